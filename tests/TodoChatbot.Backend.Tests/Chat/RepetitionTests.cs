using System.Globalization;
using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Chat;

/// <summary>Changing and ending a repetition by words.</summary>
public sealed class RepetitionTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory]
    [InlineData("gym only on mondays from now on", "every Monday at 6:00 PM", "Mon, Nov 23, 2026")]
    [InlineData("from now on the gym is only on tuesdays", "every Tuesday at 6:00 PM", "Tue, Nov 24, 2026")]
    [InlineData("the gym is on tuesdays and thursdays from now on", "every Tuesday and Thursday at 6:00 PM", "Tue, Nov 24, 2026")]
    [InlineData("gym every friday instead of every monday", "every Friday at 6:00 PM", "Fri, Nov 27, 2026")]
    [InlineData("make the gym weekly", "every week at 6:00 PM", "")]
    [InlineData("turn the gym into a daily habit", "every day at 6:00 PM", "")]
    [InlineData("change how often the gym repeats to every 2 weeks", "every 2 weeks at 6:00 PM", "")]
    [InlineData("change the repetition of the gym to monthly", "every month at 6:00 PM", "")]
    [InlineData("gym isn't on fridays anymore", "every Monday and Wednesday at 6:00 PM", "")]
    [InlineData("no more gym on wednesdays", "every Monday and Friday at 6:00 PM", "")]
    [InlineData("the gym is no longer on mondays", "every Wednesday and Friday at 6:00 PM", "Wed, Nov 25, 2026")]
    [InlineData("gym moved to 6am from now on", "every Monday, Wednesday and Friday at 6:00 AM", "")]
    [InlineData("from now on gym is at 7pm", "every Monday, Wednesday and Friday at 7:00 PM", "")]
    [InlineData("the gym ends on dec 20", "every Monday, Wednesday and Friday at 6:00 PM until Dec 20, 2026", "")]
    public async Task A_repetition_is_changed_at_once_said_back_and_can_be_undone(string said, string rule, string due)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        var before = await ann.QuickAddAsync("Gym every mon, wed and fri at 6pm");

        var answer = await ann.SayAsync(said);
        var changed = (await ann.ListAsync()).ShouldHaveSingleItem();
        await ann.SayAsync("undo");

        changed.Recurrence.ShouldNotBeNull().Text.ShouldBe(rule);
        answer.Response.ShouldContain(due);
        answer.Response.ShouldContain(rule.Replace(changed.Due!.Time is { } time ? $" at {time.ToString("h:mm tt", CultureInfo.InvariantCulture)}" : "", "", StringComparison.Ordinal));
        (await ann.GetAsync(1)).Recurrence!.Text.ShouldBe(before.Recurrence!.Text);
    }

    [Theory]
    [InlineData("stop repeating the gym")]
    [InlineData("the gym doesn't repeat anymore")]
    [InlineData("end the gym series")]
    [InlineData("make the gym a one-time task")]
    public async Task A_repetition_is_ended_and_the_task_stays(string said)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        var before = await ann.QuickAddAsync("Gym every mon, wed and fri at 6pm");

        await ann.SayAsync(said);

        var gym = (await ann.ListAsync()).ShouldHaveSingleItem();
        gym.Recurrence.ShouldBeNull();
        gym.Due.ShouldBe(before.Due);
    }

    [Fact]
    public async Task Stop_alone_is_asked_about()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Gym every mon, wed and fri at 6pm");

        var asked = await ann.SayAsync("stop the gym");
        var before = await ann.GetAsync(1);
        await ann.SayAsync("yes");

        asked.Response.ShouldStartWith("Do you want me to stop repeating “gym”?");
        before.Recurrence.ShouldNotBeNull();
        (await ann.GetAsync(1)).Recurrence.ShouldBeNull();
    }

    [Theory, EveryDatabase]
    public async Task Make_it_so_often_changes_a_task_that_is_there_and_else_adds_one(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.QuickAddAsync("Pay rent on the 1st");
        await ann.QuickAddAsync("Buy new bed sheets");

        var changed = await ann.SayAsync("make the rent monthly");
        var added = await ann.SayAsync("make the bed every morning");

        changed.Response.ShouldStartWith("Changed task 1 “Pay rent”");
        changed.Response.ShouldContain("every month");
        added.Response.ShouldStartWith("Added task 3 “Make the bed”");
        (await ann.GetAsync(2)).Recurrence.ShouldBeNull();
    }

    [Fact]
    public async Task Water_the_plants_every_4_days_instead_changes_the_rule()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Water the plants every 3 days");

        await ann.SayAsync("water the plants every 4 days instead");

        (await ann.ListAsync()).ShouldHaveSingleItem().Recurrence!.Text.ShouldBe("every 4 days");
    }

    [Theory]
    [InlineData("gym isn't on sundays anymore", "“Gym” repeats every Monday.")]
    [InlineData("gym isn't on mondays anymore", "“Gym” repeats every Monday.")]
    [InlineData("the dentist isn't on fridays anymore", "“Dentist” doesn't repeat")]
    [InlineData("no more candy on sundays", "Add “no more candy on sundays” as a task?")]
    public async Task What_cannot_be_left_out_is_said_and_changes_nothing(string said, string answer)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Gym every monday");
        await ann.QuickAddAsync("Dentist on friday");

        (await ann.SayAsync(said)).Response.ShouldContain(answer);

        (await ann.GetAsync(1)).Version.ShouldBe(1);
        (await ann.GetAsync(2)).Version.ShouldBe(1);
    }

    [Fact]
    public async Task Of_several_tasks_that_fit_the_one_that_is_picked_changes()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.QuickAddAsync("Team standup every weekday");
        await ann.QuickAddAsync("Sales standup every weekday");

        (await ann.SayAsync("the standup isn't on fridays anymore")).Response.ShouldContain("Which one?");
        await ann.SayAsync("task 2");

        (await ann.GetAsync(1)).Recurrence!.Text.ShouldBe("every weekday");
        (await ann.GetAsync(2)).Recurrence!.Text.ShouldBe("every Monday, Tuesday, Wednesday and Thursday");
    }
}
