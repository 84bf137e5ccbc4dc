using System.Text.RegularExpressions;
using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Chat;

/// <summary>Questions about the age, the order and the fields of tasks are answered from the data, never with another list.</summary>
public sealed partial class TrueAnswerTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task What_was_added_is_told_by_its_day(Database database)
    {
        var ann = await WithTasksAsync(database);

        (await NamedAsync(ann, "what did i add yesterday?")).ShouldBe("1 Paint the fence");
        (await NamedAsync(ann, "show me tasks i added today")).ShouldBe("3 Renew passport, 2 Call mom");
        (await NamedAsync(ann, "which tasks did I add last week")).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Fields_narrow_the_list(Database database)
    {
        var ann = await WithTasksAsync(database);

        (await NamedAsync(ann, "tasks with reminders")).ShouldBe("2 Call mom");
        (await NamedAsync(ann, "which tasks have a reminder?")).ShouldBe("2 Call mom");
        (await NamedAsync(ann, "tasks without a project")).ShouldBe("2 Call mom, 3 Renew passport");
    }

    [Theory, EveryDatabase]
    public async Task The_first_in_an_order_is_one_task(Database database)
    {
        var ann = await WithTasksAsync(database);

        (await NamedAsync(ann, "what's the oldest task?")).ShouldBe("1 Paint the fence");
        (await NamedAsync(ann, "show my newest task")).ShouldBe("3 Renew passport");
        (await NamedAsync(ann, "which task is due last?")).ShouldBe("3 Renew passport");
        (await NamedAsync(ann, "what's due next?")).ShouldBe("2 Call mom");
    }

    [Fact]
    public async Task What_was_deleted_is_told_from_the_history()
    {
        var ann = await WithTasksAsync(Database.Sqlite);

        (await ann.SayAsync("what did i delete today?")).Response.ShouldContain("not deleted");
        await ann.SayAsync("delete task 2");

        (await ann.SayAsync("show deleted tasks")).Response.ShouldBe("Deleted task 2 “Call mom”");
    }

    [Fact]
    public async Task What_was_missed_is_overdue()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Water the plants yesterday");
        await ann.QuickAddAsync("Feed the cat today");

        (await NamedAsync(ann, "what did i miss yesterday?")).ShouldBe("1 Water the plants");
    }

    [Fact]
    public async Task Two_days_that_follow_each_other_are_asked_for_together()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Mow the lawn saturday");
        await ann.QuickAddAsync("Visit grandma sunday");
        await ann.QuickAddAsync("Send the report monday");

        (await NamedAsync(ann, "what's on saturday and sunday?")).ShouldBe("1 Mow the lawn, 2 Visit grandma");
    }

    [Theory]
    [InlineData("search for cheap flights")]
    [InlineData("show grandma the photos")]
    public async Task A_search_that_finds_nothing_may_be_a_task(string said)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");

        var offer = await ann.SayAsync(said);
        await ann.SayAsync("yes");

        offer.Response.ShouldContain("No open task has the words");
        (await ann.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe(said);
    }

    [Theory]
    [InlineData("has the train to Boston left yet")]
    [InlineData("does costco sell tires")]
    [InlineData("let me know how far the moon is")]
    [InlineData("can penguins fly")]
    [InlineData("do cats dream")]
    public async Task A_question_about_the_world_is_no_task(string said)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");

        await ann.SayAsync(said);

        (await ann.ListAsync()).ShouldBeEmpty();
    }

    // The tasks that an answer lists: "1 Buy milk, 2 Call mom".
    private static async Task<string> NamedAsync(Person ann, string question) =>
        string.Join(", ", TaskLine().Matches((await ann.SayAsync(question)).Response).Select(line => $"{line.Groups[1].Value} {line.Groups[2].Value}"));

    [GeneratedRegex("^([0-9]+)\\. (.+?)(?= — | · |$)", RegexOptions.Multiline)]
    private static partial Regex TaskLine();

    // The first one was added a day before the others.
    private async Task<Person> WithTasksAsync(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.QuickAddAsync("Paint the fence +Home");
        app.Wait(TimeSpan.FromDays(1));
        await ann.ReturnAsync();
        await ann.QuickAddAsync("Call mom tomorrow at 9 remind me 10 minutes before");
        await ann.QuickAddAsync("Renew passport in 3 weeks");
        return ann;
    }
}
