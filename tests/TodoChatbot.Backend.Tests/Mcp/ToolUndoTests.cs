using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Mcp;

/// <summary>A client takes back its own changes; another's only by their id.</summary>
public sealed class ToolUndoTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task Undo_takes_back_the_client_s_own_last_change_and_leaves_the_user_s(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await using var mcp = await ann.WithToken((await ann.CreateTokenAsync(TokenScope.Write, "a client")).Token).McpAsync();

        await mcp.CallAsync("add_task", new() { ["title"] = "Agent's task" });
        await ann.AddAsync("User's own task");
        var undone = await mcp.CallAsync("undo");
        var again = await mcp.CallAsync("redo");
        await mcp.CallAsync("undo");
        var nothingLeft = await mcp.RefusedAsync("undo");

        undone.ShouldBe("Undid: added task 1 “Agent's task”.");
        again.ShouldBe("Did again: added task 1 “Agent's task”.");
        nothingLeft.ShouldStartWith("You have made no changes that can be undone.");
        (await ann.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("User's own task");
    }

    [Theory, EveryDatabase]
    public async Task Undo_takes_back_another_caller_s_change_by_its_id(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await using var mcp = await ann.WithToken((await ann.CreateTokenAsync(TokenScope.Write, "a client")).Token).McpAsync();

        var hers = await ann.AddAsync("User's own task");
        var undone = await mcp.CallAsync("undo", new() { ["change_set"] = hers.ChangeSet.ToString() });

        undone.ShouldBe("Undid: added task 1 “User's own task”.");
        (await ann.ListAsync()).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task The_person_takes_back_what_a_client_did(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await using var mcp = await ann.WithToken((await ann.CreateTokenAsync(TokenScope.Write, "a client")).Token).McpAsync();

        await mcp.CallAsync("add_task", new() { ["title"] = "Agent's task" });
        var said = await ann.SayAsync("undo");

        said.Response.ShouldBe("Undid: added task 1 “Agent's task”.");
        (await ann.ListAsync()).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_project_with_many_tasks_is_deleted_only_with_a_confirmation_and_comes_back(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        for (var number = 1; number <= 6; number++)
        {
            await ann.AddAsync(new TaskFields($"Task {number}", Project: new ProjectReference(Name: "Garden")));
        }

        await using var mcp = await ann.McpAsync();

        var asked = (await mcp.TryAsync("edit_project", new() { ["action"] = "delete", ["project"] = "Garden" })).StructuredContent!.Value;
        var code = asked.GetProperty("preview").GetProperty("confirmation").GetString();
        var before = await ann.ListAsync("?project=Garden");
        await mcp.CallAsync("edit_project", new() { ["action"] = "delete", ["project"] = "Garden", ["confirmation"] = code });
        var after = await ann.ListAsync("?project=Garden");
        await mcp.CallAsync("undo");

        (before.Count, after.Count, (await ann.ListAsync("?project=Garden")).Count).ShouldBe((6, 0, 6));
    }

    [Theory]
    [InlineData("edit_project", """{"action": "delete", "project": "None"}""", "`project`: You have no project “None”.")]
    [InlineData("edit_tag", """{"action": "update", "tag": "home"}""", "Say what to change: `new_name` or `colour`.")]
    [InlineData("edit_tag", """{"action": "create", "tag": "home"}""", "You already have a tag “home”.")]
    [InlineData("edit_tag", """{"action": "update", "tag": "home", "colour": "red"}""", "`colour`: A colour is written #rrggbb")]
    [InlineData("edit_tag", """{"action": "paint", "tag": "home"}""", "`action` can't be \"paint\". Use one of: create, update, archive, unarchive, delete.")]
    public async Task What_cannot_be_done_to_a_project_or_tag_is_refused_by_name(string tool, string arguments, string sentence)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.AddAsync("Sweep", tags: "home");
        await using var mcp = await ann.McpAsync();

        (await mcp.RefusedAsync(tool, System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments))).ShouldContain(sentence);
    }

    [Fact]
    public async Task A_read_only_token_is_shown_only_the_tools_that_it_can_use()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await using var mcp = await ann.WithToken((await ann.CreateTokenAsync(TokenScope.Read, "a reader")).Token).McpAsync();

        var tools = await mcp.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);

        tools.Select(tool => tool.Name).Order().ShouldBe(["get_task", "list_activity", "list_labels", "list_tasks", "summarize"]);
    }
}
