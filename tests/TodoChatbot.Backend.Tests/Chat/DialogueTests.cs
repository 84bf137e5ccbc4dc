using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Chat;

/// <summary>Turns that only make sense after the turns before them.</summary>
public sealed class DialogueTests(BackendApps apps) : IClassFixture<BackendApps>
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory, EveryDatabase]
    public async Task A_task_is_made_right_step_by_step_though_the_backend_restarts_between_the_turns(Database database)
    {
        await using var house = await BackendApp.StartAsync(database);
        var ann = await house.SignUpAsync("ann");
        async Task<string> SayAfterRestartAsync(string message)
        {
            await using var backend = house.StartAnother();
            ann = ann.At(backend);
            return (await ann.SayAsync(message)).Response;
        }

        (await SayAfterRestartAsync("add dentist friday 3pm")).ShouldBe("Added task 1 “Dentist”, due Fri, Nov 27, 2026 at 3:00 PM.");
        (await SayAfterRestartAsync("make it 4")).ShouldBe("Changed task 1 “Dentist”, due Fri, Nov 27, 2026 at 4:00 PM.");
        (await SayAfterRestartAsync("actually monday")).ShouldBe("Changed task 1 “Dentist”, due Mon, Nov 30, 2026 at 4:00 PM.");
        (await SayAfterRestartAsync("remind me an hour before")).ShouldBe("Changed task 1 “Dentist”, due Mon, Nov 30, 2026 at 4:00 PM, 1 hour before.");
        (await SayAfterRestartAsync("undo")).ShouldBe("Undid: changed the reminders of task 1 “Dentist”.");

        var dentist = await ann.At(house).GetAsync(1);
        (dentist.Due!.Date, dentist.Due.Time, dentist.Reminders.Count).ShouldBe((new DateOnly(2026, 11, 30), new TimeOnly(16, 0), 0));
    }

    [Theory, EveryDatabase]
    public async Task It_that_one_the_second_and_all_of_them_are_what_was_spoken_of(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.AddAsync("Call the bank");
        await ann.AddAsync("Water the plants");
        await ann.AddAsync("Send the invoice");

        await ann.SayAsync("show my tasks");
        (await ann.SayAsync("complete the second one")).Response.ShouldBe("Completed task 2 “Water the plants”.");
        (await ann.SayAsync("reopen it")).Response.ShouldBe("Reopened task 2 “Water the plants”.");
        (await ann.SayAsync("delete that one")).Response.ShouldBe("Deleted task 2 “Water the plants”.");
        await ann.SayAsync("show my tasks");
        (await ann.SayAsync("move all of them to tomorrow")).Response
            .ShouldBe("Changed 2 tasks:\n1. Call the bank — Tue, Nov 24, 2026\n3. Send the invoice — Tue, Nov 24, 2026");
        (await ann.SayAsync("complete the last one")).Response.ShouldBe("Completed task 3 “Send the invoice”.");
    }

    [Theory, EveryDatabase]
    public async Task Several_requests_in_one_message_are_done_in_their_order_and_it_is_what_the_one_before_was_about(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.AddAsync("Call the bank");

        await ann.SayAsync("Buy milk. It is urgent.");
        await ann.SayAsync("Add eggs. Delete task 1.");

        (await ann.ListAsync("?sort=title")).Select(task => (task.Title, task.Priority))
            .ShouldBe([("Buy milk", Priority.Urgent), ("Eggs", Priority.Medium)]);
    }

    [Theory, EveryDatabase]
    public async Task What_is_left_out_is_left_alone(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.AddAsync("Call the bank");
        await ann.AddAsync("Water the plants");
        await ann.AddAsync("Send the invoice");

        await ann.SayAsync("complete everything except task 3");
        var none = await ann.SayAsync("delete all tasks except the dentist");
        await ann.SayAsync("delete everything except the invoice");

        none.Response.ShouldStartWith("I do not find the task to leave out");
        (await ann.GetAsync(3)).Status.ShouldBe(TodoStatus.Todo);
        (await ann.GetAsync(1)).Status.ShouldBe(TodoStatus.Done);
    }

    [Theory, EveryDatabase]
    public async Task Up_to_fifty_tasks_that_the_user_typed_are_added_without_a_question(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var few = await ann.SayAsync("milk, call mum tomorrow 6, rent every 1st");
        var six = await ann.SayAsync("add buy bread, buy eggs, buy rice, buy tea, buy salt and buy sugar");
        var many = await ann.SayAsync(string.Join('\n', Enumerable.Range(1, 50).Select(number => $"- Read chapter {number}")));
        var tooMany = await ann.SayAsync(string.Join('\n', Enumerable.Range(1, 51).Select(number => $"- Learn word {number}")));

        few.Response.ShouldStartWith("Added 3 tasks:");
        six.Response.ShouldStartWith("Added 6 tasks:");
        many.Response.ShouldStartWith("Added 50 tasks:");
        tooMany.Response.ShouldContain("Add 1 to 50 tasks at once; these are 51.");
        (await app.CountAsync("tasks", $"owner_id = {app.Literal(ann.Id)}")).ShouldBe(59);
    }

    [Theory, EveryDatabase]
    public async Task Who_has_a_Spanish_locale_is_understood_in_Spanish_and_in_English(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann", "Europe/Madrid", "es-ES");

        var call = await ann.QuickAddAsync("llamar a Ana mañana a las 5");
        await ann.SayAsync("añade comprar leche mañana");
        await ann.SayAsync("add buy bread tomorrow");
        await ann.SayAsync("mueve la tarea 3 al lunes");
        await ann.SayAsync("marca la tarea 2 como hecha");
        await ann.SayAsync("borra la tarea de Ana");

        (call.Title, call.Due?.Text).ShouldBe(("llamar a Ana", "mar 24 nov 2026 a las 17:00"));
        (await ann.ListAsync("?sort=created")).Select(task => (task.Number, task.Title, task.Completed, task.Due?.Text)).ShouldBe(
            [(2, "Comprar leche", true, "mar 24 nov 2026"), (3, "Buy bread", false, "lun 30 nov 2026")], ignoreOrder: true);
    }

    [Theory, EveryDatabase]
    public async Task A_number_at_the_end_of_a_sentence_ends_it(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.SayAsync("Buy milk");
        await ann.SayAsync("Call mum");

        var answer = await ann.SayAsync("Complete task 2. Delete it.");

        answer.Response.ShouldContain("Completed task 2 “Call mum”.");
        answer.Response.ShouldContain("Deleted task 2 “Call mum”.");
        (await ann.ListAsync()).Select(task => task.Title).ShouldBe(["Buy milk"]);
    }

    [Theory, EveryDatabase]
    public async Task A_range_is_kept_when_only_its_beginning_is_said_anew_and_replaced_by_another_range(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");

        (await ann.SayAsync("add workshop friday from 3 to 4pm")).Response.ShouldBe("Added task 1 “Workshop”, due Fri, Nov 27, 2026 at 3:00 PM to 4:00 PM.");
        (await ann.SayAsync("make it 5pm")).Response.ShouldBe("Changed task 1 “Workshop”, due Fri, Nov 27, 2026 at 5:00 PM to 6:00 PM.");
        (await ann.SayAsync("move it to monday from 9 to 11am")).Response.ShouldBe("Changed task 1 “Workshop”, due Mon, Nov 30, 2026 at 9:00 AM to 11:00 AM.");
        (await ann.GetAsync(1)).Due?.Duration.ShouldBe("PT2H");
    }

    [Theory, EveryDatabase]
    public async Task A_change_of_more_than_five_tasks_waits_for_a_yes_and_is_undone_as_one(Database database)
    {
        var ann = await WithOverdueTasksAsync(database, count: 6);

        var preview = await ann.SayAsync("complete everything overdue");
        var before = await ann.ListAsync("?status=done");
        var done = await ann.SayAsync("yes");
        var after = await ann.ListAsync("?status=done");
        await ann.SayAsync("undo");

        preview.Response.ShouldStartWith("Complete 6 tasks?\n1. Task 1");
        before.ShouldBeEmpty();
        done.Response.ShouldStartWith("Completed 6 tasks:");
        after.Count.ShouldBe(6);
        (await ann.ListAsync("?status=done")).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Five_tasks_are_changed_at_once(Database database)
    {
        var ann = await WithOverdueTasksAsync(database, count: 5);

        await ann.SayAsync("complete everything overdue");

        (await ann.ListAsync("?status=done")).Count.ShouldBe(5);
    }

    [Theory, EveryDatabase]
    public async Task All_tasks_wait_for_a_yes_however_few_they_are_and_a_no_leaves_them(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.AddAsync("Call the bank");
        await ann.AddAsync("Water the plants");

        var preview = await ann.SayAsync("delete all my tasks");
        var refused = await ann.SayAsync("no");
        var late = await ann.SayAsync("yes");

        preview.Response.ShouldBe("Delete 2 tasks?\n1. Call the bank\n2. Water the plants\nNothing was done yet. Say yes to go on.");
        refused.Response.ShouldBe("All right, nothing was changed.");
        late.Response.ShouldBe("There is nothing waiting for a yes. What shall I do?");
        (await ann.ListAsync()).Count.ShouldBe(2);
    }

    [Theory, EveryDatabase]
    public async Task A_day_and_a_week_are_summed_up(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.AddAsync("File the report", new Due(Today.AddDays(-1)));
        await ann.AddAsync("Team meeting", new Due(Today, new TimeOnly(15, 0)));
        await ann.AddAsync("Dentist", new Due(Today.AddDays(3)));
        await ann.AddAsync("Walk the dog");
        await ann.CompleteAsync(4);

        var day = await ann.SayAsync("summarise my day");
        var week = await ann.SayAsync("how does my week look?");

        day.Response.ShouldBe("Mon, Nov 23, 2026 (Etc/UTC): 1 task due.\n2. Team meeting — Mon, Nov 23, 2026 at 3:00 PM\nOverdue: 1 task.\n1. File the report — Sun, Nov 22, 2026\nDone: 1.");
        week.Response.ShouldContain("3. Dentist — Thu, Nov 26, 2026");
    }

    [Theory, EveryDatabase]
    public async Task A_plan_for_the_day_puts_first_what_matters_most(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.AddAsync(new TaskFields("Read the news", Due: new Due(Today), Priority: Priority.Low));
        await ann.AddAsync(new TaskFields("Pay the fine", Due: new Due(Today), Priority: Priority.Urgent));
        await ann.AddAsync("Sort the photos");

        var plan = await ann.SayAsync("plan my day");

        plan.Response.IndexOf("Pay the fine", StringComparison.Ordinal).ShouldBeInRange(1, plan.Response.IndexOf("Read the news", StringComparison.Ordinal));
        plan.Response.ShouldContain("If there is time left:\n3. Sort the photos");
    }

    private async Task<Person> WithOverdueTasksAsync(Database database, int count)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        foreach (var number in Enumerable.Range(1, count))
        {
            await ann.AddAsync($"Task {number}", new Due(Today.AddDays(-2)));
        }

        await ann.AddAsync("Not yet", new Due(Today.AddDays(2)));
        return ann;
    }

    [Theory, EveryDatabase]
    public async Task Which_one_is_answered_by_a_title_too(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.AddAsync("Team meeting");
        await ann.AddAsync("Budget meeting");

        await ann.SayAsync("complete the meeting task");
        var picked = await ann.SayAsync("budget meeting");

        picked.Response.ShouldBe("Completed task 2 “Budget meeting”.");
        (await ann.ListAsync()).Count.ShouldBe(2);
        await ann.AddAsync("Board meeting");
        await ann.SayAsync("delete the meeting task");
        (await ann.SayAsync("Team")).Response.ShouldBe("Deleted task 1 “Team meeting”.");
    }

    [Theory, EveryDatabase]
    public async Task Something_else_said_after_which_one_is_a_new_task(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.AddAsync("Team meeting");
        await ann.AddAsync("Budget meeting");

        await ann.SayAsync("complete the meeting task");

        (await ann.SayAsync("sales meeting tomorrow")).Response.ShouldStartWith("Added task 3");
        await ann.SayAsync("complete the meeting task");
        (await ann.SayAsync("buy milk")).Response.ShouldStartWith("Added task 4");
    }
}
