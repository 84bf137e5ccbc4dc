using System.Globalization;
using System.Net;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

/// <summary>The occurrences of a repeating task: which one it is at, and completing, reopening and skipping one. Today is Monday, 23 November 2026.</summary>
public sealed class OccurrenceTests(BackendApps apps) : IClassFixture<BackendApps>
{
    /// <summary>Where an occurrence is moved before it is completed, and when the task is due after this and after each further completion.</summary>
    public static TheoryData<Database, string, string, string, string> Moved()
    {
        (string Rule, string Due, string To, string Next)[] cases =
        [
            ("FREQ=DAILY", "2026-11-24", "2026-11-23", "2026-11-25 2026-11-26"),
            ("FREQ=WEEKLY;BYDAY=FR", "2026-11-27", "2026-11-23", "2026-12-04 2026-12-11"),
            ("FREQ=MONTHLY;BYMONTHDAY=1", "2026-12-01", "2026-11-23", "2027-01-01 2027-02-01"),
            ("FREQ=WEEKLY;BYDAY=FR", "2026-11-27T17:00", "2026-11-24T12:00", "2026-12-04T17:00"),
            ("FREQ=WEEKLY;BYDAY=FR", "2026-11-27T17:00", "2026-11-27T08:00", "2026-12-04T17:00"),
            ("FREQ=WEEKLY;BYDAY=FR", "2026-11-27", "2026-11-29", "2026-12-04"),
            ("FREQ=WEEKLY;BYDAY=FR", "2026-11-27", "2026-11-23T17:00", "2026-12-04T17:00 2026-12-11T17:00"),
            ("FREQ=WEEKLY;BYDAY=FR;COUNT=2", "2026-11-27", "2026-11-23", "2026-12-04 done"),
            ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20261204", "2026-11-27", "2026-11-23", "2026-12-04 done"),
            ("FREQ=HOURLY;INTERVAL=6", "2026-11-24T06:00", "2026-11-23T20:00", "2026-11-24T12:00 2026-11-24T18:00"),

            // Moved past others, it replaces them.
            ("FREQ=DAILY", "2026-11-24", "2026-11-26", "2026-11-27"),
        ];
        var data = new TheoryData<Database, string, string, string, string>();
        foreach (var (rule, due, to, next) in cases)
        {
            data.Add(Database.Sqlite, rule, due, to, next);
        }

        foreach (var (rule, due, to, next) in cases.Take(3))
        {
            data.Add(new TheoryDataRow<Database, string, string, string, string>(Database.Postgres, rule, due, to, next) { Skip = PostgresServer.Reason });
        }

        return data;
    }

    [Theory, MemberData(nameof(Moved))]
    public async Task An_occurrence_that_is_moved_and_completed_is_over(Database database, string rule, string due, string to, string next)
    {
        var ann = await SignUpAsync(database);
        await ann.AddAsync("Take out bins", On(due), new Recurrence(rule));

        var moved = await ann.PatchAsync(1, $$"""{"due": {"date": "{{to[..10]}}", "time": {{(to.Length > 10 ? $"\"{to[11..]}\"" : "null")}} } }""");

        moved.Occurrence.ShouldBe(due);
        foreach (var expected in next.Split(' '))
        {
            var after = await ann.CompleteAsync(1);
            (after.Completed ? "done" : Moment(after.Due)).ShouldBe(expected);
        }
    }

    [Theory, EveryDatabase]
    public async Task An_excluded_occurrence_is_passed_over_after_a_moved_one(Database database)
    {
        var ann = await SignUpAsync(database);
        await ann.AddAsync("Take out bins", On("2026-11-27"), new Recurrence("FREQ=WEEKLY;BYDAY=FR", Exdates: ["2026-12-04"]));
        await ann.PatchAsync(1, """{"due": {"date": "2026-11-23"}}""");

        Moment((await ann.CompleteAsync(1)).Due).ShouldBe("2026-12-11");
    }

    [Theory, EveryDatabase]
    public async Task A_moved_occurrence_is_over_through_the_chat_and_the_tools_too(Database database)
    {
        var ann = await SignUpAsync(database);
        await using var mcp = await ann.McpAsync();
        await ann.SayAsync("add take out bins every friday");
        await ann.SayAsync("move bins to today");
        await ann.AddAsync("Water plants", On("2026-11-24"), new Recurrence("FREQ=DAILY"));
        await mcp.CallAsync("update_task", new() { ["task"] = "2", ["due_date"] = "today" });

        var said = await ann.SayAsync("done with bins");
        var called = await mcp.CallAsync("complete_task", new() { ["task"] = "2" });

        said.Response.ShouldBe("Completed task 1 “Take out bins” for Fri, Nov 27, 2026. It repeats; next: Fri, Dec 4, 2026.");
        called.ShouldBe("Completed task 2 “Water plants” for Tue, Nov 24, 2026. It repeats; next: Wed, Nov 25, 2026.");
    }

    [Theory, EveryDatabase]
    public async Task A_rule_that_counts_from_completion_counts_from_the_day_however_the_task_was_moved(Database database)
    {
        var ann = await SignUpAsync(database);
        await ann.AddAsync("Water plants", On("2026-11-26"), new Recurrence("FREQ=DAILY;INTERVAL=3", AfterCompletion: true));
        await ann.PatchAsync(1, """{"due": {"date": "2026-11-23"}}""");

        var first = await CompleteAsync(ann, 1, "2026-11-26");
        var again = await CompleteAsync(ann, 1, "2026-11-26");

        // The rule gives the same day again; it is another occurrence all the same.
        (Moment(first.Due), first.Occurrence, first.CompletedOccurrence!.Id).ShouldBe(("2026-11-26", "2026-11-26#2", "2026-11-26"));
        (again.ChangeSet, again.Occurrence, again.Version).ShouldBe((null, "2026-11-26#2", first.Version));
        (await CompleteAsync(ann, 1, "2026-11-26#2")).Occurrence.ShouldBe("2026-11-26#3");
    }

    [Theory, EveryDatabase]
    public async Task Undo_puts_a_moved_occurrence_back_where_it_was_moved_to(Database database)
    {
        var ann = await SignUpAsync(database);
        await ann.AddAsync("Take out bins", On("2026-11-27"), new Recurrence("FREQ=WEEKLY;BYDAY=FR"));
        await ann.PatchAsync(1, """{"due": {"date": "2026-11-23"}}""");
        await ann.CompleteAsync(1);

        await ann.UndoAsync();
        var moved = await ann.GetAsync(1);
        await ann.UndoAsync();
        var first = await ann.GetAsync(1);
        await ann.RedoAsync(2);
        var next = await ann.GetAsync(1);

        (Moment(moved.Due), moved.Occurrence).ShouldBe(("2026-11-23", "2026-11-27"));
        (Moment(first.Due), first.Occurrence).ShouldBe(("2026-11-27", "2026-11-27"));
        (Moment(next.Due), next.Occurrence).ShouldBe(("2026-12-04", "2026-12-04"));
    }

    [Theory, EveryDatabase]
    public async Task Completing_an_occurrence_twice_completes_it_once_and_succeeds(Database database)
    {
        var ann = await SignUpAsync(database);
        await ann.AddAsync("Water plants", On("2026-11-23"), new Recurrence("FREQ=DAILY"));

        var first = await CompleteAsync(ann, 1, "2026-11-23");
        var second = await CompleteAsync(ann, 1, "2026-11-23");

        (first.CompletedOccurrence, Moment(first.Due)).ShouldBe((new OccurrenceItem("2026-11-23", "Mon, Nov 23, 2026"), "2026-11-24"));
        (second.CompletedOccurrence, Moment(second.Due), second.ChangeSet).ShouldBe((first.CompletedOccurrence, "2026-11-24", null));
        (await ann.ListAsync("?status=done")).ShouldHaveSingleItem().Occurrence.ShouldBe("2026-11-23");
    }

    [Theory, EveryDatabase]
    public async Task Without_an_occurrence_the_current_one_is_completed_and_named(Database database)
    {
        var ann = await SignUpAsync(database);
        await ann.AddAsync("Water plants", On("2026-11-23"), new Recurrence("FREQ=DAILY"));
        await ann.AddAsync("Buy milk", On("2026-11-23"));

        (await ann.CompleteAsync(1)).CompletedOccurrence.ShouldBe(new OccurrenceItem("2026-11-23", "Mon, Nov 23, 2026"));
        (await ann.CompleteAsync(1)).CompletedOccurrence!.Id.ShouldBe("2026-11-24");
        (await ann.CompleteAsync(2)).CompletedOccurrence.ShouldBeNull();
    }

    [Theory, EveryDatabase]
    public async Task The_last_occurrence_completed_twice_is_done_once(Database database)
    {
        var ann = await SignUpAsync(database);
        await ann.AddAsync("Take a pill", On("2026-11-23"), new Recurrence("FREQ=DAILY;COUNT=1"));

        var first = await CompleteAsync(ann, 1, "2026-11-23");
        var second = await CompleteAsync(ann, 1, "2026-11-23");

        (first.Completed, second.Completed, second.ChangeSet, second.Version).ShouldBe((true, true, null, first.Version));
    }

    [Theory]
    [InlineData("""{"completed": true, "occurrence": "2026-12-31"}""", HttpStatusCode.Conflict, ErrorCodes.Conflict)]
    [InlineData("""{"completed": true, "occurrence": "friday"}""", HttpStatusCode.BadRequest, ErrorCodes.ValidationError)]
    [InlineData("""{"completed": true, "occurrence": "2026-11-23#1"}""", HttpStatusCode.BadRequest, ErrorCodes.ValidationError)]
    [InlineData("""{"completed": true, "occurrence": ""}""", HttpStatusCode.BadRequest, ErrorCodes.ValidationError)]
    public async Task An_occurrence_that_the_task_is_not_at_is_refused(string body, HttpStatusCode status, string code)
    {
        var ann = await SignUpAsync(Database.Sqlite);
        await ann.AddAsync("Water plants", On("2026-11-23"), new Recurrence("FREQ=DAILY"));

        await ann.Client.RefusedAsync(status, code, HttpMethod.Patch, "/api/tasks/1/complete", body);

        (await ann.GetAsync(1)).Version.ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task A_day_names_the_occurrence_of_that_day_at_its_time(Database database)
    {
        var ann = await SignUpAsync(database);
        await using var mcp = await ann.McpAsync();
        await ann.AddAsync("Call mom", On("2026-11-24T18:00"), new Recurrence("FREQ=DAILY"));

        await mcp.CallAsync("complete_task", new() { ["task"] = "1", ["occurrence"] = "tomorrow" });
        var again = await mcp.CallAsync("complete_task", new() { ["task"] = "1", ["occurrence"] = "2026-11-24" });

        again.ShouldBe("Nothing changed: task 1 “Call mom” is already done for Tue, Nov 24, 2026 at 6:00 PM. Next: Wed, Nov 25, 2026 at 6:00 PM.");
        (await ann.ListAsync("?status=done")).ShouldHaveSingleItem().Occurrence.ShouldBe("2026-11-24T18:00");
    }

    [Theory, EveryDatabase]
    public async Task Several_tasks_completed_twice_by_their_occurrences_are_completed_once(Database database)
    {
        var ann = await SignUpAsync(database);
        await ann.AddAsync("Water plants", On("2026-11-23"), new Recurrence("FREQ=DAILY"));
        await ann.AddAsync("Buy milk");
        var request = new BulkTasks(["1", "2"], BulkAction.Complete, Occurrences: new Dictionary<string, string> { ["1"] = "2026-11-23" });

        await ann.Client.PostAsync<BulkAnswer>("/api/tasks/bulk", request);
        var again = await ann.Client.PostAsync<BulkAnswer>("/api/tasks/bulk", request);

        again.ChangeSet.ShouldBeNull();
        Moment((await ann.GetAsync(1)).Due).ShouldBe("2026-11-24");
    }

    [Theory, EveryDatabase]
    public async Task Reopening_the_latest_completed_occurrence_restores_the_series(Database database)
    {
        var ann = await SignUpAsync(database);
        await ann.AddAsync("Take out bins", On("2026-11-27"), new Recurrence("FREQ=WEEKLY;BYDAY=FR"));
        await ann.PatchAsync(1, """{"due": {"date": "2026-11-23"}}""");
        await ann.CompleteAsync(1);

        var reopened = await ann.Client.PatchAsync<TaskItem>("/api/tasks/2/complete", new CompleteTask(false));

        (reopened.Number, Moment(reopened.Due), reopened.Occurrence, reopened.Recurrence?.Rule)
            .ShouldBe((1, "2026-11-23", "2026-11-27", "FREQ=WEEKLY;BYDAY=FR"));
        (await ann.ListAsync()).ShouldHaveSingleItem().Number.ShouldBe(1);
        var history = (await ann.Client.GetAsync<Page<ActivityItem>>("/api/activity")).Items;
        history[0].Summary.ShouldBe("Reopened task 1 “Take out bins”");
        await ann.UndoAsync();
        (await ann.ListAsync("?status=done")).ShouldHaveSingleItem().Number.ShouldBe(2);
        Moment((await ann.GetAsync(1)).Due).ShouldBe("2026-12-04");
    }

    [Theory, EveryDatabase]
    public async Task A_series_is_restored_through_every_entry_point(Database database)
    {
        var ann = await SignUpAsync(database);
        await using var mcp = await ann.McpAsync();
        await ann.AddAsync("Water plants", On("2026-11-23"), new Recurrence("FREQ=DAILY"));

        await ann.CompleteAsync(1);
        await ann.PatchAsync(2, """{"status": "todo"}""");
        await ShouldBeRestoredAsync();
        await ann.CompleteAsync(1);
        (await mcp.CallAsync("reopen_task", new() { ["task"] = "3" })).ShouldBe("Reopened task 1 “Water plants”. It is due Mon, Nov 23, 2026 again.");
        await ShouldBeRestoredAsync();
        await ann.CompleteAsync(1);
        (await ann.SayAsync("reopen water plants")).Response.ShouldBe("Reopened task 1 “Water plants”. It is due Mon, Nov 23, 2026 again.");
        await ShouldBeRestoredAsync();
        await ann.CompleteAsync(1);
        await ann.Client.PostAsync<BulkAnswer>("/api/tasks/bulk", new BulkTasks(["5"], BulkAction.Reopen));
        await ShouldBeRestoredAsync();
        await ann.CompleteAsync(1);
        await ann.Client.PatchAsync<TaskItem>("/api/tasks/1/complete", new CompleteTask(false, "2026-11-23"));
        await ShouldBeRestoredAsync();

        async Task ShouldBeRestoredAsync()
        {
            var task = (await ann.ListAsync()).ShouldHaveSingleItem();
            (task.Number, Moment(task.Due), task.Completed).ShouldBe((1, "2026-11-23", false));
        }
    }

    [Theory, EveryDatabase]
    public async Task An_earlier_occurrence_is_reopened_as_a_task_of_its_own_and_the_answer_says_so(Database database)
    {
        var ann = await SignUpAsync(database);
        await using var mcp = await ann.McpAsync();
        await ann.AddAsync("Water plants", On("2026-11-23"), new Recurrence("FREQ=DAILY"));
        await ann.CompleteAsync(1);
        await ann.CompleteAsync(1);

        var answer = await mcp.CallAsync("reopen_task", new() { ["task"] = "2" });

        answer.ShouldBe("Reopened task 2 “Water plants” as a separate task. Its series goes on as it was.");
        (await ann.ListAsync("?status=open")).Select(task => (task.Number, Moment(task.Due))).ShouldBe([(2, "2026-11-23"), (1, "2026-11-25")]);
    }

    [Theory, EveryDatabase]
    public async Task Reopening_what_is_open_changes_nothing_and_says_so(Database database)
    {
        var ann = await SignUpAsync(database);
        await using var mcp = await ann.McpAsync();
        await ann.AddAsync("Daily", On("2026-11-23"), new Recurrence("FREQ=DAILY"));
        await ann.AddAsync("Buy milk");
        await ann.AddAsync("Buy bread");
        await ann.CompleteAsync(3);

        (await mcp.CallAsync("reopen_task", new() { ["task"] = "1" })).ShouldBe("Nothing changed: task 1 “Daily” is already open.");
        (await ann.SayAsync("mark 1 as not done")).Response.ShouldBe("Nothing changed: task 1 “Daily” is already open.");
        (await mcp.CallAsync("complete_task", new() { ["task"] = "3" })).ShouldBe("Nothing changed: task 3 “Buy bread” is already done.");
        (await mcp.CallAsync("reopen_task", new() { ["task"] = "1, 2" })).ShouldBe("Nothing changed: all 2 tasks are already like that.");
        (await mcp.CallAsync("complete_task", new() { ["task"] = "2, 3" })).ShouldBe("Completed 1 task:\n2. Buy milk · done\n1 more were already like that.");
        (await ann.GetAsync(1)).Version.ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task A_series_that_is_deleted_or_stopped_takes_no_occurrence_back(Database database)
    {
        var ann = await SignUpAsync(database);
        await ann.AddAsync("Stopped", On("2026-11-23"), new Recurrence("FREQ=DAILY"));
        await ann.CompleteAsync(1);
        await ann.PatchAsync(1, """{"recurrence": null}""");
        await ann.AddAsync("Deleted", On("2026-11-23"), new Recurrence("FREQ=DAILY"));
        await ann.CompleteAsync(3);
        await ann.DeleteAsync(3);

        (await ann.Client.PatchAsync<TaskItem>("/api/tasks/2/complete", new CompleteTask(false))).Number.ShouldBe(2);
        (await ann.Client.PatchAsync<TaskItem>("/api/tasks/4/complete", new CompleteTask(false))).Number.ShouldBe(4);
    }

    [Theory, EveryDatabase]
    public async Task An_occurrence_is_skipped_once_undone_and_shown_in_the_history(Database database)
    {
        var ann = await SignUpAsync(database);
        await ann.AddAsync("Take out bins", On("2026-11-27"), new Recurrence("FREQ=WEEKLY;BYDAY=FR"));
        await ann.PatchAsync(1, """{"due": {"date": "2026-11-23"}}""");

        var skipped = await ann.Client.PostAsync<TaskItem>("/api/tasks/1/skip", new SkipOccurrence("2026-11-27"));
        var again = await ann.Client.PostAsync<TaskItem>("/api/tasks/1/skip", new SkipOccurrence("2026-11-27"));

        (Moment(skipped.Due), skipped.Occurrence, skipped.Completed).ShouldBe(("2026-12-04", "2026-12-04", false));
        (again.ChangeSet, again.Version).ShouldBe((null, skipped.Version));
        (await ann.ListAsync()).ShouldHaveSingleItem();
        var entry = (await ann.Client.GetAsync<Page<ActivityItem>>("/api/activity")).Items[0];
        (entry.Tool, entry.Summary).ShouldBe(("skip_occurrence", "Skipped an occurrence of task 1 “Take out bins”"));
        entry.Changes.ShouldHaveSingleItem().ShouldBe(new FieldChange("due_date", "Mon, Nov 23, 2026", "Fri, Dec 4, 2026"));
        (await ann.UndoAsync()).Summary.ShouldBe("Undid: skipped an occurrence of task 1 “Take out bins”.");
        Moment((await ann.GetAsync(1)).Due).ShouldBe("2026-11-23");
    }

    [Theory, EveryDatabase]
    public async Task The_tool_skips_the_current_occurrence_or_the_one_named(Database database)
    {
        var ann = await SignUpAsync(database);
        await using var mcp = await ann.McpAsync();
        await ann.AddAsync("Water plants", On("2026-11-23"), new Recurrence("FREQ=DAILY"));
        await ann.AddAsync(new TaskFields("Fill the can", Parent: 1));
        await ann.CompleteAsync(2);

        var current = await mcp.CallAsync("skip_occurrence", new() { ["task"] = "water plants" });
        var named = await mcp.CallAsync("skip_occurrence", new() { ["task"] = "1", ["occurrence"] = "2026-11-24" });
        var again = await mcp.CallAsync("skip_occurrence", new() { ["task"] = "1", ["occurrence"] = "2026-11-24" });

        current.ShouldBe("Skipped an occurrence of task 1 “Water plants”. Next: Tue, Nov 24, 2026.");
        named.ShouldBe("Skipped an occurrence of task 1 “Water plants”. Next: Wed, Nov 25, 2026.");
        again.ShouldBe("Nothing changed: that occurrence of task 1 “Water plants” is over. Next: Wed, Nov 25, 2026.");
        (await ann.GetAsync(2)).Completed.ShouldBeFalse("the next occurrence begins with open subtasks");
    }

    [Theory, EveryDatabase]
    public async Task A_rule_that_counts_from_completion_is_skipped_to_the_occurrence_after_the_due_one(Database database)
    {
        var ann = await SignUpAsync(database);
        await ann.AddAsync("Water plants", On("2026-11-26"), new Recurrence("FREQ=DAILY;INTERVAL=3", AfterCompletion: true));

        Moment((await ann.Client.PostAsync<TaskItem>("/api/tasks/1/skip")).Due).ShouldBe("2026-11-29");
    }

    [Theory, EveryDatabase]
    public async Task What_cannot_be_skipped_is_refused_with_the_reason(Database database)
    {
        var ann = await SignUpAsync(database);
        await ann.AddAsync("Buy milk", On("2026-11-23"));
        await ann.AddAsync("Take the last pill", On("2026-11-23"), new Recurrence("FREQ=DAILY;COUNT=1"));

        var once = await ann.Client.RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/tasks/1/skip");
        var last = await ann.Client.RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/tasks/2/skip");
        await ann.Client.RefusedAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound, HttpMethod.Post, "/api/tasks/3/skip");

        once.GetProperty("detail").GetString().ShouldBe("Task 1 doesn't repeat, so there is no occurrence to skip.");
        last.GetProperty("detail").GetString().ShouldBe("Nothing follows this occurrence of task 2. Complete the task or delete it instead.");
    }

    [Theory, EveryDatabase]
    public async Task A_new_rule_begins_with_the_due_date(Database database)
    {
        var ann = await SignUpAsync(database);
        await ann.AddAsync("Gym", On("2026-11-27"), new Recurrence("FREQ=WEEKLY;BYDAY=FR"));
        await ann.PatchAsync(1, """{"due": {"date": "2026-11-25"}}""");

        var changed = await ann.PatchAsync(1, """{"recurrence": {"rule": "FREQ=DAILY"}}""");

        changed.Occurrence.ShouldBe("2026-11-25");
        Moment((await ann.CompleteAsync(1)).Due).ShouldBe("2026-11-26");
    }

    /// <summary>A repetition that names no day, and when a task that is due tomorrow, on Tuesday, is due next.</summary>
    public static TheoryData<Database, string, string> DayLess()
    {
        (string Words, string Next)[] cases =
        [
            ("every day", "2026-11-25"), ("every week", "2026-12-01"), ("every other week", "2026-12-08"), ("every month", "2026-12-24"),
            ("every year", "2027-11-24"), ("every day at 9", "2026-11-25T09:00"), ("every week at 9", "2026-12-01T09:00"),
        ];
        var data = new TheoryData<Database, string, string>();
        foreach (var (words, next) in cases)
        {
            data.Add(Database.Sqlite, words, next);
        }

        data.Add(new TheoryDataRow<Database, string, string>(Database.Postgres, "every week", "2026-12-01") { Skip = PostgresServer.Reason });
        return data;
    }

    [Theory, MemberData(nameof(DayLess))]
    public async Task A_rule_in_words_that_names_no_day_begins_with_the_due_date(Database database, string words, string next)
    {
        var ann = await SignUpAsync(database);
        await using var mcp = await ann.McpAsync();

        await mcp.CallAsync("add_task", new() { ["title"] = "By a tool", ["due"] = "tomorrow", ["recurrence"] = words });
        await mcp.CallAsync("add_tasks", new() { ["tasks"] = new[] { new { title = "Among others", due = "2026-11-24", recurrence = words } } });
        await ann.AddAsync("Repeating later", On("2026-11-24"));
        await mcp.CallAsync("update_task", new() { ["task"] = "3", ["recurrence"] = words });
        await ann.AddAsync("Repeating and moved");
        await mcp.CallAsync("update_task", new() { ["task"] = "4", ["recurrence"] = words, ["due_date"] = "tomorrow" });
        await ann.AddAsync("In the chat", On("2026-11-24"));
        await ann.SayAsync($"make task 5 repeat {words}");
        await ann.SayAsync($"add a task to water the plants tomorrow {words}");
        await ann.QuickAddAsync($"By a line tomorrow {words}");

        for (var number = 1; number <= 7; number++)
        {
            (await ann.GetAsync(number)).Due?.Date.ShouldBe(new DateOnly(2026, 11, 24), $"task {number}");
            Moment((await ann.Client.PostAsync<TaskItem>($"/api/tasks/{number}/skip")).Due).ShouldBe(next, $"task {number}");
        }
    }

    [Theory, EveryDatabase]
    public async Task A_rule_without_a_start_begins_with_the_due_date(Database database)
    {
        var ann = await SignUpAsync(database);
        (string Rule, string Next)[] rules =
        [
            ("FREQ=DAILY", "2026-11-25"), ("FREQ=WEEKLY", "2026-12-01"), ("FREQ=WEEKLY;INTERVAL=2", "2026-12-08"), ("FREQ=MONTHLY", "2026-12-24"), ("FREQ=YEARLY", "2027-11-24"),
        ];

        foreach (var (rule, next) in rules)
        {
            var task = await ann.AddAsync(rule, On("2026-11-24"), new Recurrence(rule));

            Moment((await ann.CompleteAsync(task.Number)).Due).ShouldBe(next, rule);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_rule_in_words_that_names_its_start_begins_there(Database database)
    {
        var ann = await SignUpAsync(database);
        await using var mcp = await ann.McpAsync();

        await mcp.CallAsync("add_task", new() { ["title"] = "Water plants", ["due"] = "tomorrow", ["recurrence"] = "every week starting friday" });

        Moment((await ann.Client.PostAsync<TaskItem>("/api/tasks/1/skip")).Due).ShouldBe("2026-11-27");
    }

    private async Task<Person> SignUpAsync(Database database) => await (await apps.OnAsync(database)).SignUpAsync("ann");

    private static Task<TaskItem> CompleteAsync(Person person, int number, string occurrence) =>
        person.Client.PatchAsync<TaskItem>($"/api/tasks/{number}/complete", new CompleteTask(true, occurrence));

    private static Due On(string moment) => new(
        DateOnly.Parse(moment[..10], CultureInfo.InvariantCulture),
        moment.Length > 10 ? TimeOnly.Parse(moment[11..], CultureInfo.InvariantCulture) : null);

    private static string Moment(Due? due) => due is null ? "" : $"{due.Date:yyyy-MM-dd}{(due.Time is { } time ? $"T{time:HH:mm}" : "")}";
}
