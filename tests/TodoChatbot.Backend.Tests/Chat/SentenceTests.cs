using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Chat;

/// <summary>The sentences that the product was promised with, and what else a person says to a list.</summary>
public sealed class SentenceTests(BackendApps apps) : IClassFixture<BackendApps>
{
    private static readonly DateOnly Tomorrow = new(2026, 11, 24);

    [Theory, EveryDatabase]
    public async Task Add_a_task_to_buy_groceries(Database database)
    {
        var ann = await WithThreeTasksAsync(database);

        var answer = await ann.SayAsync("Add a task to buy groceries");

        answer.Response.ShouldBe("Added task 4 “Buy groceries”.");
        (await ann.GetAsync(4)).Title.ShouldBe("Buy groceries");
    }

    [Theory, EveryDatabase]
    public async Task Show_me_all_my_tasks(Database database)
    {
        var ann = await WithThreeTasksAsync(database);

        var answer = await ann.SayAsync("Show me all my tasks");

        answer.Response.ShouldBe("There are 3 tasks:\n1. Call the bank\n2. Water the plants\n3. Send the invoice");
    }

    [Theory, EveryDatabase]
    public async Task What_is_pending(Database database)
    {
        var ann = await WithThreeTasksAsync(database);
        await ann.CompleteAsync(2);

        var answer = await ann.SayAsync("What's pending?");

        answer.Response.ShouldBe("There are 2 tasks:\n1. Call the bank\n3. Send the invoice");
    }

    [Theory, EveryDatabase]
    public async Task Mark_task_3_as_complete(Database database)
    {
        var ann = await WithThreeTasksAsync(database);

        var answer = await ann.SayAsync("Mark task 3 as complete");

        answer.Response.ShouldBe("Completed task 3 “Send the invoice”.");
        (await ann.ListAsync("?status=done")).ShouldHaveSingleItem().Number.ShouldBe(3);
    }

    [Theory, EveryDatabase]
    public async Task Delete_the_meeting_task(Database database)
    {
        var ann = await WithThreeTasksAsync(database);
        await ann.AddAsync("Team meeting");

        var answer = await ann.SayAsync("Delete the meeting task");

        answer.Response.ShouldBe("Deleted task 4 “Team meeting”.");
        (await ann.ListAsync()).Select(task => task.Number).ShouldBe([1, 2, 3], ignoreOrder: true);
    }

    [Theory, EveryDatabase]
    public async Task Change_task_1_to_Call_mom_tonight(Database database)
    {
        var ann = await WithThreeTasksAsync(database);

        await ann.SayAsync("Change task 1 to 'Call mom tonight'");

        var changed = await ann.GetAsync(1);
        (changed.Title, changed.Due).ShouldBe(("Call mom tonight", null));
    }

    [Theory, EveryDatabase]
    public async Task I_need_to_remember_to_pay_bills(Database database)
    {
        var ann = await WithThreeTasksAsync(database);

        await ann.SayAsync("I need to remember to pay bills");

        (await ann.GetAsync(4)).Title.ShouldBe("Pay bills");
    }

    [Theory, EveryDatabase]
    public async Task What_have_I_completed(Database database)
    {
        var ann = await WithThreeTasksAsync(database);
        await ann.CompleteAsync(2);

        var answer = await ann.SayAsync("What have I completed?");

        answer.Response.ShouldBe("There is 1 task:\n2. Water the plants · done");
    }

    [Theory, EveryDatabase]
    public async Task Reschedule_my_morning_meetings_to_2_PM(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.AddAsync("Team meeting", new Due(Tomorrow, new TimeOnly(9, 30)));
        await ann.AddAsync("Budget meeting", new Due(Tomorrow.AddDays(1), new TimeOnly(11, 0)));
        await ann.AddAsync("Evening meeting", new Due(Tomorrow, new TimeOnly(18, 0)));
        await ann.AddAsync("Breakfast", new Due(Tomorrow, new TimeOnly(8, 0)));

        var answer = await ann.SayAsync("Reschedule my morning meetings to 2 PM");

        answer.Response.ShouldBe("Changed 2 tasks:\n1. Team meeting — Tue, Nov 24, 2026 at 2:00 PM\n2. Budget meeting — Wed, Nov 25, 2026 at 2:00 PM");
        (await ann.ListAsync("?sort=created")).Select(task => task.Due!.Time!.Value.Hour).ShouldBe([14, 14, 18, 8], ignoreOrder: true);
    }

    [Theory, EveryDatabase]
    public async Task A_write_is_answered_with_the_absolute_date_and_the_rule_and_can_be_undone(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");

        var answer = await ann.SayAsync("pay rent every 1st at 9, remind me the day before");
        var undone = await ann.SayAsync("undo");

        answer.Response.ShouldContain("Tue, Dec 1, 2026 at 9:00 AM");
        answer.Response.ShouldContain("every month on the 1st");
        answer.ToolCalls.ShouldHaveSingleItem().Result!.Value.GetProperty("change_set").GetGuid().ShouldNotBe(Guid.Empty);
        undone.Response.ShouldStartWith("Undid: added task 1");
        (await ann.ListAsync()).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task When_several_tasks_fit_the_assistant_asks_and_takes_any_kind_of_answer(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.AddAsync("Team meeting");
        await ann.AddAsync("Budget meeting");
        await ann.AddAsync("Parents meeting");

        var question = await ann.SayAsync("delete the meeting task");
        var second = await ann.SayAsync("the second one");
        await ann.SayAsync("complete the meeting");
        var byNumber = await ann.SayAsync("task 3");

        question.Response.ShouldBe("3 tasks fit “meeting”. Which one?\n1. Team meeting\n2. Budget meeting\n3. Parents meeting");
        second.Response.ShouldBe("Deleted task 2 “Budget meeting”.");
        byNumber.Response.ShouldBe("Completed task 3 “Parents meeting”.");
    }

    [Theory]
    [InlineData("What's the capital of France?")]
    [InlineData("Write me a poem about the sea")]
    [InlineData("What is 12 times 12?")]
    public async Task What_is_not_about_tasks_is_refused_with_a_way_on(string message)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");

        var answer = await ann.SayAsync(message);

        answer.Response.ShouldBe("I only keep your todo list, so I cannot help with that. Try “Add a task to …”, “What's due today?” or “help”.");
        answer.ToolCalls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("help", "I keep your todo list. For example:")]
    [InlineData("what can you do?", "I keep your todo list. For example:")]
    [InlineData("hello", "Hello!")]
    [InlineData("thanks!", "You're welcome.")]
    [InlineData("who are you?", "I am the assistant of your todo list.")]
    [InlineData("bye", "See you soon.")]
    public async Task Help_and_small_talk_get_an_answer_and_change_nothing(string message, string beginning)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");

        var answer = await ann.SayAsync(message);

        answer.Response.ShouldStartWith(beginning);
        (await ann.ListAsync()).ShouldBeEmpty();
    }

    private async Task<Person> WithThreeTasksAsync(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.AddAsync("Call the bank");
        await ann.AddAsync("Water the plants");
        await ann.AddAsync("Send the invoice");
        return ann;
    }
}
