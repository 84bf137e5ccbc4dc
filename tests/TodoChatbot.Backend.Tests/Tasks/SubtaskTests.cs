using System.Net;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

public sealed class SubtaskTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task Subtasks_are_listed_by_their_parent(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Move house");
        await ann.AddAsync(new TaskFields("Pack the books", Parent: 1));
        await ann.AddAsync("Buy milk");

        (await ann.ListAsync("?parent=1")).ShouldHaveSingleItem().Title.ShouldBe("Pack the books");
        (await ann.GetAsync(2)).Parent.ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task Subtasks_have_no_subtasks(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Move house");
        await ann.AddAsync(new TaskFields("Pack the books", Parent: 1));
        await ann.AddAsync("Buy boxes");

        await RefusedAsync(ann, HttpMethod.Post, "/api/tasks", """{"title": "Dust them", "parent": 2}""");
        await RefusedAsync(ann, HttpMethod.Patch, "/api/tasks/3", """{"parent": 2}""");
        await RefusedAsync(ann, HttpMethod.Patch, "/api/tasks/1", """{"parent": 3}""");
        await RefusedAsync(ann, HttpMethod.Patch, "/api/tasks/1", """{"parent": 1}""");
        await RefusedAsync(ann, HttpMethod.Patch, "/api/tasks/1", """{"parent": 2}""");
        (await ann.PatchAsync(3, """{"parent": 1}""")).Parent.ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task Two_tasks_made_each_others_parent_at_once_do_not_both_become_subtasks(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("One");
        await ann.AddAsync("Two");

        var answers = await Task.WhenAll(
            ann.Client.TryAsync(HttpMethod.Patch, "/api/tasks/1", """{"parent": 2}"""),
            ann.Client.TryAsync(HttpMethod.Patch, "/api/tasks/2", """{"parent": 1}"""));

        answers.Select(answer => answer.StatusCode).ShouldBe([HttpStatusCode.OK, HttpStatusCode.BadRequest], ignoreOrder: true);
    }

    [Theory, EveryDatabase]
    public async Task Somebody_elses_task_is_no_parent(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var bob = await app.SignUpAsync("bob");
        await bob.AddAsync("Bob's");
        await bob.AddAsync("Bob's second");

        await RefusedAsync(ann, HttpMethod.Post, "/api/tasks", """{"title": "Mine", "parent": 2}""");
    }

    [Theory, EveryDatabase]
    public async Task A_deleted_task_is_no_parent(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Move house");
        await ann.DeleteAsync(1);

        await RefusedAsync(ann, HttpMethod.Post, "/api/tasks", """{"title": "Pack the books", "parent": 1}""");
    }

    [Theory, EveryDatabase]
    public async Task Deleting_a_task_deletes_its_subtasks_and_undo_brings_all_back(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Move house");
        await ann.AddAsync(new TaskFields("Pack the books", Parent: 1));
        await ann.AddAsync("Buy milk");

        await ann.DeleteAsync(1);
        (await ann.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("Buy milk");
        await ann.UndoAsync();

        (await ann.ListAsync()).Select(task => (task.Number, task.Parent)).ShouldBe([(1, null), (2, 1), (3, null)], ignoreOrder: true);
    }

    [Theory, EveryDatabase]
    public async Task Completing_a_task_leaves_its_subtasks_to_be_completed_one_by_one(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Move house");
        await ann.AddAsync(new TaskFields("Pack the books", Parent: 1));

        await ann.CompleteAsync(1);

        (await ann.GetAsync(2)).Completed.ShouldBeFalse();
    }

    private static async Task RefusedAsync(Person person, HttpMethod method, string path, string body)
    {
        var problem = await person.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, method, path, body);
        problem.GetProperty("errors").TryGetProperty("parent", out _).ShouldBeTrue(problem.ToString());
    }

    [Theory, EveryDatabase]
    public async Task A_subtask_is_not_added_with_subtasks_of_its_own(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Move house");
        await using var mcp = await ann.McpAsync();
        var task = new { title = "Pack", parent = 1, subtasks = new[] { "Books" } };

        var one = await mcp.RefusedAsync("add_task", new() { ["title"] = task.title, ["parent"] = task.parent, ["subtasks"] = task.subtasks });
        var several = await mcp.RefusedAsync("add_tasks", new() { ["tasks"] = new object[] { new { title = "Milk" }, task } });

        (one, several).ShouldBe(("A subtask has no subtasks itself. Leave out the one or the other.", one));
        (await ann.ListAsync()).Count.ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task Subtasks_count_among_the_tasks_that_are_added_at_once(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await using var mcp = await ann.McpAsync();

        var refused = await mcp.RefusedAsync(
            "add_task", new() { ["title"] = "Move house", ["subtasks"] = Enumerable.Range(1, 50).Select(number => $"Box {number}").ToArray() });

        refused.ShouldBe("Add up to 50 tasks at once, subtasks counted; these are 51.");
        (await ann.ListAsync()).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Subtasks_are_added_to_a_task_by_saying_so(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Build a shed");
        await ann.AddAsync(new TaskFields("Saw", Parent: 1));

        var said = await ann.SayAsync("add subtask buy nails to task 1");
        await ann.SayAsync("add subtask sharpen it to task 2");
        var subtasks = (await ann.ListAsync("?parent=1&sort=title")).Select(task => task.Title).ToList();
        await ann.UndoAsync();

        said.Response.ShouldStartWith("Changed 2 tasks:\n1. Build a shed\n3. ");
        subtasks.ShouldBe(["Buy nails", "Saw"], StringComparer.OrdinalIgnoreCase);
        (await ann.ListAsync()).Count.ShouldBe(2);
    }

    [Theory, EveryDatabase]
    public async Task A_task_is_made_a_subtask_by_a_tool(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Move house");
        await ann.AddAsync("Pack the books");
        await using var mcp = await ann.McpAsync();

        await mcp.CallAsync("update_task", new() { ["task"] = "2", ["parent"] = 1 });

        (await ann.GetAsync(2)).Parent.ShouldBe(1);
        (await mcp.RefusedAsync("update_task", new() { ["task"] = "1", ["parent"] = 2 })).ShouldContain("cannot have subtasks");
    }
}
