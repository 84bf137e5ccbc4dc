using System.Net;
using TodoChatbot.Backend.Tasks;
using TodoChatbot.Backend.Tasks.Recurring;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

/// <summary>The time stands at Monday, 23 November 2026, 09:00.</summary>
public sealed class RecurrenceTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task Completing_shows_the_next_occurrence_under_the_same_number(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var task = await ann.AddAsync("Gym", On("2026-11-24", "17:00"), new Recurrence("FREQ=WEEKLY"));

        var next = await ann.CompleteAsync(task.Number);

        (next.Id, next.Number, next.Status, next.Completed, next.CompletedAt).ShouldBe((task.Id, task.Number, TodoStatus.Todo, false, null));
        next.Due.ShouldNotBeNull().Date.ShouldBe(new DateOnly(2026, 12, 1));
        next.Due.Time.ShouldBe(new TimeOnly(17, 0));
        next.Recurrence.ShouldNotBeNull().Rule.ShouldBe("FREQ=WEEKLY");
    }

    [Theory, EveryDatabase]
    public async Task What_was_done_is_listed_among_the_done(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync(new TaskFields(
            "Gym", "with Bob", Due: On("2026-11-24", "17:00"), Recurrence: new Recurrence("FREQ=WEEKLY"), Reminders: [new Reminder("-PT1H")],
            Tags: ["sport"], Project: new ProjectReference(Name: "Health")));

        await ann.CompleteAsync(1);

        var done = (await ann.ListAsync("?status=done")).ShouldHaveSingleItem();
        (done.Number, done.Title, done.Description, done.CompletedAt).ShouldBe((2, "Gym", "with Bob", BackendApp.Start));
        done.Due.ShouldNotBeNull().Date.ShouldBe(new DateOnly(2026, 11, 24));
        done.Tags.ShouldBe(["sport"]);
        done.Project.ShouldNotBeNull().Name.ShouldBe("Health");
        done.Recurrence.ShouldBeNull();
        done.Reminders.ShouldBeEmpty();
    }

    /// <summary>Start, rule and the occurrences that follow it.</summary>
    public static TheoryData<string, string, string[]> Series { get; } = new()
    {
        { "2026-11-27", "FREQ=DAILY", ["2026-11-28", "2026-11-29"] },
        { "2026-11-27", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", ["2026-11-30", "2026-12-01"] },
        { "2026-11-27T17:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", ["2026-12-11T17:00", "2026-12-25T17:00"] },
        { "2027-01-31", "FREQ=MONTHLY;BYMONTHDAY=31", ["2027-03-31", "2027-05-31", "2027-07-31"] },
        { "2027-01-31", "FREQ=MONTHLY", ["2027-03-31", "2027-05-31"] },
        { "2027-01-31", "FREQ=MONTHLY;BYMONTHDAY=-1", ["2027-02-28", "2027-03-31", "2027-04-30"] },
        { "2027-01-04", "FREQ=MONTHLY;BYDAY=1MO", ["2027-02-01", "2027-03-01", "2027-04-05"] },
        { "2027-01-29", "FREQ=MONTHLY;BYDAY=-1FR", ["2027-02-26", "2027-03-26"] },
        { "2026-11-30", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=30", ["2027-05-30", "2027-08-30"] },
        { "2028-02-29", "FREQ=YEARLY", ["2032-02-29", "2036-02-29"] },
        { "2026-12-24T18:00", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24", ["2027-12-24T18:00"] },
        { "2026-11-27T09:00", "FREQ=DAILY;BYHOUR=9,21;BYMINUTE=30", ["2026-11-27T09:30", "2026-11-27T21:30", "2026-11-28T09:30"] },
        { "2026-11-27T22:30", "FREQ=HOURLY", ["2026-11-27T23:30", "2026-11-28T00:30"] },
        { "2026-11-27T23:45", "FREQ=MINUTELY;INTERVAL=30", ["2026-11-28T00:15", "2026-11-28T00:45"] },
        { "2026-11-27", "FREQ=WEEKLY;BYDAY=SA,SU", ["2026-11-28", "2026-11-29", "2026-12-05"] },
        { "2026-11-27", "RRULE:freq=weekly;byday=fr", ["2026-12-04"] },
        { "2026-11-27", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["2026-11-30", "2026-12-31", "2027-01-29"] },
    };

    [Theory]
    [MemberData(nameof(Series))]
    public async Task A_rule_goes_its_way(string start, string rule, string[] following)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        var parts = start.Split('T');
        await ann.AddAsync("Repeat", On(parts[0], parts.ElementAtOrDefault(1)), new Recurrence(rule));

        var seen = new List<string>();
        foreach (var _ in following)
        {
            seen.Add(Moment((await ann.CompleteAsync(1)).Due));
        }

        seen.ShouldBe(following);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2027-03-27", "2027-03-28")]
    [InlineData("Europe/Berlin", "2026-10-24", "2026-11-24")]
    [InlineData("America/New_York", "2027-03-13", "2027-03-14")]
    [InlineData("America/New_York", "2027-11-06", "2027-11-07")]
    public async Task Nine_stays_nine_when_the_clocks_change(string zone, string due, string next)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann", zone);
        await ann.AddAsync("Stand up", On(due, "09:00"), new Recurrence("FREQ=DAILY"));

        var following = await ann.CompleteAsync(1);

        Moment(following.Due).ShouldBe($"{next}T09:00");
        following.Due!.TimeZone.ShouldBe(zone);
    }

    [Theory, EveryDatabase]
    public async Task An_hour_that_the_clocks_leave_out_is_due_all_the_same(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann", "Europe/Berlin");
        await ann.AddAsync("Backup", On("2027-03-27", "02:30"), new Recurrence("FREQ=DAILY"));

        Moment((await ann.CompleteAsync(1)).Due).ShouldBe("2027-03-28T02:30");
        (await ann.GetAsync(1)).Due.ShouldNotBeNull().Text.ShouldNotBeNull().ShouldContain("2:30 AM");
        Moment((await ann.CompleteAsync(1)).Due).ShouldBe("2027-03-29T02:30");
    }

    [Theory, EveryDatabase]
    public async Task A_count_ends_the_series_and_then_the_task_is_done(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Take the pill", On("2026-11-24"), new Recurrence("FREQ=DAILY;COUNT=3"));

        Moment((await ann.CompleteAsync(1)).Due).ShouldBe("2026-11-25");
        Moment((await ann.CompleteAsync(1)).Due).ShouldBe("2026-11-26");
        var last = await ann.CompleteAsync(1);

        (last.Completed, Moment(last.Due)).ShouldBe((true, "2026-11-26"));
        (await ann.ListAsync("?status=open")).ShouldBeEmpty();
        (await ann.ListAsync("?status=done")).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("UNTIL=20261126", null)]
    [InlineData("UNTIL=20261126T235959", "17:00")]
    [InlineData("UNTIL=20261126T235959Z", "17:00")]
    [InlineData("UNTIL=20261126", "17:00")]
    public async Task An_until_ends_the_series_with_its_day(string until, string? time)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Take the pill", On("2026-11-24", time), new Recurrence($"FREQ=DAILY;{until}"));

        (await ann.CompleteAsync(1)).Completed.ShouldBeFalse();
        (await ann.CompleteAsync(1)).Due.ShouldNotBeNull().Date.ShouldBe(new DateOnly(2026, 11, 26));
        (await ann.CompleteAsync(1)).Completed.ShouldBeTrue();
    }

    [Theory, EveryDatabase]
    public async Task Excluded_occurrences_are_passed_over(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Stand up", On("2026-11-24", "09:30"), new Recurrence("FREQ=DAILY", Exdates: ["2026-11-25T09:30", "2026-11-26"]));

        Moment((await ann.CompleteAsync(1)).Due).ShouldBe("2026-11-27T09:30");
    }

    [Theory, EveryDatabase]
    public async Task An_occurrence_can_be_excluded_later(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Stand up", On("2026-11-24"), new Recurrence("FREQ=DAILY;COUNT=3"));

        var changed = await ann.PatchAsync(1, """{"recurrence": {"exdates": ["2026-11-25"]}}""");

        changed.Recurrence.ShouldNotBeNull().Exdates.ShouldBe(["2026-11-25"]);
        Moment((await ann.CompleteAsync(1)).Due).ShouldBe("2026-11-26");
        (await ann.CompleteAsync(1)).Completed.ShouldBeTrue();
    }

    [Theory, EveryDatabase]
    public async Task After_completion_counts_from_the_day_it_was_done(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Water the plants", On("2026-11-10"), new Recurrence("FREQ=DAILY;INTERVAL=3", AfterCompletion: true));
        await ann.AddAsync("Cut my hair", On("2026-12-24", "10:00"), new Recurrence("FREQ=WEEKLY;INTERVAL=6", AfterCompletion: true));

        Moment((await ann.CompleteAsync(1)).Due).ShouldBe("2026-11-26");
        Moment((await ann.CompleteAsync(2)).Due).ShouldBe("2027-01-04T10:00");
    }

    [Theory, EveryDatabase]
    public async Task What_was_missed_stays_missed(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Diary", On("2026-10-01"), new Recurrence("FREQ=DAILY"));
        await ann.AddAsync("Stand up", On("2026-10-01", "09:00"), new Recurrence("FREQ=DAILY"));
        await ann.AddAsync("Evening walk", On("2026-10-01", "20:00"), new Recurrence("FREQ=DAILY"));

        Moment((await ann.CompleteAsync(1)).Due).ShouldBe("2026-11-23");
        Moment((await ann.CompleteAsync(2)).Due).ShouldBe("2026-11-24T09:00");
        Moment((await ann.CompleteAsync(3)).Due).ShouldBe("2026-11-23T20:00");
    }

    [Theory, EveryDatabase]
    public async Task The_next_occurrence_is_ahead_of_the_clock_in_the_zone_of_the_task(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann", "America/New_York");

        // 09:00 UTC is 04:00 in New York and 18:00 in Tokyo.
        await ann.AddAsync("Here", On("2026-11-22", "05:00"), new Recurrence("FREQ=DAILY"));
        await ann.AddAsync("There", On("2026-11-22", "05:00") with { TimeZone = "Asia/Tokyo" }, new Recurrence("FREQ=DAILY"));

        Moment((await ann.CompleteAsync(1)).Due).ShouldBe("2026-11-23T05:00");
        Moment((await ann.CompleteAsync(2)).Due).ShouldBe("2026-11-24T05:00");
    }

    [Theory, EveryDatabase]
    public async Task The_subtasks_are_open_again_for_the_next_occurrence(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Clean up", On("2026-11-24"), new Recurrence("FREQ=WEEKLY"));
        await ann.AddAsync(new TaskFields("Kitchen", Parent: 1));
        await ann.AddAsync(new TaskFields("Bath", Parent: 1));
        await ann.CompleteAsync(2);

        await ann.CompleteAsync(1);

        (await ann.ListAsync("?parent=1")).Select(task => task.Status).ShouldBe([TodoStatus.Todo, TodoStatus.Todo]);
    }

    [Theory, EveryDatabase]
    public async Task Undo_takes_a_completed_occurrence_back_as_a_whole(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Clean up", On("2026-11-24"), new Recurrence("FREQ=WEEKLY"));
        await ann.AddAsync(new TaskFields("Kitchen", Parent: 1));
        await ann.CompleteAsync(2);
        await ann.CompleteAsync(1);

        var undone = await ann.UndoAsync();

        undone.Summary.ShouldBe("Undid: completed task 1 “Clean up” and 1 more.");
        Moment((await ann.GetAsync(1)).Due).ShouldBe("2026-11-24");
        (await ann.GetAsync(2)).Completed.ShouldBeTrue();
        (await ann.ListAsync("?status=done")).ShouldHaveSingleItem().Title.ShouldBe("Kitchen");
        (await ann.AddAsync("Next")).Number.ShouldBe(4, "a number is never used again");
    }

    [Theory, EveryDatabase]
    public async Task Redo_completes_the_occurrence_again(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Clean up", On("2026-11-24"), new Recurrence("FREQ=WEEKLY"));
        await ann.CompleteAsync(1);
        await ann.UndoAsync();

        await ann.RedoAsync();

        Moment((await ann.GetAsync(1)).Due).ShouldBe("2026-12-01");
        (await ann.ListAsync("?status=done")).ShouldHaveSingleItem().Number.ShouldBe(2);
    }

    [Theory, EveryDatabase]
    public async Task Without_a_due_date_the_first_occurrence_is_it(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        Moment((await ann.AddAsync("Gym", recurrence: new Recurrence("FREQ=WEEKLY;BYDAY=FR"))).Due).ShouldBe("2026-11-27");
        Moment((await ann.AddAsync("Gym", recurrence: new Recurrence("FREQ=WEEKLY", Start: "2026-12-03T18:00"))).Due).ShouldBe("2026-12-03T18:00");
    }

    [Theory, EveryDatabase]
    public async Task A_rule_within_the_day_gives_a_day_its_time(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        await ann.AddAsync("Drink", On("2026-11-24"), new Recurrence("FREQ=HOURLY;INTERVAL=2"));

        Moment((await ann.GetAsync(1)).Due).ShouldBe("2026-11-24T00:00");
        Moment((await ann.CompleteAsync(1)).Due).ShouldBe("2026-11-24T02:00");
    }

    [Theory, EveryDatabase]
    public async Task A_new_rule_counts_from_the_present_occurrence(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Gym", On("2026-11-24"), new Recurrence("FREQ=DAILY"));
        await ann.CompleteAsync(1);
        await ann.CompleteAsync(1);

        var changed = await ann.PatchAsync(1, """{"recurrence": {"rule": "FREQ=WEEKLY;COUNT=2"}}""");

        changed.Recurrence.ShouldNotBeNull().Start.ShouldBe("2026-11-26");
        Moment((await ann.CompleteAsync(1)).Due).ShouldBe("2026-12-03");
        (await ann.CompleteAsync(1)).Completed.ShouldBeTrue();
    }

    [Theory, EveryDatabase]
    public async Task A_moved_occurrence_leaves_the_series_where_it_was(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Gym", On("2026-11-27", "17:00"), new Recurrence("FREQ=WEEKLY;BYDAY=FR"));

        await ann.PatchAsync(1, """{"due": {"date": "2026-11-28"}}""");

        Moment((await ann.CompleteAsync(1)).Due).ShouldBe("2026-12-04T17:00");
    }

    [Theory, EveryDatabase]
    public async Task A_task_without_its_date_repeats_no_more(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Gym", On("2026-11-27"), new Recurrence("FREQ=WEEKLY"));

        var task = await ann.PatchAsync(1, """{"due": null, "recurrence": null}""");

        (task.Due, task.Recurrence).ShouldBe((null, null));
        (await ann.CompleteAsync(1)).Completed.ShouldBeTrue();
    }

    [Theory]
    [InlineData("FREQ=MINUTELY;INTERVAL=30;BYMONTH=1", "2027-01-01T00:00")]
    [InlineData("FREQ=MINUTELY;BYDAY=SU;BYHOUR=9;BYMINUTE=0", "2026-11-29T09:00")]
    [InlineData("FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29T00:00")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29T09:00")]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29T09:00")]
    [InlineData("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "2027-08-13T09:00")]
    public void A_rule_that_rests_for_long_has_its_occurrence_all_the_same(string rule, string first) =>
        Occurrences.First(new StoredRecurrence(rule, "2026-11-24T09:00", [], AfterCompletion: false)).ToString().ShouldBe(first);

    [Theory]
    [InlineData("FREQ=SECONDLY", "second")]
    [InlineData("FREQ=DAILY;BYSECOND=1,2", "second")]
    [InlineData("FREQ=MINUTELY;COUNT=10001", "10001")]
    public async Task A_rule_that_would_cost_too_much_is_refused_with_the_reason(string rule, string hint)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        var problem = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks",
            new TaskFields("x", Due: On("2026-11-24", "09:00"), Recurrence: new Recurrence(rule)));

        problem.GetProperty("errors").GetProperty("recurrence.rule")[0].GetString().ShouldNotBeNull().ShouldContain(hint);
    }

    [Theory]
    [InlineData("")]
    [InlineData("every friday")]
    [InlineData("FREQ")]
    [InlineData("FREQ=")]
    [InlineData("FREQ=SOMETIMES")]
    [InlineData("INTERVAL=2")]
    [InlineData("FREQ=DAILY;INTERVAL=0")]
    [InlineData("FREQ=DAILY;INTERVAL=-1")]
    [InlineData("FREQ=DAILY;INTERVAL=two")]
    [InlineData("FREQ=DAILY;INTERVAL=99999999999")]
    [InlineData("FREQ=DAILY;INTERVAL=2000000000")]
    [InlineData("FREQ=HOURLY;INTERVAL=2000000000")]
    [InlineData("FREQ=DAILY;COUNT=0")]
    [InlineData("FREQ=DAILY;COUNT=-3")]
    [InlineData("FREQ=DAILY;COUNT=3;UNTIL=20261201")]
    [InlineData("FREQ=DAILY;UNTIL=tomorrow")]
    [InlineData("FREQ=DAILY;UNTIL=20261340")]
    [InlineData("FREQ=WEEKLY;BYDAY=XX")]
    [InlineData("FREQ=WEEKLY;BYDAY=")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=32")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=0")]
    [InlineData("FREQ=YEARLY;BYMONTH=13")]
    [InlineData("FREQ=DAILY;BYHOUR=24")]
    [InlineData("FREQ=DAILY;BYMINUTE=60")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=54")]
    [InlineData("FREQ=YEARLY;BYYEARDAY=367")]
    [InlineData("FREQ=DAILY;WKST=XX")]
    [InlineData("FREQ=DAILY;FREQ=WEEKLY")]
    [InlineData("FREQ=DAILY;NONSENSE=1")]
    [InlineData("FREQ=DAILY;;;")]
    [InlineData("=;=;=")]
    [InlineData("FREQ=DAILY\r\nDTSTART:20261124")]
    public async Task Nonsense_is_refused_or_read_but_never_a_fault_of_ours(string rule)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        using var response = await ann.Client.TryAsync(
            HttpMethod.Post, "/api/tasks", new TaskFields("x", Due: On("2026-11-24", "09:00"), Recurrence: new Recurrence(rule)));

        ((int)response.StatusCode).ShouldBeLessThan(500);
        TestContext.Current.SendDiagnosticMessage($"{rule}: {(int)response.StatusCode}");
        if (response.StatusCode == HttpStatusCode.Created)
        {
            (await ann.CompleteAsync(1)).Number.ShouldBe(1);
        }
    }

    [Theory]
    [InlineData("""{"rule": "FREQ=DAILY", "start": "tomorrow"}""", "tomorrow")]
    [InlineData("""{"rule": "FREQ=DAILY", "start": "-0005-01-01"}""", "-0005-01-01")]
    [InlineData("""{"rule": "FREQ=DAILY", "exdates": ["soon"]}""", "soon")]
    [InlineData("""{"rule": "FREQ=DAILY", "exdates": [null]}""", "null")]
    public async Task Wrong_moments_are_refused_by_name(string recurrence, string hint)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        var problem = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks", $$"""{"title": "x", "recurrence": {{recurrence}}}""");

        problem.GetProperty("errors").EnumerateObject().First().Value[0].GetString().ShouldNotBeNull().ShouldContain(hint);
    }

    [Theory, EveryDatabase]
    public async Task A_rule_far_behind_catches_up(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Since ever", On("1900-01-01", "00:00"), new Recurrence("FREQ=DAILY"));
        await ann.AddAsync("Each minute", On("2020-01-01", "00:00"), new Recurrence("FREQ=MINUTELY"));
        await ann.AddAsync("Counted", On("2020-01-01", "00:00"), new Recurrence("FREQ=MINUTELY;COUNT=10000"));

        Moment((await ann.CompleteAsync(1)).Due).ShouldBe("2026-11-24T00:00");
        Moment((await ann.CompleteAsync(2)).Due).ShouldBe("2026-11-23T09:01");
        await ann.CompleteAsync(3);
    }

    [Theory]
    [InlineData("FREQ=DAILY", "1900-01-01T00:00", "2026-11-24T00:00")]
    [InlineData("FREQ=HOURLY", "1900-01-01T00:00", "2026-11-23T10:00")]
    [InlineData("FREQ=MINUTELY", "2020-01-01T00:00", "2026-11-23T09:01")]
    public void A_rule_far_behind_passes_over_few_occurrences(string rule, string start, string expected)
    {
        var (current, now) = (LocalMoment.Parse(start), new NodaTime.LocalDateTime(2026, 11, 23, 9, 0));
        var recurrence = new StoredRecurrence(rule, start, [], AfterCompletion: false);

        var next = Occurrences.Next(recurrence, current, current, now);

        next.ShouldNotBeNull().ToString().ShouldBe(expected);
        Occurrences.Candidates(recurrence, current, current, now).TakeWhile(candidate => candidate != next).Count().ShouldBeLessThan(5);
    }

    private static Due On(string date, string? time = null) =>
        new(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture),
            time is null ? null : TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

    private static string Moment(Due? due) => due is null ? "" : $"{due.Date:yyyy-MM-dd}{(due.Time is { } time ? $"T{time:HH:mm}" : "")}";

    [Theory, EveryDatabase]
    public async Task A_repeating_task_that_is_added_as_done_goes_on_to_its_next_occurrence(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var added = await ann.AddAsync(new TaskFields(
            "Water the plants", Status: TodoStatus.Done, Due: new Due(new DateOnly(2026, 11, 23)), Recurrence: new Recurrence("FREQ=DAILY")));

        (added.Completed, added.Due!.Date).ShouldBe((false, new DateOnly(2026, 11, 24)));
        (await ann.ListAsync("?status=done")).ShouldHaveSingleItem().Due!.Date.ShouldBe(new DateOnly(2026, 11, 23));
        await ann.UndoAsync();
        (await ann.ListAsync()).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_repetition_is_changed_in_the_chat_with_all_that_was_said_of_it(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Water the plants", new Due(new DateOnly(2026, 11, 24)));

        await ann.SayAsync("make task 1 repeat every! 3 days");
        var after = (await ann.GetAsync(1)).Recurrence!;

        (after.Rule, after.AfterCompletion).ShouldBe(("FREQ=DAILY;INTERVAL=3", true));
    }
}
