using System.Net;
using System.Text.Json;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

public sealed class HistoryTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task Every_change_is_told_in_words_the_newest_first(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        await ann.PatchAsync(1, """{"title": "Buy bread", "priority": "high"}""");
        await ann.CompleteAsync(1);
        await ann.Client.PatchAsync<TaskItem>("/api/tasks/1/complete", """{"completed": false}""");
        await ann.DeleteAsync(1);
        await ann.UndoAsync();
        await ann.RedoAsync();
        var garden = await ann.Client.PostAsync<LabelItem>("/api/projects", new LabelFields("Garden"));
        await ann.Client.PatchAsync<LabelItem>($"/api/projects/{garden.Id}", """{"name": "Balcony"}""");
        await ann.Client.TryAsync(HttpMethod.Delete, $"/api/projects/{garden.Id}");

        (await ActivityAsync(ann)).Select(change => change.Summary).ShouldBe(
        [
            "Deleted project “Balcony”",
            "Changed the name of project “Balcony”",
            "Added project “Garden”",
            "Did again a change of task 1 “Buy bread”",
            "Undid a change of task 1 “Buy bread”",
            "Deleted task 1 “Buy bread”",
            "Reopened task 1 “Buy bread”",
            "Completed task 1 “Buy bread”",
            "Changed the title and the priority of task 1 “Buy bread”",
            "Added task 1 “Buy milk”",
        ]);
    }

    [Theory, EveryDatabase]
    public async Task A_change_tells_each_field_before_and_after_in_words(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Move house");
        await ann.AddAsync("Pack");

        await ann.PatchAsync(2, """
            {
              "title": "Pack the books", "description": "carefully", "status": "in_progress", "priority": "urgent",
              "due": {"date": "2026-11-27", "time": "17:00"}, "recurrence": {"rule": "FREQ=WEEKLY"},
              "reminders": [{"trigger": "-PT1H"}], "tags": ["home", "books"], "project": {"name": "Moving"}, "parent": 1
            }
            """);

        (await ActivityAsync(ann))[0].Changes.ShouldBe(
            [
                new FieldChange("title", "Pack", "Pack the books"),
                new FieldChange("description", null, "carefully"),
                new FieldChange("status", "todo", "in progress"),
                new FieldChange("priority", "medium", "urgent"),
                new FieldChange("due_date", null, "Fri, Nov 27, 2026"),
                new FieldChange("due_time", null, "5:00 PM"),
                new FieldChange("recurrence", null, "every week at 5:00 PM"),
                new FieldChange("reminders", null, "1 hour before"),
                new FieldChange("project", null, "Moving"),
                new FieldChange("parent", null, "Move house"),
                new FieldChange("tags", null, "books, home"),
            ],
            ignoreOrder: true);
    }

    [Theory, EveryDatabase]
    public async Task A_change_has_its_door_and_its_client(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var token = await ann.CreateTokenAsync(TokenScope.Write, "My script");

        await ann.Client.TryAsync(HttpMethod.Post, "/api/tasks", new TaskFields("From the page"), (Headers.FromPage, "1"), ("User-Agent", "Mozilla/5.0"));
        await ann.Client.TryAsync(HttpMethod.Post, "/api/tasks", new TaskFields("From curl"), ("User-Agent", "curl/8.5.0 (x86_64)"));
        await ann.Client.TryAsync(HttpMethod.Post, "/api/tasks", new TaskFields("From nobody"));
        await ann.WithToken(token.Token).AddAsync("From a script");
        await ann.WithToken(token.Token).Client.TryAsync(HttpMethod.Post, "/api/tasks", new TaskFields("From curl with a token"), ("User-Agent", "curl/8.5.0"));
        await ann.SayAsync("add a task: from the chat");
        await using (var mcp = await ann.WithToken(token.Token).McpAsync())
        {
            await mcp.CallAsync("add_task", new() { ["title"] = "From an MCP client" });
        }

        (await ActivityAsync(ann)).Select(change => (change.Door, change.Client)).Reverse().ShouldBe(
        [
            (ChangeSource.Web, null),
            (ChangeSource.Rest, "curl"),
            (ChangeSource.Rest, null),
            (ChangeSource.Rest, "token “My script”"),
            (ChangeSource.Rest, "curl, token “My script”"),
            (ChangeSource.Chat, null),
            (ChangeSource.Mcp, "token “My script”"),
        ]);
    }

    [Theory, EveryDatabase]
    public async Task The_wire_has_the_names_of_the_contract(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");

        var page = await ann.Client.GetAsync<JsonElement>("/api/activity");

        page.EnumerateObject().Select(member => member.Name).ShouldBe(["items", "next_cursor"], ignoreOrder: true);
        page.GetProperty("items")[0].EnumerateObject().Select(member => member.Name).ShouldBe(
            ["id", "at", "door", "client", "tool", "summary", "task_number", "changes", "change_set", "undone", "undoes", "can_undo"], ignoreOrder: true);
        page.GetProperty("items")[0].GetProperty("door").GetString().ShouldBe("rest");
    }

    [Theory, EveryDatabase]
    public async Task The_history_can_be_narrowed_to_one_task(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("One");
        await ann.AddAsync("Two");
        await ann.CompleteAsync(1);

        (await ActivityAsync(ann, "?task=1")).Select(change => change.Tool).ShouldBe(["complete_task", "add_task"]);
        (await ActivityAsync(ann, "?task=99")).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Pages_of_the_history_follow_each_other(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        for (var number = 1; number <= 7; number++)
        {
            await ann.AddAsync($"Task {number}");
        }

        var first = await ann.Client.GetAsync<Page<ActivityItem>>("/api/activity?limit=3");
        await ann.AddAsync("Meanwhile");
        var second = await ann.Client.GetAsync<Page<ActivityItem>>($"/api/activity?limit=3&cursor={first.NextCursor}");
        var third = await ann.Client.GetAsync<Page<ActivityItem>>($"/api/activity?limit=3&cursor={second.NextCursor}");

        first.Items.Concat(second.Items).Concat(third.Items).Select(change => change.TaskNumber).ShouldBe([7, 6, 5, 4, 3, 2, 1]);
        third.NextCursor.ShouldBeNull();
    }

    [Theory]
    [InlineData("?limit=0", "limit", "0")]
    [InlineData("?limit=201", "limit", "201")]
    [InlineData("?limit=many", "limit", "many")]
    [InlineData("?task=one", "task", "one")]
    [InlineData("?cursor=nonsense", "cursor", "")]
    [InlineData("?cursor=MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkw", "cursor", "")]
    public async Task A_wrong_parameter_is_refused_by_name(string query, string field, string hint)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        var problem = await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Get, $"/api/activity{query}");

        problem.GetProperty("errors").GetProperty(field)[0].GetString().ShouldNotBeNull().ShouldContain(hint);
    }

    [Theory, EveryDatabase]
    public async Task Nobody_sees_or_undoes_the_changes_of_others(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var bob = await app.SignUpAsync("bob");
        var task = await ann.AddAsync("Buy milk");

        (await ActivityAsync(bob)).ShouldBeEmpty();
        await bob.Client.RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/undo");
        await bob.Client.RefusedAsync(
            HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/undo", new UndoChanges(ChangeSet: task.ChangeSet));
        (await ann.ListAsync()).ShouldHaveSingleItem();
    }

    private static async Task<IReadOnlyList<ActivityItem>> ActivityAsync(Person person, string query = "") =>
        (await person.Client.GetAsync<Page<ActivityItem>>($"/api/activity{query}")).Items;
}
