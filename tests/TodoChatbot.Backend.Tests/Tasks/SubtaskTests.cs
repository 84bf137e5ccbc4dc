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
}
