using System.Globalization;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Chat;

/// <summary>Subtasks, notes, projects and tags, skipping and undo by what people call them.</summary>
public sealed class AbilityTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory]
    [InlineData("add buy boxes as a subtask of the move", "buy boxes")]
    [InlineData("under plan the move add: order van, pack books", "order van, pack books")]
    [InlineData("add order van and pack books under plan the move", "order van, pack books")]
    [InlineData("split plan the move into van, boxes and keys", "boxes, keys, van")]
    [InlineData("add boxes to the move task", "boxes")]
    [InlineData("add boxes to task 1", "boxes")]
    [InlineData("subtasks for the move: van, keys", "keys, van")]
    public async Task Subtasks_are_added_by_words_shown_and_undone(string said, string subtasks)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Plan the move");

        await ann.SayAsync(said);
        var added = await ann.ListAsync("?parent=1&sort=title");
        var shown = await ann.SayAsync("what are the subtasks of plan the move?");
        await ann.SayAsync("undo");

        string.Join(", ", added.Select(task => task.Title)).ShouldBe(subtasks);
        added.ShouldAllBe(task => shown.Response.Contains(task.Title));
        (await ann.ListAsync("?parent=1")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("split the bill into two parts")]
    [InlineData("make the bed")]
    [InlineData("create a project plan for Q3")]
    [InlineData("make a note to call mom")]
    public async Task What_sounds_alike_is_a_task(string said)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");

        (await ann.SayAsync(said)).Response.ShouldContain("Added task 1");
    }

    [Theory]
    [InlineData("note on task 1: bring x-rays")]
    [InlineData("add a note to the dentist: bring x-rays")]
    [InlineData("dentist note: bring x-rays")]
    [InlineData("make a note on the dentist that says bring x-rays")]
    [InlineData("add note bring x-rays to the dentist")]
    public async Task A_note_is_written_shown_and_removed(string said)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Dentist appointment");

        await ann.SayAsync(said);
        var noted = (await ann.GetAsync(1)).Description;
        var shown = await ann.SayAsync("what's the note on the dentist?");
        await ann.SayAsync("remove the note from the dentist");

        noted.ShouldBe("bring x-rays");
        shown.Response.ShouldContain("bring x-rays");
        (await ann.GetAsync(1)).Description.ShouldBeEmpty();
        (await ann.SayAsync("remove the note from the dentist")).Response.ShouldStartWith("Nothing changed");
    }

    [Theory, EveryDatabase]
    public async Task The_last_change_of_a_task_is_undone_by_its_name(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.QuickAddAsync("Gym every monday");
        await ann.QuickAddAsync("Milk");
        await ann.SayAsync("make the gym every tuesday");
        await ann.SayAsync("delete the milk");
        await ann.QuickAddAsync("Bread");

        await ann.SayAsync("undo the gym change");
        await ann.SayAsync("undo deleting the milk");
        var nothing = await ann.SayAsync("undo moving the bread");

        (await ann.GetAsync(1)).Recurrence!.Text.ShouldBe("every Monday");
        (await ann.ListAsync()).Select(task => task.Title).ShouldBe(["Gym", "Milk", "Bread"], ignoreOrder: true);
        nothing.Response.ShouldStartWith("I couldn't find a change of “bread”");
    }

    [Theory, EveryDatabase]
    public async Task Projects_and_tags_are_made_renamed_archived_and_deleted_and_their_tasks_stay(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.QuickAddAsync("Write the report +Work #errands");

        await ann.SayAsync("create a project called Garden");
        await ann.SayAsync("rename the work project to Office");
        await ann.SayAsync("delete the tag errands");
        await ann.SayAsync("create the tag phone");
        await ann.SayAsync("archive the garden project");

        (await ann.Client.GetAsync<Page<LabelItem>>("/api/projects?include_archived=true")).Items.Select(label => (label.Name, label.Archived))
            .ShouldBe([("Garden", true), ("Office", false)]);
        (await ann.Client.GetAsync<Page<LabelItem>>("/api/tags")).Items.Select(label => label.Name).ShouldBe(["phone"]);
        (await ann.ListAsync()).ShouldHaveSingleItem().Project!.Name.ShouldBe("Office");
        await ann.SayAsync("undo the last 5 changes");
        (await ann.ListAsync()).ShouldHaveSingleItem().Tags.ShouldBe(["errands"]);
    }

    [Theory]
    [InlineData("delete the tag errands")]
    [InlineData("remove the errands tag")]
    public async Task A_tag_of_many_tasks_is_deleted_after_a_yes_and_its_tasks_stay(string said)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        foreach (var number in Enumerable.Range(1, 6))
        {
            await ann.QuickAddAsync($"Errand {number} #errands");
        }

        var asked = await ann.SayAsync(said);
        var before = await ann.ListAsync("?tag=errands");
        await ann.SayAsync("yes");

        asked.Response.ShouldStartWith("Delete the tag “errands”?");
        before.Count.ShouldBe(6);
        (await ann.ListAsync()).Count(task => task.Tags.Count == 0).ShouldBe(6);
    }

    [Theory]
    [InlineData("maybe delete the tag errands")]
    [InlineData("don't delete the tag errands")]
    [InlineData("delete the label maker")]
    public async Task Thinking_aloud_changes_no_tag(string said)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Fix the bike #errands");

        await ann.SayAsync(said);

        (await ann.ListAsync()).ShouldHaveSingleItem().Tags.ShouldBe(["errands"]);
    }

    [Theory]
    [InlineData("skip the gym on friday", "every Monday, Wednesday and Friday except Nov 27, 2026", "2026-11-23")]
    [InlineData("no gym on dec 11", "every Monday, Wednesday and Friday except Dec 11, 2026", "2026-11-23")]
    [InlineData("skip the gym this week", "every Monday, Wednesday and Friday", "2026-11-25")]
    [InlineData("skip the gym today", "every Monday, Wednesday and Friday", "2026-11-25")]
    public async Task A_later_occurrence_is_left_out_and_the_next_one_skipped(string said, string rule, string due)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Gym every mon, wed and fri");

        await ann.SayAsync(said);

        var gym = (await ann.ListAsync()).ShouldHaveSingleItem();
        (gym.Recurrence!.Text, gym.Due!.Date.ToString("O", CultureInfo.InvariantCulture)).ShouldBe((rule, due));
    }

    [Theory]
    [InlineData("skip the gym next week")]
    [InlineData("skip the gym in january")]
    [InlineData("skip the gym on thursday")]
    [InlineData("skip the plants on dec 1")]
    public async Task What_cannot_be_skipped_is_told_with_what_can_be(string said)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Gym every mon, wed and fri");
        await ann.QuickAddAsync("Water the plants every 3 days");

        (await ann.SayAsync(said)).Response.ShouldContain("is due next on Mon, Nov 23, 2026. To skip that one, say “skip it”.");

        (await ann.ListAsync()).ShouldAllBe(task => task.Version == 1);
    }
}
