using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Chat;

/// <summary>Words of a user's own titles name their tasks.</summary>
public sealed class OwnTaskTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory]
    [InlineData("scratch the travel insurance")]
    [InlineData("delete travel insurance")]
    [InlineData("delete the insurance task")]
    public async Task A_task_is_deleted_by_words_of_its_title(string said)
    {
        var ann = await WithTasksAsync();

        await ann.SayAsync(said);

        (await TitlesAsync(ann)).ShouldBe(["Fix the shed door", "Water the plants"]);
    }

    [Theory]
    [InlineData("the shed is done")]
    [InlineData("mark the shed door as finished")]
    [InlineData("close the shed door task")]
    public async Task A_task_is_completed_by_words_of_its_title(string said)
    {
        var ann = await WithTasksAsync();

        await ann.SayAsync(said);

        (await ann.GetAsync(1)).Status.ShouldBe(TodoStatus.Done);
        (await ann.ListAsync()).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("put the shed in a bag")]
    [InlineData("bump the insurance somewhere")]
    [InlineData("shed door tomorrow")]
    [InlineData("finish the shed door")]
    [InlineData("move task 1 somewhere nice")]
    public async Task What_may_be_about_a_task_is_asked_about_and_not_added(string said)
    {
        var ann = await WithTasksAsync();

        (await ann.SayAsync(said)).Response.ShouldContain("“yes”");

        (await TitlesAsync(ann)).ShouldBe(["Buy travel insurance", "Fix the shed door", "Water the plants"]);
        (await ann.GetAsync(1)).Due.ShouldBeNull();
    }

    [Theory]
    [InlineData("i won't make it to the shed door today", "1. Fix the shed door")]
    [InlineData("i haven't watered the plants yet", "Water the plants")]
    [InlineData("ignore the travel insurance", "2. Buy travel insurance")]
    [InlineData("i couldn't cancel the travel insurance", "2. Buy travel insurance")]
    public async Task What_is_said_of_a_task_asks_what_to_do_with_it(string said, string shown)
    {
        var ann = await WithTasksAsync();

        var answer = (await ann.SayAsync(said)).Response;
        await ann.SayAsync("delete it");

        answer.ShouldContain(shown);
        answer.ShouldContain("What should I do with it?");
        (await TitlesAsync(ann)).Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("i'm sick today, move the shed door to friday")]
    [InlineData("ugh i forgot to fix the shed door, can you move it to friday")]
    [InlineData("can we do the shed door on friday instead, same time")]
    [InlineData("the carpenter called, the shed door is friday instead")]
    public async Task A_request_follows_a_statement(string said)
    {
        var ann = await WithTasksAsync();

        await ann.SayAsync(said);

        (await ann.GetAsync(1)).Due!.Date.ShouldBe(new DateOnly(2026, 11, 27));
        (await ann.ListAsync()).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("delete only the travel insurance")]
    [InlineData("delete the travel insurance for me")]
    [InlineData("delete the travel insurance instead")]
    public async Task Words_beside_a_reference_are_no_part_of_it(string said)
    {
        var ann = await WithTasksAsync();

        await ann.SayAsync(said);

        (await TitlesAsync(ann)).ShouldBe(["Fix the shed door", "Water the plants"]);
    }

    [Theory]
    [InlineData("i have to buy paint for the shed")]
    [InlineData("buy insurance for the bike")]
    [InlineData("add water the lawn")]
    public async Task A_plain_todo_that_shares_words_with_a_task_is_added(string said)
    {
        var ann = await WithTasksAsync();

        await ann.SayAsync(said);

        (await ann.ListAsync()).Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("how important is the shed?", "1. Fix the shed door")]
    [InlineData("what tags does the travel insurance have", "2. Buy travel insurance")]
    [InlineData("anything about the plants?", "Water the plants")]
    public async Task A_question_about_a_task_shows_it(string said, string shown)
    {
        var ann = await WithTasksAsync();

        (await ann.SayAsync(said)).Response.ShouldContain(shown);
    }

    [Fact]
    public async Task The_same_is_done_to_another_task()
    {
        var ann = await WithTasksAsync();

        await ann.SayAsync("mark the shed door as done");
        await ann.SayAsync("same for the travel insurance");
        await ann.SayAsync("the plants as well");

        (await ann.ListAsync("?status=open")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_done_to_the_wrong_task_is_taken_back()
    {
        var ann = await WithTasksAsync();

        await ann.SayAsync("delete task 1");
        await ann.SayAsync("oops, i meant 2");

        (await TitlesAsync(ann)).ShouldBe(["Fix the shed door", "Water the plants"]);
    }

    [Fact]
    public async Task Several_tasks_are_named_one_after_the_other()
    {
        var ann = await WithTasksAsync();

        await ann.SayAsync("complete the shed door and the insurance");

        (await ann.ListAsync("?status=open")).ShouldHaveSingleItem().Title.ShouldBe("Water the plants");
    }

    [Fact]
    public async Task A_list_is_narrowed_down()
    {
        var ann = await WithTasksAsync();
        await ann.QuickAddAsync("Old invoice yesterday #money");
        await ann.QuickAddAsync("New invoice in 2 weeks #money");

        await ann.SayAsync("show my #money tasks");
        var answer = (await ann.SayAsync("only the overdue ones")).Response;

        answer.ShouldContain("Old invoice");
        answer.ShouldNotContain("New invoice");
    }

    [Fact]
    public async Task A_reminder_without_a_time_is_asked_about()
    {
        var ann = await WithTasksAsync();

        (await ann.SayAsync("remind me to oil the gate")).Response.ShouldEndWith("When should I remind you?");
        await ann.SayAsync("tomorrow at 5pm");

        var gate = await ann.GetAsync(4);
        gate.Due.ShouldNotBeNull();
        gate.Reminders.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Several_tasks_never_get_one_title()
    {
        var ann = await WithTasksAsync();
        await ann.QuickAddAsync("Call Ben tomorrow");
        await ann.QuickAddAsync("Call Eve tomorrow");

        await ann.SayAsync("make me a task for tomorrow: test the alarm");

        (await ann.GetAsync(6)).Title.ShouldBe("Test the alarm");
        (await ann.GetAsync(4)).Title.ShouldBe("Call Ben");
    }

    private async Task<Person> WithTasksAsync()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Fix the shed door");
        await ann.QuickAddAsync("Buy travel insurance");
        await ann.QuickAddAsync("Water the plants");
        return ann;
    }

    private static async Task<IEnumerable<string>> TitlesAsync(Person user) => (await user.ListAsync()).Select(task => task.Title).Order(StringComparer.Ordinal);
}
