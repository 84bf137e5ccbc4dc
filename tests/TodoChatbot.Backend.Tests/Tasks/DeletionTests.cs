using System.Net;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Tests.Tasks;

public sealed class DeletionTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task A_deleted_task_is_gone_from_every_list_and_by_every_name(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var task = await ann.AddAsync("Buy milk", tags: "shop");

        await ann.DeleteAsync(1);

        (await ann.ListAsync()).ShouldBeEmpty();
        (await ann.ListAsync("?q=milk")).ShouldBeEmpty();
        (await ann.ListAsync("?tag=shop")).ShouldBeEmpty();
        foreach (var key in new[] { "1", task.Id.ToString() })
        {
            await ann.Client.RefusedAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound, HttpMethod.Get, $"/api/tasks/{key}");
            await ann.Client.RefusedAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound, HttpMethod.Patch, $"/api/tasks/{key}", """{"title": "x"}""");
            await ann.Client.RefusedAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound, HttpMethod.Patch, $"/api/tasks/{key}/complete");
            await ann.Client.RefusedAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound, HttpMethod.Delete, $"/api/tasks/{key}");
        }
    }

    [Theory, EveryDatabase]
    public async Task A_deleted_task_is_kept_to_be_undone(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var before = await ann.AddAsync("Buy milk", tags: "shop");
        await ann.DeleteAsync(1);

        await ann.UndoAsync();

        var after = await ann.GetAsync(1);
        (after.Id, after.Title, after.Tags[0]).ShouldBe((before.Id, "Buy milk", "shop"));
        (await ann.ListAsync("?q=milk")).ShouldHaveSingleItem();
    }
}
