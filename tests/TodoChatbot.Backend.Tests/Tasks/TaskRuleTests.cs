using System.Net;
using System.Text;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

public sealed class TaskRuleTests(BackendApps apps) : IClassFixture<BackendApps>
{
    /// <summary>A body, the field that is wrong in it, and what the sentence must say.</summary>
    public static TheoryData<string, string, string> Wrong { get; } = new()
    {
        { """{}""", "title", "needs a title" },
        { """{"title": null}""", "title", "needs a title" },
        { """{"title": ""}""", "title", "needs a title" },
        { """{"title": "   \t "}""", "title", "needs a title" },
        { """{"title": 7}""", "title", "text" },
        { $$"""{"title": "{{new string('x', 201)}}"}""", "title", "201" },
        { """{"title": "a\u0000b"}""", "title", "U+0000" },
        { """{"title": "a\ud800b"}""", "title", "text" },
        { $$"""{"title": "x", "description": "{{new string('x', 10_001)}}"}""", "description", "10001" },
        { """{"title": "x", "description": "a\u0000b"}""", "description", "U+0000" },
        { """{"title": "x", "status": "doing"}""", "status", "in_progress" },
        { """{"title": "x", "status": 1}""", "status", "in_progress" },
        { """{"title": "x", "status": null}""", "status", "in_progress" },
        { """{"title": "x", "priority": "highest"}""", "priority", "urgent" },
        { """{"title": "x", "due": "tomorrow"}""", "due", "object" },
        { """{"title": "x", "due": {}}""", "due.date", "2026-11-24" },
        { """{"title": "x", "due": {"time": "17:00"}}""", "due.date", "2026-11-24" },
        { """{"title": "x", "due": {"date": "2026-02-30"}}""", "due.date", "2026-11-24" },
        { """{"title": "x", "due": {"date": "24.11.2026"}}""", "due.date", "2026-11-24" },
        { """{"title": "x", "due": {"date": "2026-11-24", "time": "5pm"}}""", "due.time", "HH:mm" },
        { """{"title": "x", "due": {"date": "2026-11-24", "time": "24:00"}}""", "due.time", "HH:mm" },
        { """{"title": "x", "due": {"date": "2026-11-24", "time_zone": "Mars/Olympus"}}""", "due.time_zone", "Mars/Olympus" },
        { """{"title": "x", "due": {"date": "2026-11-24", "time_zone": ""}}""", "due.time_zone", "Europe/Berlin" },
        { """{"title": "x", "recurrence": {}}""", "recurrence.rule", "" },
        { """{"title": "x", "recurrence": {"rule": "every friday"}}""", "recurrence.rule", "every friday" },
        { """{"title": "x", "reminders": [{"trigger": "-PT30M"}]}""", "reminders", "needs a due date" },
        { """{"title": "x", "due": {"date": "2026-11-24"}, "reminders": [{"trigger": "soon"}]}""", "reminders", "soon" },
        { """{"title": "x", "due": {"date": "2026-11-24"}, "reminders": [{"trigger": "PT30M"}]}""", "reminders", "PT30M" },
        { """{"title": "x", "due": {"date": "2026-11-24"}, "reminders": [{"trigger": "-P-1D"}]}""", "reminders", "-P-1D" },
        { """{"title": "x", "due": {"date": "2026-11-24"}, "reminders": [{}]}""", "reminders.trigger", "" },
        { """{"title": "x", "due": {"date": "2026-11-24"}, "reminders": [null]}""", "reminders", "null" },
        { """{"title": "x", "reminders": "soon"}""", "reminders", "list" },
        { $$"""{"title": "x", "due": {"date": "2026-11-24"}, "reminders": [{{string.Join(',', Enumerable.Range(1, 11).Select(n => $$"""{"trigger": "-PT{{n}}M"}"""))}}]}""", "reminders", "11" },
        { """{"title": "x", "tags": [""]}""", "tags", "1 to 50" },
        { """{"title": "x", "tags": ["#"]}""", "tags", "1 to 50" },
        { """{"title": "x", "tags": [null]}""", "tags", "null" },
        { """{"title": "x", "tags": ["a\u0000b"]}""", "tags", "U+0000" },
        { """{"title": "x", "tags": [7]}""", "tags[0]", "text" },
        { $$"""{"title": "x", "tags": ["{{new string('x', 51)}}"]}""", "tags", "51" },
        { $$"""{"title": "x", "tags": [{{string.Join(',', Enumerable.Range(1, 11).Select(n => $"\"t{n}\""))}}]}""", "tags", "11" },
        { """{"title": "x", "project": {"id": "01a207a2-3280-7c0d-add1-60b16b32c389"}}""", "project", "01a207a2-3280-7c0d-add1-60b16b32c389" },
        { """{"title": "x", "project": {"id": "seven"}}""", "project.id", "UUID" },
        { $$$"""{"title": "x", "project": {"name": "{{{new string('x', 101)}}}"}}""", "project.name", "100" },
        { """{"title": "x", "project": {"name": "a\u0000b"}}""", "project.name", "U+0000" },
        { """{"title": "x", "project": {}}""", "project", "name" },
        { """{"title": "x", "project": {"name": "  "}}""", "project", "name" },
        { """{"title": "x", "parent": 99}""", "parent", "99" },
        { """{"title": "x", "parent": "one"}""", "parent", "number" },
        { """{"title": "x", "parent": 0}""", "parent", "0" },
        { """{"title": "x", "title": "y"}""", "title", "" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_field_is_refused_by_name_on_every_way_in(string body, string field, string hint)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        var task = await ann.AddAsync("Buy milk");

        foreach (var (method, path) in new[] { (HttpMethod.Post, "/api/tasks"), (HttpMethod.Put, "/api/tasks/1") })
        {
            var problem = await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, method, path, body);
            problem.GetProperty("errors").TryGetProperty(field, out var sentences).ShouldBeTrue(problem.ToString());
            sentences[0].GetString().ShouldNotBeNull().ShouldContain(hint, customMessage: problem.ToString());
        }

        (await ann.ListAsync()).ShouldHaveSingleItem().Version.ShouldBe(task.Version);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task On_PostgreSQL_the_same_fields_are_refused(string body, string field, string hint)
    {
        Assert.SkipWhen(PostgresServer.Reason is not null, PostgresServer.Reason ?? "");
        var app = await apps.OnAsync(Database.Postgres);
        var ann = await app.SignUpAsync("ann");

        var problem = await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks", body);

        problem.GetProperty("errors").TryGetProperty(field, out var sentences).ShouldBeTrue(problem.ToString());
        sentences[0].GetString().ShouldNotBeNull().ShouldContain(hint);
    }

    [Theory, EveryDatabase]
    public async Task The_longest_texts_are_kept_as_they_are(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        foreach (var (title, description) in new[]
        {
            (new string('x', 200), new string('y', 10_000)),
            (string.Concat(Enumerable.Repeat("🎉", 100)), string.Concat(Enumerable.Repeat("👩‍👩‍👧", 200))),
            ("שלום עולם — اتصل بأمي", "\u202Eright to left\u202C and back"),
            ("日本語のタスク", "e\u0301 is not normalised: é"),
            ("'; DROP TABLE tasks; --", "<script>alert(1)</script> & \"quotes\" \\ / \t\n\r\n end"),
        })
        {
            var added = await ann.AddAsync(new TaskFields(title, description));

            var kept = await ann.GetAsync(added.Number);
            kept.Title.ShouldBe(title);
            kept.Description.ShouldBe(description);
        }
    }

    [Theory, EveryDatabase]
    public async Task The_most_of_everything_is_accepted(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var task = await ann.AddAsync(new TaskFields(
            "x",
            Due: new Due(new DateOnly(2026, 11, 24)),
            Reminders: [.. Enumerable.Range(1, 10).Select(number => new Reminder($"-PT{number}M"))],
            Tags: [.. Enumerable.Range(0, 10).Select(number => new string((char)('a' + number), 50))],
            Project: new ProjectReference(Name: new string('p', 100))));

        task.Tags.Count.ShouldBe(10);
        task.Reminders.Count.ShouldBe(10);
        task.Project.ShouldNotBeNull().Name.ShouldBe(new string('p', 100));
    }

    [Theory, EveryDatabase]
    public async Task The_first_and_the_last_day_of_the_calendar_are_days_like_others(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var first = await ann.AddAsync("The beginning", new Due(new DateOnly(1, 1, 2), new TimeOnly(0, 0)));
        var last = await ann.AddAsync("The end", new Due(DateOnly.MaxValue, new TimeOnly(23, 59)), new Recurrence("FREQ=DAILY"));

        (await ann.ListAsync()).Select(task => task.Number).ShouldBe([first.Number, last.Number]);
        (await ann.CompleteAsync(last.Number)).Completed.ShouldBeTrue();
    }

    [Theory, EveryDatabase]
    public async Task All_that_is_wrong_is_told_at_once(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var problem = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks",
            $$$"""{"title": " ", "description": "{{{new string('x', 10_001)}}}", "tags": [""], "due": {"date": "2026-11-24", "time_zone": "Mars/Olympus"}}""");

        problem.GetProperty("errors").EnumerateObject().Select(field => field.Name)
            .ShouldBe(["title", "description", "tags", "due.time_zone"], ignoreOrder: true);
        problem.GetProperty("errors").GetProperty("title").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"Buy milk\"")]
    [InlineData("{\"title\": ")]
    [InlineData("title=Buy milk")]
    public async Task A_body_that_is_no_task_is_refused(string body)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks", body);
    }

    [Fact]
    public async Task A_body_of_another_type_is_refused()
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        using var form = new StringContent("title=Buy milk", Encoding.UTF8, "application/x-www-form-urlencoded");

        using var response = await ann.Client.PostAsync("/api/tasks", form, TestContext.Current.CancellationToken);

        await response.ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType, ErrorCodes.UnsupportedMediaType);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a key")]
    public async Task A_huge_body_is_refused(string? key)
    {
        await using var app = await BackendApp.ServeAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        (string, string)[] headers = key is null ? [] : [(Headers.IdempotencyKey, key)];

        await ann.Client.RefusedAsync(
            HttpStatusCode.RequestEntityTooLarge, ErrorCodes.ContentTooLarge, HttpMethod.Post, "/api/tasks",
            $$"""{"title": "{{new string('x', Limits.BodyBytes)}}"}""", headers);
    }

    [Theory, EveryDatabase]
    public async Task An_unreadable_value_is_answered_without_a_word_about_the_inside(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var problem = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks", """{"title": "x", "due": {"date": 5}}""");

        problem.GetRawText().ShouldNotContain("System.");
        problem.GetRawText().ShouldNotContain("TodoChatbot");
        problem.GetProperty("trace_id").GetString().ShouldNotBeNullOrEmpty();
    }
}
