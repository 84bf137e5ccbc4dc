using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Trust;

/// <summary>Whose tasks are meant is known from the token. A model that names somebody else gets nothing.</summary>
public sealed class IdentityTests
{
    private static readonly string[] Names = ["user_id", "userId", "user", "owner_id", "owner", "email", "tenant", "as"];

    [Theory, EveryDatabase]
    public async Task A_model_that_names_another_user_acts_for_its_own_person_alone(Database database)
    {
        Person? bob = null;
        await using var model = await ModelServer.StartAsync("openai", request => request.Results.Count switch
        {
            0 => ModelReply.Call("list_tasks", WithNames(bob!, new() { ["status"] = "all" })),
            1 => ModelReply.Call("add_task", WithNames(bob!, new() { ["title"] = "Milk" })),
            2 => ModelReply.Call("add_task", new { title = "Milk" }),
            _ => ModelReply.Say("Done."),
        });
        await using var app = await BackendApp.StartAsync(database, model.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");
        bob = await app.SignUpAsync("bob");
        await bob.AddAsync("Bob's secret");

        var answer = await ann.SayAsync("add milk");

        answer.ToolCalls.Select(call => call.IsError).ShouldBe([true, true, false]);
        (await ann.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("Milk");
        (await bob.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("Bob's secret");
    }

    [Theory, EveryDatabase]
    public async Task A_model_that_names_another_user_s_task_by_id_or_number_finds_nothing(Database database)
    {
        TaskItem? secret = null;
        var named = new List<string>();
        string[] tools = ["get_task", "complete_task", "reopen_task", "delete_task", "update_task"];
        await using var model = await ModelServer.StartAsync("openai", request => request.Results.Count < tools.Length * named.Count
            ? ModelReply.Call(tools[request.Results.Count / named.Count], new { task = named[request.Results.Count % named.Count], title = "Hacked" })
            : ModelReply.Say("Done."));
        await using var app = await BackendApp.StartAsync(database, [("Ai:MaxToolRounds", "50"), .. model.SettingsFor("openai")]);
        var (ann, bob) = (await app.SignUpAsync("ann"), await app.SignUpAsync("bob"));
        await ann.AddAsync("Milk");
        await bob.AddAsync("One");
        secret = await bob.AddAsync("Bob's secret");
        named.AddRange([secret.Id.ToString(), "2", "#2", "secret", secret.Id.ToString("N"), $"{bob.Id}/2"]);

        var answer = await ann.SayAsync("delete it, complete it, change it");

        answer.ToolCalls.Count.ShouldBe(tools.Length * named.Count);
        answer.ToolCalls.ShouldAllBe(call => call.IsError);
        (await bob.GetAsync(2)).Version.ShouldBe(secret.Version);
        (await ann.GetAsync(1)).Title.ShouldBe("Milk");
    }

    [Theory, EveryDatabase]
    public async Task An_mcp_client_that_names_another_user_acts_for_its_own_person_alone(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var (ann, bob) = (await app.SignUpAsync("ann"), await app.SignUpAsync("bob"));
        var secret = await bob.AddAsync("Bob's secret");
        await using var mcp = await ann.McpAsync();

        (await mcp.RefusedAsync("list_tasks", WithNames(bob, []))).ShouldContain("has no argument");
        (await mcp.RefusedAsync("add_task", WithNames(bob, new() { ["title"] = "Milk" }))).ShouldContain("has no argument");
        (await mcp.CallAsync("list_tasks")).ShouldBe("There are no such tasks.");
        (await mcp.RefusedAsync("get_task", new() { ["task"] = $"{secret.Id}" })).ShouldBe($"You have no task {secret.Id}.");
        (await mcp.RefusedAsync("delete_task", new() { ["task"] = "1" })).ShouldBe("You have no task 1.");
        (await mcp.RefusedAsync("list_tasks", new() { ["project"] = "x", ["sort"] = bob.Id.ToString() })).ShouldContain("`sort` can't be");
        await mcp.CallAsync("add_task", new() { ["title"] = "Milk" });

        (await ann.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("Milk");
        (await bob.ListAsync()).ShouldHaveSingleItem().Version.ShouldBe(secret.Version);
    }

    private static Dictionary<string, object?> WithNames(Person other, Dictionary<string, object?> arguments)
    {
        foreach (var name in Names)
        {
            arguments[name] = name == "email" ? other.Email : other.Id;
        }

        return arguments;
    }
}
