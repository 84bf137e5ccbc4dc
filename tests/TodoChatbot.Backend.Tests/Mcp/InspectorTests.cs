using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Tests.Mcp;

/// <summary>A client that we did not write: the protocol's own Inspector on the command line, as docs/mcp.md shows it.</summary>
public sealed class InspectorTests
{
    [Fact]
    public async Task The_inspector_lists_and_calls_the_tools_with_a_personal_access_token()
    {
        await using var app = await BackendApp.ServeAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        var server = new Uri(ann.Client.BaseAddress!, "/mcp");
        var write = (await ann.CreateTokenAsync(TokenScope.Write)).Token;
        var read = (await ann.CreateTokenAsync(TokenScope.Read)).Token;

        var listed = await Inspector.AskAsync(server, write, "--method", "tools/list");
        var added = await Inspector.AskAsync(
            server, write, "--method", "tools/call", "--tool-name", "add_task", "--tool-arg", "title=Buy milk", "due=tomorrow at 5pm");
        var completed = await Inspector.AskAsync(server, write, "--method", "tools/call", "--tool-name", "complete_task", "--tool-arg", "task=1");
        var (refusedCode, refused) = await Inspector.RunAsync(
            server, read, "--method", "tools/call", "--tool-name", "delete_task", "--tool-arg", "task=1");
        var (anonymousCode, anonymous) = await Inspector.RunAsync(server, null, "--method", "tools/list");

        listed.GetProperty("tools").GetArrayLength().ShouldBe(16);
        added.GetProperty("content")[0].GetProperty("text").GetString().ShouldNotBeNull().ShouldStartWith("Added task 1 “Buy milk”, due Tue, Nov 24, 2026 at 5:00 PM.");
        completed.GetProperty("structuredContent").GetProperty("tasks")[0].GetProperty("status").GetString().ShouldBe("done");
        (refusedCode == 0, refused.Contains("tool_not_found")).ShouldBe((false, true), refused);
        (anonymousCode == 0, anonymous.Contains("auth_required")).ShouldBe((false, true), anonymous);
        (await ann.ListAsync()).ShouldHaveSingleItem().Completed.ShouldBeTrue();
    }
}
