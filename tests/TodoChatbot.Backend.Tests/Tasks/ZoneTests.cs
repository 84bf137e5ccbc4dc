using System.Net;
using System.Net.Http.Json;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

/// <summary>Moments of other time zones, in lists of a person's own days.</summary>
public sealed class ZoneTests(BackendApps apps) : IClassFixture<BackendApps>
{
    private const string LosAngeles = "America/Los_Angeles";
    private const string Shanghai = "Asia/Shanghai";
    private const string Tokyo = "Asia/Tokyo";

    /// <summary>Monday, 30 November 2026, 08:00 in Los Angeles; midnight in Shanghai; 1 December, 01:00 in Tokyo.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromDays(7) + TimeSpan.FromHours(7);

    // database × (zone, moment, day and time there)
    public static TheoryData<Database, string, string, string, string> Moments()
    {
        var data = new TheoryData<Database, string, string, string, string>();
        foreach (var database in Enum.GetValues<Database>())
        {
            data.Add(database, LosAngeles, "2026-12-01T02:00:00Z", "2026-11-30", "18:00");
            data.Add(database, LosAngeles, "2026-12-01T02:00Z", "2026-11-30", "18:00");
            data.Add(database, LosAngeles, "2026-12-01T02:00:00.000+00:00", "2026-11-30", "18:00");
            data.Add(database, LosAngeles, "2026-11-30T22:30:00-05:00", "2026-11-30", "19:30");
            data.Add(database, LosAngeles, "2026-12-01T07:59:00Z", "2026-11-30", "23:59");
            data.Add(database, LosAngeles, "2026-12-01T08:00:00Z", "2026-12-01", "00:00");
            data.Add(database, Shanghai, "2026-11-30T16:30:00Z", "2026-12-01", "00:30");
            data.Add(database, Shanghai, "2026-11-30T15:59:00Z", "2026-11-30", "23:59");
            data.Add(database, Tokyo, "2026-11-30T21:00:00-05:00", "2026-12-01", "11:00");

            // The clocks of Los Angeles change on 8 March 2026 and 1 November 2026, 14 March 2027 and 7 November 2027.
            data.Add(database, LosAngeles, "2027-03-14T09:59:00Z", "2027-03-14", "01:59");
            data.Add(database, LosAngeles, "2027-03-14T10:00:00Z", "2027-03-14", "03:00");
            data.Add(database, LosAngeles, "2027-11-08T07:30:00Z", "2027-11-07", "23:30");
        }

        return data;
    }

    [Theory, MemberData(nameof(Moments))]
    public async Task A_moment_with_an_offset_is_kept_by_the_user_s_own_clock(Database database, string zone, string moment, string date, string time)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann", zone);
        await using var mcp = await ann.McpAsync();

        await mcp.CallAsync("add_task", new() { ["title"] = "By a tool", ["due"] = moment });
        await ann.QuickAddAsync($"By a line {moment}");
        await ann.AddAsync("To be changed");
        await mcp.CallAsync("update_task", new() { ["task"] = "3", ["due_date"] = moment });

        foreach (var due in (await ann.ListAsync()).Select(task => task.Due!))
        {
            due.ShouldBe(new Due(DateOnly.Parse(date, null), TimeOnly.Parse(time, null), zone, due.Text));
        }
    }

    [Theory, EveryDatabase]
    public async Task An_offset_for_a_zone_is_converted_and_the_name_of_a_zone_is_kept(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann", LosAngeles);
        var (date, time) = (new DateOnly(2026, 12, 1), new TimeOnly(2, 0));

        var converted = await ann.AddAsync("By offset", new Due(date, time, "Z"));
        var east = await ann.AddAsync("By offset", new Due(date, time, "+05:30"));
        var kept = await ann.AddAsync("By name", new Due(date, time, "Etc/UTC"));
        var weekly = await ann.AddAsync("Every week", new Due(date, time, "+05:30"), new Recurrence("FREQ=WEEKLY;BYDAY=TU"));

        (converted.Due!.Date, converted.Due.Time, converted.Due.TimeZone, converted.Due.Local).ShouldBe((new(2026, 11, 30), new(18, 0), LosAngeles, null));
        (east.Due!.Date, east.Due.Time, east.Due.TimeZone).ShouldBe((new(2026, 11, 30), new(12, 30), LosAngeles));
        (kept.Due!.Date, kept.Due.Time, kept.Due.TimeZone, kept.Due.Local).ShouldBe((date, time, "Etc/UTC", "2026-11-30T18:00"));
        (weekly.Due!.Date, weekly.Due.Time, weekly.Due.TimeZone, weekly.Due.Local).ShouldBe((date, time, "UTC+05:30", "2026-11-30T12:30"));
    }

    [Theory, EveryDatabase]
    public async Task The_time_of_another_city_is_told_by_the_user_s_own_clock(Database database)
    {
        var bob = await LaterAsync(database, Tokyo);
        await using var mcp = await bob.McpAsync();

        // In New York it is 30 November, 11 o'clock.
        await bob.QuickAddAsync("call Ann today at 9pm New York time");
        await bob.SayAsync("add a task: call Ben today at 9pm New York time");
        await mcp.CallAsync("add_task", new() { ["title"] = "Call Carl", ["due"] = "2026-11-30T21:00 America/New_York" });

        var tasks = await bob.ListAsync("?sort=created");
        tasks.Count.ShouldBe(3);
        foreach (var task in tasks)
        {
            (task.Due!.Date, task.Due.Time, task.Due.TimeZone).ShouldBe((new(2026, 12, 1), new(11, 0), Tokyo), task.Title);
        }
    }

    [Theory, EveryDatabase]
    public async Task What_repeats_at_the_time_of_another_city_keeps_to_the_clock_there(Database database)
    {
        var bob = await LaterAsync(database, Tokyo);

        var quick = await bob.QuickAddAsync("call Ann every day at 9am New York time");
        await bob.SayAsync("add a task: call Ben every day at 9am New York time");
        var said = await bob.GetAsync(2);

        foreach (var task in new[] { quick, said })
        {
            (task.Due!.Time, task.Due.TimeZone, task.Recurrence!.Rule).ShouldBe((new(9, 0), "America/New_York", "FREQ=DAILY"), task.Title);
            task.Due.Local.ShouldBe($"{task.Due.Date:yyyy-MM-dd}T23:00");
        }
    }

    [Theory, EveryDatabase]
    public async Task Lists_follow_the_user_s_day_whatever_the_zone_of_a_task(Database database)
    {
        var ann = await LaterAsync(database, LosAngeles);
        var first = new DateOnly(2026, 12, 1);
        await ann.AddAsync("At eight in the evening", new Due(first.AddDays(-1), new TimeOnly(20, 0)));
        await ann.AddAsync("Tonight at six, elsewhere", new Due(first, new TimeOnly(2, 0), "Etc/UTC"));
        await ann.AddAsync("Tomorrow at six, elsewhere", new Due(first.AddDays(1), new TimeOnly(2, 0), "Etc/UTC"));
        await ann.AddAsync("Some time today", new Due(first.AddDays(-1), TimeZone: "Pacific/Auckland"));
        await ann.AddAsync("This morning, elsewhere", new Due(first, new TimeOnly(0, 30), Tokyo));
        await using var mcp = await ann.McpAsync();

        string[] today = ["This morning, elsewhere", "Tonight at six, elsewhere", "At eight in the evening", "Some time today"];
        (await TitlesAsync(ann, "?due_before=2026-12-01")).ShouldBe(today);
        (await TitlesAsync(ann, "?due_after=2026-11-29&due_before=2026-12-01&sort=due")).ShouldBe(today);
        (await TitlesAsync(ann, "?due_after=2026-11-30")).ShouldBe(["Tomorrow at six, elsewhere"]);
        (await TitlesAsync(ann, "?overdue=true")).ShouldBe(["This morning, elsewhere"]);
        (await PagedAsync(ann, "due")).ShouldBe([.. today, "Tomorrow at six, elsewhere"]);

        var listed = await mcp.CallAsync("list_tasks", new() { ["due_from"] = "today", ["due_to"] = "today" });
        today.ShouldAllBe(title => listed.Contains(title));
        listed.ShouldNotContain("Tomorrow");
        var evening = await mcp.CallAsync("list_tasks", new() { ["time_from"] = "17:00", ["time_to"] = "19:00", ["due_to"] = "today" });
        evening.ShouldContain("Tonight at six");
        evening.ShouldNotContain("At eight");
        (await ann.SayAsync("what is due tomorrow?")).Response.ShouldContain("Tomorrow at six");
        (await ann.SayAsync("what is due today?")).Response.ShouldContain("Tonight at six");
        (await ann.SayAsync("what is overdue?")).Response.ShouldNotContain("Tonight at six");
    }

    [Theory, EveryDatabase]
    public async Task Tasks_follow_their_owner_to_another_zone_at_once(Database database)
    {
        var ann = await LaterAsync(database, LosAngeles);
        var today = new DateOnly(2026, 11, 30);
        await ann.AddAsync("Noon", new Due(today, new TimeOnly(7, 0)));
        await ann.AddAsync("Evening", new Due(today, new TimeOnly(20, 0)));
        await ann.AddAsync("All day", new Due(today));
        var done = await ann.AddAsync("Done", new Due(today, new TimeOnly(21, 0)));
        await ann.CompleteAsync(done.Number);
        (await TitlesAsync(ann, "?due_before=2026-12-01&status=open")).ShouldBe(["Noon", "Evening", "All day"]);

        await ann.Client.PatchAsync<UserItem>("/api/users/me", """{"time_zone": "Asia/Tokyo"}""");

        (await TitlesAsync(ann, "?due_before=2026-12-01&status=open")).ShouldBe(["All day"]);
        (await TitlesAsync(ann, "?due_after=2026-11-30&sort=due")).ShouldBe(["Noon", "Evening", "Done"]);
        (await ann.GetAsync(2)).Due!.Local.ShouldBe("2026-12-01T13:00");
        (await ann.GetAsync(3)).Due!.TimeZone.ShouldBe(Tokyo);
        (await ann.SayAsync("what is due today?")).Response.ShouldContain("Evening");
        await ann.AddAsync("In the morning there", new Due(today.AddDays(1), new TimeOnly(9, 0)));
        (await TitlesAsync(ann, "?due_after=2026-11-30&status=open&sort=due")).ShouldBe(["Noon", "In the morning there", "Evening"]);

        await ann.Client.PatchAsync<UserItem>("/api/users/me", $$"""{"time_zone": "{{LosAngeles}}"}""");

        (await TitlesAsync(ann, "?due_before=2026-12-01&status=open")).ShouldBe(["Noon", "In the morning there", "Evening", "All day"]);
    }

    [Theory, EveryDatabase]
    public async Task A_task_that_lives_in_another_zone_moves_to_a_day_of_its_owner_s_calendar(Database database)
    {
        var ann = await LaterAsync(database, LosAngeles);
        var today = new DateOnly(2026, 11, 30);
        await ann.AddAsync("Every evening", new Due(today, new TimeOnly(20, 0)), new Recurrence("FREQ=DAILY"));
        await ann.AddAsync("Once", new Due(today, new TimeOnly(20, 0)));
        await ann.AddAsync("All day", new Due(today));
        await ann.AddAsync("Some day");
        await ann.Client.PatchAsync<UserItem>("/api/users/me", """{"time_zone": "Asia/Tokyo"}""");

        var moved = await ann.Client.PostAsync<BulkAnswer>("/api/tasks/bulk", new BulkTasks(["1", "2", "3", "4"], BulkAction.Move, Day: new DateOnly(2026, 12, 2)));

        moved.Items.Select(task => task.Due!.Local ?? $"{task.Due.Date:yyyy-MM-dd}").ShouldBe(["2026-12-02T13:00", "2026-12-02T13:00", "2026-12-02", "2026-12-02"]);
        moved.Items[0].Due.ShouldBe(new Due(new DateOnly(2026, 12, 1), new TimeOnly(20, 0), LosAngeles, moved.Items[0].Due!.Text, Local: "2026-12-02T13:00"));
        var again = await ann.Client.PostAsync<BulkAnswer>("/api/tasks/bulk", new BulkTasks(["1", "2", "3", "4"], BulkAction.Move, Day: new DateOnly(2026, 12, 2)));
        again.ChangeSet.ShouldBeNull();
        var spread = await ann.Client.PostAsync<BulkAnswer>("/api/tasks/bulk", new BulkTasks(["1"], BulkAction.Spread));
        spread.Items.Single().Due!.Local.ShouldBe("2026-12-01T13:00");
    }

    [Theory, EveryDatabase]
    public async Task A_day_belongs_to_a_move_and_a_move_needs_one(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.AddAsync("Milk");

        using var without = await ann.Client.PostAsJsonAsync("/api/tasks/bulk", new BulkTasks(["1"], BulkAction.Move), Wire.Json, TestContext.Current.CancellationToken);
        using var beside = await ann.Client.PostAsJsonAsync("/api/tasks/bulk", new BulkTasks(["1"], BulkAction.Complete, Day: new DateOnly(2026, 12, 2)), Wire.Json, TestContext.Current.CancellationToken);

        (await without.ShouldBeProblemAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError)).ToString().ShouldContain("Say the day with the action move");
        await beside.ShouldBeProblemAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError);
    }

    [Theory, EveryDatabase]
    public async Task Tasks_of_a_release_that_filed_them_by_their_own_zone_are_filed_anew(Database database)
    {
        var ann = await LaterAsync(database, LosAngeles);
        await ann.AddAsync("Tonight at six", new Due(new DateOnly(2026, 12, 1), new TimeOnly(2, 0), "Etc/UTC"));
        await ann.App.SqlAsync($"UPDATE tasks SET due_sort = '2026-12-01T02:00' WHERE owner_id = {ann.App.Literal(ann.Id)}");
        await ann.App.SqlAsync($"UPDATE users SET filed_zone = NULL WHERE id = {ann.App.Literal(ann.Id)}");

        (await TitlesAsync(ann, "?due_before=2026-12-01")).ShouldBe(["Tonight at six"]);
    }

    [Theory, EveryDatabase]
    public async Task A_task_of_another_zone_is_moved_by_the_user_s_days_and_clock(Database database)
    {
        var bob = await LaterAsync(database, Tokyo);
        await using var mcp = await bob.McpAsync();
        var evening = new Due(new DateOnly(2026, 11, 30), new TimeOnly(20, 0), LosAngeles);
        await bob.AddAsync("Once", evening);
        await bob.AddAsync("Daily", evening, new Recurrence("FREQ=DAILY"));

        await mcp.CallAsync("update_task", new() { ["task"] = "1", ["due_date"] = "friday" });
        await mcp.CallAsync("update_task", new() { ["task"] = "2", ["due_date"] = "friday" });
        var (once, daily) = ((await bob.GetAsync(1)).Due!, (await bob.GetAsync(2)).Due!);
        await mcp.CallAsync("update_task", new() { ["task"] = "2", ["due_time"] = "3pm" });
        var later = (await bob.GetAsync(2)).Due!;

        (once.Date, once.Time, once.TimeZone).ShouldBe((new(2026, 12, 4), new(13, 0), Tokyo));
        (daily.Date, daily.Time, daily.TimeZone, daily.Local).ShouldBe((new(2026, 12, 3), new(20, 0), LosAngeles, "2026-12-04T13:00"));
        (later.Time, later.TimeZone, later.Local).ShouldBe((new(22, 0), LosAngeles, "2026-12-04T15:00"));
    }

    [Theory, EveryDatabase]
    public async Task Reminders_and_repetitions_with_an_offset_are_told_by_the_task_s_own_clock(Database database)
    {
        var ann = await LaterAsync(database, LosAngeles);
        await using var mcp = await ann.McpAsync();
        var task = await ann.AddAsync(new TaskFields(
            "Call", Due: new Due(new DateOnly(2026, 12, 1), new TimeOnly(9, 0)), Reminders: [new Reminder("2026-12-01T16:00:00Z")],
            Recurrence: new Recurrence("FREQ=DAILY", Start: "2026-12-01T17:00Z", Exdates: ["2026-12-02T17:00:00Z"])));
        await mcp.CallAsync("update_task", new() { ["task"] = "1", ["add_reminders"] = new[] { "2026-12-01T15:30:00Z", "tomorrow at 10am New York time" } });
        await ann.CompleteAsync(1);

        task.Reminders.ShouldHaveSingleItem().Trigger.ShouldBe("2026-12-01T08:00");
        task.Recurrence!.Start.ShouldBe("2026-12-01T09:00");
        var next = await ann.GetAsync(1);
        next.Due!.Date.ShouldBe(new DateOnly(2026, 12, 3));
        next.Reminders.Select(reminder => reminder.Trigger).ShouldBe(["2026-12-01T08:00", "2026-12-01T07:30", "2026-12-01T07:00"]);
    }

    [Theory]
    [InlineData("2026-11-30T00:00Z")]
    [InlineData("2026-11-30T00:00:00Z")]
    [InlineData("2026-11-30t00:00:00z")]
    [InlineData("2026-11-30 00:00:00.000+00:00")]
    [InlineData("2026-11-30T01:00:00+0100")]
    [InlineData("2026-11-30T01:00:00 01:00")]
    [InlineData("2026-11-30T01:00+01")]
    [InlineData("20261130T000000Z")]
    [InlineData("2026-11-30T01:00")]
    [InlineData("2026-11-30")]
    public async Task Reminders_are_listed_from_a_moment_in_any_form(string after)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann", "Europe/Berlin");
        await ann.AddAsync(new TaskFields("Call", Due: new Due(new DateOnly(2026, 11, 30), new TimeOnly(2, 0)), Reminders: [new Reminder("PT0S")]));

        var reminders = await ann.Client.GetAsync<Page<ReminderItem>>($"/api/reminders?after={Uri.EscapeDataString(after).Replace("%20", "+")}");

        reminders.Items.ShouldHaveSingleItem().At.ShouldBe(new DateTimeOffset(2026, 11, 30, 1, 0, 0, TimeSpan.Zero));
    }

    private static async Task<IReadOnlyList<string>> TitlesAsync(Person person, string query) =>
        [.. (await person.ListAsync(query)).Select(task => task.Title)];

    private static async Task<IReadOnlyList<string>> PagedAsync(Person person, string sort)
    {
        var titles = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await person.Client.GetAsync<Page<TaskItem>>($"/api/tasks?sort={sort}&limit=2&cursor={cursor}");
            titles.AddRange(page.Items.Select(task => task.Title));
            cursor = page.NextCursor;
        }

        return titles;
    }

    // A person on Monday, 30 November, at 16:00 in UTC.
    private async Task<Person> LaterAsync(Database database, string zone)
    {
        var app = await apps.OnAsync(database);
        if (app.Clock.GetUtcNow() < BackendApp.Start + Later)
        {
            app.Wait(BackendApp.Start + Later - app.Clock.GetUtcNow());
        }

        return await app.SignUpAsync("ann", zone);
    }
}
