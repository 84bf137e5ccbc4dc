using System.Net;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

public sealed class CompletionTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task Complete_without_a_body_turns_the_task_to_the_other_side(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");

        var done = await ann.Client.PatchAsync<TaskItem>("/api/tasks/1/complete");
        var open = await ann.Client.PatchAsync<TaskItem>("/api/tasks/1/complete");

        (done.Status, done.Completed, done.CompletedAt).ShouldBe((TodoStatus.Done, true, BackendApp.Start));
        (open.Status, open.Completed, open.CompletedAt).ShouldBe((TodoStatus.Todo, false, null));
    }

    [Theory, EveryDatabase]
    public async Task Complete_with_a_body_says_which_side(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");

        (await SetAsync("""{"completed": false}""")).Version.ShouldBe(1);
        (await SetAsync("""{"completed": true}""")).Completed.ShouldBeTrue();
        (await SetAsync("""{"completed": true}""")).Version.ShouldBe(2);
        (await SetAsync("""{"completed": false}""")).Completed.ShouldBeFalse();
        (await SetAsync("""{"completed": null}""")).Completed.ShouldBeTrue();
        (await SetAsync("{}")).Completed.ShouldBeFalse();

        Task<TaskItem> SetAsync(string body) => ann.Client.PatchAsync<TaskItem>("/api/tasks/1/complete", body);
    }

    [Theory, EveryDatabase]
    public async Task A_status_of_done_completes_and_another_reopens(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");

        (await ann.PatchAsync(1, """{"status": "done"}""")).CompletedAt.ShouldBe(BackendApp.Start);
        (await ann.PatchAsync(1, """{"status": "review"}""")).CompletedAt.ShouldBeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_task_can_be_added_as_done(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var task = await ann.AddAsync(new TaskFields("Buy milk", Status: TodoStatus.Done));

        (task.Completed, task.CompletedAt).ShouldBe((true, BackendApp.Start));
    }

    [Theory, EveryDatabase]
    public async Task A_change_of_a_done_task_keeps_when_it_was_done(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        await ann.CompleteAsync(1);

        app.Wait(TimeSpan.FromMinutes(10));

        (await ann.PatchAsync(1, """{"title": "Buy bread"}""")).CompletedAt.ShouldBe(BackendApp.Start);
    }

    [Theory, EveryDatabase]
    public async Task Completing_keeps_the_review_and_in_progress_of_other_tasks(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync(new TaskFields("One", Status: TodoStatus.InProgress));
        await ann.AddAsync(new TaskFields("Two", Status: TodoStatus.Review));

        await ann.CompleteAsync(1);

        (await ann.GetAsync(2)).Status.ShouldBe(TodoStatus.Review);
    }

    [Theory]
    [InlineData("""{"completed": "yes"}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task Nonsense_is_refused(string body)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");

        await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Patch, "/api/tasks/1/complete", body);
        (await ann.GetAsync(1)).Completed.ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task Two_turns_at_once_leave_the_task_as_it_was(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ann.Client.PatchAsync<TaskItem>("/api/tasks/1/complete")));

        var task = await ann.GetAsync(1);
        (task.Completed, task.Version).ShouldBe((false, 7));
    }
}
