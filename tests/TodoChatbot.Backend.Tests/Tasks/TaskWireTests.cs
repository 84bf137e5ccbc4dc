using System.Net;
using System.Text.Json;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

public sealed class TaskWireTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task A_task_with_nothing_but_a_title_shows_every_member(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var added = await ann.AddAsync("Buy milk");

        var task = await ann.Client.GetAsync<JsonElement>("/api/tasks/1");

        task.GetRawText().ShouldBeJson($$"""
            {
              "id": "{{added.Id}}",
              "number": 1,
              "title": "Buy milk",
              "description": "",
              "status": "todo",
              "priority": "medium",
              "due": null,
              "recurrence": null,
              "reminders": [],
              "tags": [],
              "project": null,
              "parent": null,
              "completed": false,
              "completed_at": null,
              "created_at": "2026-11-23T09:00:00+00:00",
              "updated_at": "2026-11-23T09:00:00+00:00",
              "version": 1
            }
            """);
    }

    [Theory, EveryDatabase]
    public async Task A_task_with_everything_shows_everything(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann", "Europe/Berlin");
        await ann.AddAsync("Move house");

        await ann.Client.PostAsync<TaskItem>("/api/tasks", """
            {
              "title": "  Pay rent ", "description": "by standing order", "status": "in_progress", "priority": "urgent",
              "due": {"date": "2026-12-01", "time": "09:00"},
              "recurrence": {"rule": "FREQ=MONTHLY;BYMONTHDAY=1"},
              "reminders": [{"trigger": "-P1D"}, {"trigger": "2026-11-30T18:00"}],
              "tags": ["money", "Home"], "project": {"name": "Flat"}, "parent": 1
            }
            """);

        var task = await ann.Client.GetAsync<JsonElement>("/api/tasks/2");
        var project = task.GetProperty("project").GetProperty("id").GetGuid();
        task.GetRawText().ShouldBeJson($$"""
            {
              "id": "{{task.GetProperty("id").GetGuid()}}",
              "number": 2,
              "title": "Pay rent",
              "description": "by standing order",
              "status": "in_progress",
              "priority": "urgent",
              "due": {"date": "2026-12-01", "time": "09:00", "time_zone": "Europe/Berlin", "text": "Tue, Dec 1, 2026 at 9:00 AM", "duration": null},
              "recurrence": {"rule": "FREQ=MONTHLY;BYMONTHDAY=1", "text": "every month on the 1st at 9:00 AM", "start": "2026-12-01T09:00", "exdates": [], "after_completion": false},
              "reminders": [{"trigger": "-P1D", "text": "1 day before"}, {"trigger": "2026-11-30T18:00", "text": "Mon, Nov 30, 2026 at 6:00 PM"}],
              "tags": ["Home", "money"],
              "project": {"id": "{{project}}", "name": "Flat"},
              "parent": 1,
              "completed": false,
              "completed_at": null,
              "created_at": "2026-11-23T09:00:00+00:00",
              "updated_at": "2026-11-23T09:00:00+00:00",
              "version": 1,
              "occurrence": "2026-12-01T09:00",
              "parent_title": "Move house"
            }
            """);
    }

    [Theory, EveryDatabase]
    public async Task The_answer_to_a_write_says_what_was_understood(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        using var response = await ann.Client.TryAsync(
            HttpMethod.Post, "/api/tasks", """{"title": "Gym", "due": {"date": "2026-11-24", "time": "17:00"}, "recurrence": {"rule": "FREQ=WEEKLY"}}""");

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.Location?.OriginalString.ShouldBe("/api/tasks/1");
        response.Headers.ETag?.Tag.ShouldBe("\"1\"");
        var task = await response.ReadAsync<TaskItem>();
        task.Reading.ShouldBe("Tue, Nov 24, 2026 at 5:00 PM, every week");
        task.ChangeSet.ShouldNotBeNull();
        var read = await ann.Client.GetAsync<JsonElement>("/api/tasks/1");
        read.TryGetProperty("reading", out _).ShouldBeFalse();
        read.TryGetProperty("change_set", out _).ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task A_list_is_items_and_a_cursor(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        (await ann.Client.GetAsync<JsonElement>("/api/tasks")).GetRawText().ShouldBeJson("""{"items": [], "next_cursor": null}""");
    }

    [Theory, EveryDatabase]
    public async Task A_task_is_found_by_number_and_by_id(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var added = await ann.AddAsync("Buy milk");

        foreach (var key in new[] { "1", added.Id.ToString(), added.Id.ToString("n"), added.Id.ToString().ToUpperInvariant() })
        {
            using var response = await ann.Client.TryAsync(HttpMethod.Get, $"/api/tasks/{key}");
            response.Headers.ETag.ShouldNotBeNull().Tag.ShouldStartWith("\"1.");
            (await response.ReadAsync<TaskItem>()).Id.ShouldBe(added.Id);
        }
    }

    [Theory]
    [InlineData("2")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1.0")]
    [InlineData("99999999999999999999")]
    [InlineData("milk")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("%F0%9F%8E%89")]
    public async Task What_names_no_task_is_not_found(string key)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");

        await ann.Client.RefusedAsync(HttpStatusCode.NotFound, Contracts.ErrorCodes.NotFound, HttpMethod.Get, $"/api/tasks/{key}");
    }

    [Theory, EveryDatabase]
    public async Task Numbers_are_small_and_each_owner_has_their_own(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var bob = await app.SignUpAsync("bob");

        (await ann.AddAsync("One")).Number.ShouldBe(1);
        (await ann.AddAsync("Two")).Number.ShouldBe(2);
        (await bob.AddAsync("One of Bob's")).Number.ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task A_number_is_never_used_again(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("One");
        await ann.AddAsync("Two");

        await ann.DeleteAsync(2);

        (await ann.AddAsync("Three")).Number.ShouldBe(3);
    }

    [Theory, EveryDatabase]
    public async Task Tasks_added_all_at_once_get_numbers_without_gaps(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var added = await Task.WhenAll(Enumerable.Range(1, 20).Select(number => ann.AddAsync($"Task {number}")));

        added.Select(task => task.Number).Order().ShouldBe(Enumerable.Range(1, 20));
    }
}
