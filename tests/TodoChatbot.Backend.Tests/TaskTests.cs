using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests;

public sealed class TaskTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory]
    [EveryDatabase]
    public async Task Added_task_is_listed_for_its_owner_only(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var bob = await app.SignUpAsync("bob");

        await ann.AddAsync("Buy milk");

        (await ann.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("Buy milk");
        (await bob.ListAsync()).ShouldBeEmpty();
    }
}
