using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Language;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

/// <summary>The time stands at Monday, 23 November 2026, 09:00.</summary>
public sealed class QuickAddTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task The_first_request_has_the_reading_of_lines_prepared(Database database)
    {
        var app = await apps.OnAsync(database);
        var warmup = app.Services.GetRequiredService<ReadingWarmup>();

        await app.SignUpAsync("early");
        await warmup.ExecuteTask.ShouldNotBeNull();

        warmup.ExecuteTask.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Theory, EveryDatabase]
    public async Task A_line_becomes_a_task_with_all_that_it_says(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        using var response = await ann.Client.TryAsync(
            HttpMethod.Post, "/api/tasks/quick", new QuickTask("Pay rent every 1st at 9am, remind me the day before #money !high +flat"));
        var task = await response.ReadAsync<TaskItem>();

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.Location?.OriginalString.ShouldBe("/api/tasks/1");
        response.Headers.ETag?.Tag.ShouldBe("\"1\"");
        (task.Title, task.Priority, task.Tags[0], task.Project?.Name).ShouldBe(("Pay rent", Priority.High, "money", "flat"));
        (task.Due?.Date, task.Due?.Time).ShouldBe((new DateOnly(2026, 12, 1), new TimeOnly(9, 0)));
        task.Recurrence.ShouldNotBeNull().Rule.ShouldBe("FREQ=MONTHLY;BYMONTHDAY=1");
        task.Reminders.ShouldHaveSingleItem().Trigger.ShouldBe("-P1D");
        task.Reading.ShouldNotBeNull().ShouldContain("Tue, Dec 1, 2026 at 9:00 AM");
    }

    [Theory, EveryDatabase]
    public async Task A_line_is_read_in_the_zone_and_the_order_of_its_owner(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann", "America/New_York", "en-US");
        var ben = await app.SignUpAsync("ben", "Europe/London", "en-GB");

        (await ann.QuickAddAsync("party 4/5/2027 at 5pm")).Due.ShouldNotBeNull().Date.ShouldBe(new DateOnly(2027, 4, 5));
        var due = (await ben.QuickAddAsync("party 4/5/2027 at 5pm")).Due.ShouldNotBeNull();
        (due.Date, due.TimeZone).ShouldBe((new DateOnly(2027, 5, 4), "Europe/London"));
    }

    [Theory, EveryDatabase]
    public async Task A_line_can_bring_its_subtasks(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var parsed = await ParseAsync(ann, "Plan party: invite people, buy drinks, bake cake");

        await ann.QuickAddAsync("Plan party: invite people, buy drinks, bake cake");

        (await ann.ListAsync("?parent=1")).Select(task => task.Title).ShouldBe(parsed.Subtasks);
    }

    [Theory, EveryDatabase]
    public async Task Several_tasks_of_one_line_are_told_beforehand_and_added_and_undone_as_one_change(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        const string line = "milk, call mum tomorrow 6, rent every 1st";

        var parsed = await ParseAsync(ann, line);
        var added = await ann.Client.PostAsync<Page<TaskItem>>("/api/tasks/quick/several", new QuickTask(line));

        parsed.Several.ShouldBe(
        [
            new ParsedPart("Milk", null), new ParsedPart("Call mum", "Tue, Nov 24, 2026 at 6:00 PM"), new ParsedPart("Rent", "Tue, Dec 1, 2026, every month on the 1st"),
        ]);
        added.Items.Select(task => (task.Title, task.Reading)).ShouldBe(parsed.Several.Select(part => (part.Title, part.Reading)));
        await ann.Client.PostAsync<JsonElement>("/api/undo", new { });
        (await ann.ListAsync()).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Lines_become_a_task_each_and_a_ticked_box_a_done_one(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var added = await BatchAsync(ann, new QuickTask("milk\ncall mum tomorrow 6\n\nrent every 1st\n- [ ] bread\n* eggs\n- [x] post the letter", Split: TextSplit.Clear));

        added.Select(task => (task.Title, task.Reading, task.Completed)).ShouldBe(
        [
            ("Milk", null, false), ("Call mum", "Tue, Nov 24, 2026 at 6:00 PM", false), ("Rent", "Tue, Dec 1, 2026, every month on the 1st", false),
            ("Bread", null, false), ("Eggs", null, false), ("Post the letter", null, true),
        ]);
        await ann.Client.PostAsync<JsonElement>("/api/undo", new { });
        (await ann.ListAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("milk, call mum tomorrow 6, rent every 1st", "Milk", "Call mum", "Rent")]
    [InlineData("milk, eggs, bread, call mum tomorrow, pay rent friday", "Milk", "Eggs", "Bread", "Call mum", "Pay rent")]
    [InlineData("call mum tomorrow and pay the rent on friday", "Call mum", "Pay the rent")]
    [InlineData("to buy: milk, eggs and bread", "Milk", "Eggs", "Bread")]
    [InlineData("Groceries:\n- milk\n- eggs", "Milk", "Eggs")]
    [InlineData("Groceries\n- milk\n- eggs", "Milk", "Eggs")]
    [InlineData("# Groceries\nmilk\neggs", "Milk", "Eggs")]
    [InlineData("Call Anna, she knows", "Call Anna, she knows")]
    [InlineData("wash the dishes, call mum", "wash the dishes, call mum")]
    [InlineData("milk; eggs", "milk; eggs")]
    [InlineData("Meeting with Bob: budget, hiring", "Meeting with Bob: budget, hiring")]
    [InlineData("dentist friday 3pm, remind me the day before", "dentist")]
    public async Task A_text_is_several_tasks_only_where_it_clearly_lists_them(string text, params string[] titles)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        var parsed = await ParseAsync(ann, text);
        var added = await BatchAsync(ann, new QuickTask(text, Split: TextSplit.Clear));

        added.Select(task => task.Title).ShouldBe(titles);
        parsed.IsSeveral.ShouldBe(titles.Length > 1);
        if (parsed.IsSeveral)
        {
            parsed.Several.Select(part => part.Title).ShouldBe(titles);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_heading_becomes_the_project_or_the_parent_on_request(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        const string text = "Trip to Rome:\n- book flights tomorrow\n- find a hotel +Travel";

        var parsed = await ParseAsync(ann, text);
        var ignored = await BatchAsync(ann, new QuickTask(text));
        var project = await BatchAsync(ann, new QuickTask(text, Heading: HeadingUse.Project));
        var parent = await BatchAsync(ann, new QuickTask(text, Heading: HeadingUse.Parent));
        var dated = await BatchAsync(ann, new QuickTask("Tomorrow:\n- milk\n- eggs on friday"));

        parsed.Heading.ShouldBe("Trip to Rome");
        ignored.Select(task => (task.Title, task.Project?.Name)).ShouldBe([("Book flights", null), ("Find a hotel", "Travel")]);
        project.Select(task => (task.Title, task.Project?.Name)).ShouldBe([("Book flights", "Trip to Rome"), ("Find a hotel", "Travel")]);
        parent.Select(task => (task.Title, task.Parent, task.Due?.Date)).ShouldBe(
            [("Trip to Rome", null, null), ("Book flights", parent[0].Number, new DateOnly(2026, 11, 24)), ("Find a hotel", parent[0].Number, null)]);
        dated.Select(task => (task.Title, task.Due?.Date)).ShouldBe([("Milk", new DateOnly(2026, 11, 24)), ("Eggs", new DateOnly(2026, 11, 27))]);
    }

    [Theory, EveryDatabase]
    public async Task Quick_add_of_one_task_refuses_several_lines_and_says_where_they_belong(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var refused = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks/quick", new QuickTask("milk\neggs tomorrow"));
        var one = await ann.Client.PostAsync<TaskItem>("/api/tasks/quick", new QuickTask("Plan the party tomorrow\n- invite Bob on friday\n- bake", Split: TextSplit.Never));
        var dated = await ann.QuickAddAsync("milk, call mum tomorrow 6, rent every 1st");

        refused.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("tasks/quick/batch");
        (one.Title, one.Due?.Date, one.Description).ShouldBe(("Plan the party", new DateOnly(2026, 11, 24), "- invite Bob on friday\n- bake"));
        (dated.Title, dated.Due, dated.Recurrence).ShouldBe(("milk, call mum tomorrow 6, rent every 1st", null, null));
        (await ann.ListAsync()).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("/api/tasks/quick", TextSplit.Always)]
    [InlineData("/api/tasks/quick", TextSplit.Clear)]
    [InlineData("/api/tasks/quick/batch", TextSplit.Never)]
    public async Task A_split_that_the_path_does_not_do_is_refused(string path, TextSplit split)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        var refused = await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, path, new QuickTask("milk", Split: split));

        refused.GetProperty("errors").GetProperty("split")[0].GetString().ShouldNotBeNull().ShouldContain("tasks/quick");
    }

    [Theory, EveryDatabase]
    public async Task The_values_of_the_list_are_taken_where_the_line_has_none(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var defaults = new TaskDefaults("Work", ["home"], new DateOnly(2026, 11, 23), Priority.High);

        var added = await BatchAsync(ann, new QuickTask("Buy stamps\nRing Bob tomorrow +Family #calls !low", Defaults: defaults));
        var one = await ann.Client.PostAsync<TaskItem>("/api/tasks/quick", new QuickTask("Wash up", Defaults: new TaskDefaults("Work")));

        (added[0].Project?.Name, added[0].Tags[0], added[0].Due?.Date, added[0].Priority).ShouldBe(("Work", "home", new DateOnly(2026, 11, 23), Priority.High));
        (added[1].Project?.Name, added[1].Due?.Date, added[1].Priority).ShouldBe(("Family", new DateOnly(2026, 11, 24), Priority.Low));
        added[1].Tags.ShouldBe(["calls", "home"], ignoreOrder: true);
        (one.Project?.Name, one.Due, one.Priority).ShouldBe(("Work", null, Priority.Medium));
    }

    [Fact]
    public async Task Parts_of_a_line_obey_what_was_decided_about_it_and_have_the_limits_of_tasks()
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        const string line = "watch Friday; call mum tomorrow";

        var added = await ann.Client.PostAsync<Page<TaskItem>>("/api/tasks/quick/several", new QuickTask(line, Literal: [new TextRange(6, 6)]));
        var many = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks/quick/several",
            new QuickTask(string.Join(';', Enumerable.Range(1, Limits.TasksAtOnce + 1).Select(number => $"milk {number}"))));

        added.Items.Select(task => (task.Title, task.Due?.Date)).ShouldBe([("Watch Friday", null), ("Call mum", new DateOnly(2026, 11, 24))]);
        many.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("these are 51");
        (await ParseAsync(ann, "wash, dry and fold laundry")).Several.ShouldBeEmpty();
        (await ann.ListAsync()).Count.ShouldBe(2);
    }

    [Theory, EveryDatabase]
    public async Task A_range_keeps_its_length_wherever_the_task_is_moved(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var task = await ann.QuickAddAsync("Workshop friday from 3 to 4:30pm");
        var later = await ann.Client.PatchAsync<TaskItem>("/api/tasks/1", new { due = new { time = "16:00" } });
        var day = await ann.Client.PatchAsync<TaskItem>("/api/tasks/1", new { due = new { time = (string?)null } });

        (task.Title, task.Due?.Time, task.Due?.Duration, task.Due?.Text).ShouldBe(("Workshop", new TimeOnly(15, 0), "PT1H30M", "Fri, Nov 27, 2026 at 3:00 PM to 4:30 PM"));
        (later.Due?.Duration, later.Reading).ShouldBe(("PT1H30M", "Fri, Nov 27, 2026 at 4:00 PM to 5:30 PM"));
        day.Due.ShouldNotBeNull().Duration.ShouldBeNull();
        await ann.Client.PostAsync<JsonElement>("/api/undo", new { });
        (await ann.GetAsync(1)).Due?.Text.ShouldBe("Fri, Nov 27, 2026 at 4:00 PM to 5:30 PM");
    }

    [Theory]
    [InlineData("P1D")]
    [InlineData("PT25H")]
    [InlineData("PT0S")]
    [InlineData("-PT1H")]
    [InlineData("PT30S")]
    [InlineData("an hour")]
    public async Task A_length_of_more_than_a_day_or_of_none_is_refused_and_named(string duration)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        var problem = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks",
            new TaskFields("Workshop", Due: new Due(new DateOnly(2026, 11, 27), new TimeOnly(15, 0), Duration: duration)));

        problem.GetProperty("errors").GetProperty("due.duration")[0].GetString().ShouldNotBeNull().ShouldContain($"“{duration}”");
    }

    [Theory, EveryDatabase]
    public async Task A_title_that_is_edited_later_is_never_read_again(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.QuickAddAsync("Call mum tomorrow #family");

        var changed = await ann.Client.PatchAsync<TaskItem>("/api/tasks/1", new { title = "Call dad friday at 5pm #office !high, every week" });
        var replaced = await ann.Client.PutAsync<TaskItem>("/api/tasks/1", new TaskFields("Pay rent every 1st at 9 #money"));

        (changed.Title, changed.Due?.Text, changed.Recurrence, changed.Priority).ShouldBe(
            ("Call dad friday at 5pm #office !high, every week", "Tue, Nov 24, 2026", null, Priority.Medium));
        changed.Tags.ShouldBe(["family"]);
        (replaced.Title, replaced.Due, replaced.Recurrence).ShouldBe(("Pay rent every 1st at 9 #money", null, null));
        replaced.Tags.ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task What_is_said_to_be_literal_stays_words(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        const string line = "Watch Friday tomorrow";

        var task = await ann.Client.PostAsync<TaskItem>("/api/tasks/quick", new QuickTask(line, Literal: [new TextRange(6, 6)]));

        task.Title.ShouldBe("Watch Friday");
        task.Due.ShouldNotBeNull().Date.ShouldBe(new DateOnly(2026, 11, 24));
    }

    [Theory]
    [InlineData("", "text")]
    [InlineData("   ", "text")]
    [InlineData("tomorrow at 5pm", "text")]
    [InlineData("#home", "text")]
    public async Task A_line_that_says_nothing_to_do_is_refused(string line, string field)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        var problem = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks/quick", new QuickTask(line));

        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(problem.ToString());
        (await ann.ListAsync()).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_line_has_its_limit_and_so_has_its_title(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var tooLong = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks/quick", new QuickTask(new string('x', Limits.PastedTextLength + 1)));
        var title = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks/quick", new QuickTask($"{new string('x', 201)} tomorrow"));

        tooLong.GetProperty("errors").TryGetProperty("text", out _).ShouldBeTrue();
        title.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("201");
    }

    [Theory, EveryDatabase]
    public async Task Parsing_says_what_a_line_would_mean_and_stores_nothing(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        const string line = "Gym tomorrow at 5pm every week #sport";

        var parsed = await ann.Client.PostAsync<JsonElement>("/api/language/parse", new ParseText(line));

        parsed.EnumerateObject().Select(member => member.Name).ShouldBe(
            ["title", "due", "recurrence", "reminders", "priority", "tags", "project", "subtasks", "reading", "spans", "several"], ignoreOrder: true);
        parsed.GetProperty("title").GetString().ShouldBe("Gym");
        parsed.GetProperty("due").GetProperty("date").GetString().ShouldBe("2026-11-24");
        parsed.GetProperty("due").GetProperty("time").GetString().ShouldBe("17:00");
        parsed.GetProperty("recurrence").GetProperty("rule").GetString().ShouldNotBeNull().ShouldStartWith("FREQ=WEEKLY");
        parsed.GetProperty("recurrence").GetProperty("start").GetString().ShouldBe("2026-11-24T17:00");
        parsed.GetProperty("priority").ValueKind.ShouldBe(JsonValueKind.Null);
        parsed.GetProperty("tags")[0].GetString().ShouldBe("sport");
        parsed.GetProperty("reading").GetString().ShouldNotBeNull().ShouldStartWith("Tue, Nov 24, 2026 at 5:00 PM");
        foreach (var span in parsed.GetProperty("spans").EnumerateArray())
        {
            line.Substring(span.GetProperty("start").GetInt32(), span.GetProperty("length").GetInt32()).ShouldNotBeNullOrWhiteSpace();
        }

        (await ann.ListAsync()).ShouldBeEmpty();
        (await ann.Client.GetAsync<Page<LabelItem>>("/api/tags")).Items.ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task What_is_parsed_is_what_is_added(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        foreach (var line in new[] { "Call mom tonight", "Pay rent every last day of the month at 9", "Dentist next tuesday 14:30 remind me 1 hour before !urgent" })
        {
            var parsed = await ParseAsync(ann, line);
            var added = await ann.QuickAddAsync(line);

            (added.Title, added.Due, added.Recurrence?.Rule, added.Recurrence?.Start).ShouldBe(
                (parsed.Title, parsed.Due, parsed.Recurrence?.Rule, parsed.Recurrence?.Start));
            added.Reminders.ShouldBe(parsed.Reminders);
            added.Priority.ShouldBe(parsed.Priority ?? Priority.Medium);
        }
    }

    [Theory]
    [InlineData("2026-12-31T23:30", null, "2027-01-01")]
    [InlineData("2026-12-31T23:30:00", null, "2027-01-01")]
    [InlineData("2026-12-31T23:30:00Z", "Asia/Tokyo", "2027-01-02")]
    [InlineData("2026-12-31T23:30:00-05:00", "Etc/UTC", "2027-01-02")]
    [InlineData(null, "Pacific/Auckland", "2026-11-24")]
    public async Task A_line_can_be_read_at_another_moment_and_in_another_zone(string? now, string? zone, string date)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        var parsed = await ann.Client.PostAsync<ParsedText>("/api/language/parse", new ParseText("call mom tomorrow", now, zone));

        parsed.Due.ShouldNotBeNull().Date.ShouldBe(DateOnly.ParseExact(date, "o", null));
    }

    [Theory]
    [InlineData("""{}""", "text")]
    [InlineData("""{"text": ""}""", "text")]
    [InlineData("""{"text": "x", "now": "soon"}""", "now")]
    [InlineData("""{"text": "x", "now": "-0005-01-01T00:00"}""", "now")]
    [InlineData("""{"text": "x", "now": "9999-12-31T23:59"}""", "now")]
    [InlineData("""{"text": "x", "time_zone": "Mars/Olympus"}""", "time_zone")]
    [InlineData("""{"text": "x", "literal": [{"start": "one"}]}""", "literal[0].start")]
    [InlineData("""{"text": "a\u0000b"}""", "text")]
    public async Task A_wrong_request_is_refused_by_field(string body, string field)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        var problem = await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/language/parse", body);

        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(problem.ToString());
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(0, -5)]
    [InlineData(5, 100)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(0, 0)]
    public async Task A_stretch_that_is_not_in_the_text_does_no_harm(int start, int length)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        using var response = await ann.Client.TryAsync(
            HttpMethod.Post, "/api/language/parse", new ParseText("call mom tomorrow", Literal: [new TextRange(start, length)]));

        ((int)response.StatusCode).ShouldBeLessThan(500);
    }

    [Theory]
    [InlineData("call mom tomorrow at 99:99")]
    [InlineData("every every every every day")]
    [InlineData("every 0 days water plants")]
    [InlineData("every 99999999999999999999 days water plants")]
    [InlineData("in 99999999999999999999 years celebrate")]
    [InlineData("in 9999 years celebrate")]
    [InlineData("99999999 weeks ago party")]
    [InlineData("remind me 99999999999 days before tomorrow call")]
    [InlineData("call on 31/31/9999")]
    [InlineData("call on 0000-00-00")]
    [InlineData("x until 9999-12-31 every day")]
    [InlineData("🎉🎉🎉 tomorrow 🎉")]
    [InlineData("#### !!!! ++++ :::: ,,,,")]
    public async Task Odd_lines_are_read_or_refused_but_never_a_fault_of_ours(string line)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        using var parsed = await ann.Client.TryAsync(HttpMethod.Post, "/api/language/parse", new ParseText(line));
        using var added = await ann.Client.TryAsync(HttpMethod.Post, "/api/tasks/quick", new QuickTask(line));

        ((int)parsed.StatusCode).ShouldBeLessThan(500, await parsed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        ((int)added.StatusCode).ShouldBeLessThan(500, await added.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("every ")]
    [InlineData("1 ")]
    [InlineData("tomorrow ")]
    [InlineData("at 5 ")]
    [InlineData("#a ")]
    [InlineData("\"")]
    [InlineData("and ")]
    [InlineData("monday, ")]
    [InlineData("(")]
    public async Task The_longest_line_is_read_quickly_whatever_it_repeats(string part)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        var line = string.Concat(Enumerable.Repeat(part, 1_000 / part.Length));
        var start = System.Diagnostics.Stopwatch.GetTimestamp();

        using var response = await ann.Client.TryAsync(HttpMethod.Post, "/api/language/parse", new ParseText(line));

        ((int)response.StatusCode).ShouldBeLessThan(500);
        System.Diagnostics.Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(5), "a busy machine included");
    }

    [Theory, EveryDatabase]
    public async Task A_zone_that_a_person_sets_is_the_one_that_lines_are_read_in(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.Client.PatchAsync<UserItem>("/api/users/me", """{"time_zone": "Pacific/Auckland"}""");

        (await ann.QuickAddAsync("call mom tomorrow")).Due.ShouldNotBeNull().Date.ShouldBe(new DateOnly(2026, 11, 24));
        (await ann.QuickAddAsync("call mom at 21:00")).Due.ShouldNotBeNull().Date.ShouldBe(new DateOnly(2026, 11, 24), "it is 22:00 there");
    }

    private static async Task<IReadOnlyList<TaskItem>> BatchAsync(Person person, QuickTask text) =>
        (await person.Client.PostAsync<Page<TaskItem>>("/api/tasks/quick/batch", text)).Items;

    private static Task<ParsedText> ParseAsync(Person person, string line) => person.Client.PostAsync<ParsedText>("/api/language/parse", new ParseText(line));
}
