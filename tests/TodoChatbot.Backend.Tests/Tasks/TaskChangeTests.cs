using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

public sealed class TaskChangeTests(BackendApps apps) : IClassFixture<BackendApps>
{
    private static readonly TaskFields Everything = new(
        "Pay rent",
        "by standing order",
        TodoStatus.Review,
        Priority.High,
        new Due(new DateOnly(2026, 12, 1), new TimeOnly(9, 0), "Europe/Berlin", Duration: "PT45M"),
        new Recurrence("FREQ=MONTHLY;BYMONTHDAY=1", Exdates: ["2027-01-01T09:00"]),
        [new Reminder("-P1D"), new Reminder("2026-11-30T18:00")],
        ["money", "Home"],
        new ProjectReference(Name: "Flat"),
        Parent: 1);

    [Theory, EveryDatabase]
    public async Task What_was_read_can_be_put_back_and_changes_nothing(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Move house");
        await ann.AddAsync(Everything);
        var read = await ann.Client.GetAsync<JsonElement>("/api/tasks/2");

        await ann.Client.PutAsync<TaskItem>("/api/tasks/2", read);

        (await ann.Client.GetAsync<JsonElement>("/api/tasks/2")).GetRawText().ShouldBeJson(read.GetRawText());
    }

    [Theory, EveryDatabase]
    public async Task Put_replaces_what_it_does_not_name_by_the_default(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Move house");
        await ann.AddAsync(Everything);

        var replaced = await ann.Client.PutAsync<TaskItem>("/api/tasks/2", """{"title": "Pay rent"}""");

        replaced.Version.ShouldBe(2);
        (replaced.Description, replaced.Status, replaced.Priority).ShouldBe(("", TodoStatus.Todo, Priority.Medium));
        replaced.Due.ShouldBeNull();
        replaced.Recurrence.ShouldBeNull();
        replaced.Reminders.ShouldBeEmpty();
        replaced.Tags.ShouldBeEmpty();
        replaced.Project.ShouldBeNull();
        replaced.Parent.ShouldBeNull();
    }

    /// <summary>A patch, and the member that it changes, with its value after it.</summary>
    public static TheoryData<string, string, string> Patches { get; } = new()
    {
        { """{"title": "Pay the rent"}""", "title", "\"Pay the rent\"" },
        { """{"description": null}""", "description", "\"\"" },
        { """{"status": "in_progress"}""", "status", "\"in_progress\"" },
        { """{"status": null}""", "status", "\"todo\"" },
        { """{"priority": null}""", "priority", "\"medium\"" },
        { """{"due": {"date": "2026-12-02"}}""", "due", """{"date": "2026-12-02", "time": "09:00", "time_zone": "Europe/Berlin", "text": "Wed, Dec 2, 2026 at 9:00 AM to 9:45 AM (Europe/Berlin)", "duration": "PT45M", "local": "2026-12-02T08:00"}""" },
        { """{"due": {"time": null}}""", "due", """{"date": "2026-12-01", "time": null, "time_zone": "Etc/UTC", "text": "Tue, Dec 1, 2026", "duration": null}""" },
        { """{"reminders": null}""", "reminders", "[]" },
        { """{"reminders": [{"trigger": "-PT1H"}]}""", "reminders", """[{"trigger": "-PT1H", "text": "1 hour before"}]""" },
        { """{"tags": null}""", "tags", "[]" },
        { """{"tags": ["work"]}""", "tags", "[\"work\"]" },
        { """{"recurrence": null}""", "recurrence", "null" },
        { """{"project": null}""", "project", "null" },
        { """{"parent": null}""", "parent", "null" },
    };

    [Theory]
    [MemberData(nameof(Patches))]
    public async Task Patch_changes_what_it_names_and_nothing_else(string patch, string member, string value)
    {
        foreach (var database in PostgresServer.Reason is null ? [Database.Sqlite, Database.Postgres] : new[] { Database.Sqlite })
        {
            var app = await apps.OnAsync(database);
            var ann = await app.SignUpAsync("ann");
            await ann.AddAsync("Move house");
            await ann.AddAsync(Everything);
            var expected = (await ann.Client.GetAsync<JsonObject>("/api/tasks/2"))!;
            expected[member] = JsonNode.Parse(value);
            expected["version"] = 2;
            if (expected["recurrence"] is null)
            {
                // Only a repeating task has occurrences.
                expected.Remove("occurrence");
            }

            if (expected["parent"] is null)
            {
                // Only a subtask has a parent to name.
                expected.Remove("parent_title");
            }

            await ann.PatchAsync(2, patch);

            (await ann.Client.GetAsync<JsonElement>("/api/tasks/2")).GetRawText().ShouldBeJson(expected.ToJsonString());
        }
    }

    [Theory, EveryDatabase]
    public async Task An_empty_patch_changes_nothing(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");

        (await ann.PatchAsync(1, "{}")).Version.ShouldBe(1);
        (await ann.PatchAsync(1, """{"title": "Buy milk"}""")).Version.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"titel": "Buy bread"}""", "titel")]
    [InlineData("""{"number": 7}""", "number")]
    [InlineData("""{"id": "01a207a2-3280-7c0d-add1-60b16b32c389"}""", "id")]
    [InlineData("""{"owner_id": "01a207a2-3280-7c0d-add1-60b16b32c389"}""", "owner_id")]
    [InlineData("""{"completed": true}""", "completed")]
    [InlineData("""{"version": 7}""", "version")]
    [InlineData("""{"due": {"day": "2026-11-24"}}""", "due.day")]
    public async Task A_patch_that_names_an_unknown_member_is_refused(string patch, string field)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk", new Due(new DateOnly(2026, 11, 25)));

        var problem = await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Patch, "/api/tasks/1", patch);

        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(problem.ToString());
        (await ann.GetAsync(1)).Version.ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task A_patch_of_the_wrong_kind_is_refused_by_field(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");

        foreach (var (patch, field) in new[]
        {
            ("""{"title": null}""", "title"),
            ("""{"title": ["x"]}""", "title"),
            ("""{"status": "doing"}""", "status"),
            ("""{"due": {"time": "09:00"}}""", "due.date"),
            ("""{"due": "tomorrow"}""", "due"),
            ("""{"tags": "home"}""", "tags"),
            ("""{"reminders": [{"trigger": "-P1D"}]}""", "reminders"),
        })
        {
            var problem = await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Patch, "/api/tasks/1", patch);
            problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(problem.ToString());
        }
    }

    [Theory, EveryDatabase]
    public async Task A_merge_patch_may_say_that_it_is_one(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        using var patch = new StringContent("""{"title": "Buy bread"}""", System.Text.Encoding.UTF8, "application/merge-patch+json");

        using var response = await ann.Client.PatchAsync("/api/tasks/1", patch, TestContext.Current.CancellationToken);

        (await response.ReadAsync<TaskItem>()).Title.ShouldBe("Buy bread");
    }

    [Theory, EveryDatabase]
    public async Task A_patch_moves_a_task_from_project_to_project_by_name_and_by_id(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var garden = await ann.Client.PostAsync<LabelItem>("/api/projects", new LabelFields("Garden"));
        await ann.AddAsync(new TaskFields("Plant a tree", Project: new ProjectReference(Name: "Flat")));

        (await ann.PatchAsync(1, """{"project": {"name": "Balcony"}}""")).Project.ShouldNotBeNull().Name.ShouldBe("Balcony");
        (await ann.PatchAsync(1, $$$"""{"project": {"id": "{{{garden.Id}}}"}}""")).Project.ShouldNotBeNull().Name.ShouldBe("Garden");
    }

    [Theory, EveryDatabase]
    public async Task Each_change_makes_a_new_version(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");

        app.Wait(TimeSpan.FromMinutes(5));
        using var response = await ann.Client.TryAsync(HttpMethod.Patch, "/api/tasks/1", """{"title": "Buy bread"}""");

        response.Headers.ETag?.Tag.ShouldBe("\"2\"");
        var changed = await response.ReadAsync<TaskItem>();
        changed.Version.ShouldBe(2);
        changed.CreatedAt.ShouldBe(BackendApp.Start);
        changed.UpdatedAt.ShouldBe(BackendApp.Start.AddMinutes(5));
    }

    [Theory, EveryDatabase]
    public async Task A_change_meant_for_an_older_version_is_refused_on_every_way_in(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        await ann.PatchAsync(1, """{"title": "Buy bread"}""");

        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Put, "/api/tasks/1", new TaskFields("Buy butter")),
            (HttpMethod.Patch, "/api/tasks/1", """{"title": "Buy butter"}"""),
            (HttpMethod.Patch, "/api/tasks/1/complete", null),
            (HttpMethod.Delete, "/api/tasks/1", null),
        })
        {
            var problem = await ann.Client.RefusedAsync(
                HttpStatusCode.PreconditionFailed, ErrorCodes.PreconditionFailed, method, path, body, ("If-Match", "\"1\""));
            problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("version 2");
        }

        (await ann.GetAsync(1)).Title.ShouldBe("Buy bread");
    }

    [Theory]
    [InlineData("\"1\"", HttpStatusCode.OK)]
    [InlineData("*", HttpStatusCode.OK)]
    [InlineData("1", HttpStatusCode.OK)]
    [InlineData("\"7\", \"1\"", HttpStatusCode.OK)]
    [InlineData("W/\"1\", \"1\"", HttpStatusCode.OK)]
    [InlineData("W/\"1\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("\"7\", W/\"1\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("\"one\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("\"-1\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("\"99999999999999999999\"", HttpStatusCode.PreconditionFailed)]
    [InlineData("one", HttpStatusCode.BadRequest)]
    [InlineData("\"1", HttpStatusCode.BadRequest)]
    public async Task A_change_is_made_when_one_of_the_strong_ETags_of_If_Match_is_the_current_one(string ifMatch, HttpStatusCode expected)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");

        using var response = await ann.Client.TryAsync(HttpMethod.Patch, "/api/tasks/1", """{"title": "Buy bread"}""", ("If-Match", ifMatch));

        response.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task The_ETag_of_an_answer_allows_a_change_until_the_task_is_changed()
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        var tag = await TagOfAsync(ann);

        using var first = await ann.Client.TryAsync(HttpMethod.Patch, "/api/tasks/1", """{"title": "Buy bread"}""", ("If-Match", tag));
        using var second = await ann.Client.TryAsync(HttpMethod.Patch, "/api/tasks/1", """{"title": "Buy butter"}""", ("If-Match", tag));

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        second.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Theory]
    [InlineData("{0}", HttpStatusCode.NotModified)]
    [InlineData("W/{0}", HttpStatusCode.NotModified)]
    [InlineData("\"other\", W/{0}", HttpStatusCode.NotModified)]
    [InlineData("*", HttpStatusCode.NotModified)]
    [InlineData("\"other\"", HttpStatusCode.OK)]
    [InlineData("other", HttpStatusCode.BadRequest)]
    public async Task An_answer_that_the_client_has_already_is_not_sent_again(string ifNoneMatch, HttpStatusCode expected)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        var tag = await TagOfAsync(ann);

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var response = await ann.Client.TryAsync(
                method, "/api/tasks/1", null, ("If-None-Match", ifNoneMatch.Replace("{0}", tag, StringComparison.Ordinal)));

            response.StatusCode.ShouldBe(expected);
            if (expected == HttpStatusCode.NotModified)
            {
                response.Headers.ETag?.ToString().ShouldBe(tag);
                (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
            }
        }
    }

    [Fact]
    public async Task An_answer_is_sent_again_when_its_project_was_renamed_or_a_subtask_was_completed()
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        var task = await ann.AddAsync(new TaskFields("Plant a tree", Project: new ProjectReference(Name: "Flat")));
        await ann.AddAsync(new TaskFields("Buy a spade", Parent: task.Number));
        var tag = await TagOfAsync(ann);

        await ann.Client.PatchAsync<LabelItem>($"/api/projects/{task.Project!.Id}", """{"name": "Balcony"}""");
        using var renamed = await ann.Client.TryAsync(HttpMethod.Get, "/api/tasks/1", null, ("If-None-Match", tag));
        await ann.CompleteAsync(2);
        using var completed = await ann.Client.TryAsync(HttpMethod.Get, "/api/tasks/1", null, ("If-None-Match", renamed.Headers.ETag!.ToString()));

        (await renamed.ReadAsync<TaskItem>()).Project.ShouldNotBeNull().Name.ShouldBe("Balcony");
        (await completed.ReadAsync<TaskItem>()).Subtasks.ShouldNotBeNull().Done.ShouldBe(1);
    }

    private static async Task<string> TagOfAsync(Person person)
    {
        using var response = await person.Client.TryAsync(HttpMethod.Get, "/api/tasks/1");
        return response.Headers.ETag.ShouldNotBeNull().ToString();
    }

    [Theory, EveryDatabase]
    public async Task Of_two_changes_at_once_meant_for_the_same_version_one_is_made(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => ann.Client.TryAsync(
            HttpMethod.Patch, "/api/tasks/1", $$"""{"title": "Buy {{number}}"}""", ("If-Match", "\"1\""))));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed).ShouldBe(7);
        (await ann.GetAsync(1)).Version.ShouldBe(2);
    }

    [Theory, EveryDatabase]
    public async Task Changes_at_once_of_different_fields_are_all_made(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");

        await Task.WhenAll(
            ann.PatchAsync(1, """{"title": "Buy bread"}"""),
            ann.PatchAsync(1, """{"priority": "high"}"""),
            ann.PatchAsync(1, """{"tags": ["shop"]}"""),
            ann.PatchAsync(1, """{"description": "fresh"}"""));

        var task = await ann.GetAsync(1);
        (task.Title, task.Priority, task.Tags[0], task.Description, task.Version).ShouldBe(("Buy bread", Priority.High, "shop", "fresh", 5));
    }
}
