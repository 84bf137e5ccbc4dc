using System.Text.Json;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>The Inspector of the Model Context Protocol on the command line.</summary>
internal static class Inspector
{
    private static readonly string Program = Path.Combine(NodePackages.Folder, "node_modules", ".bin", "mcp-inspector");

    /// <summary>Runs one method.</summary>
    /// <returns>Its exit code, and what it printed.</returns>
    public static async Task<(int Code, string Output)> RunAsync(Uri server, string? token, params IEnumerable<string> arguments)
    {
        await NodePackages.NeedAsync();
        string[] header = token is null ? [] : ["--header", $"Authorization: Bearer {token}"];
        return await NodePackages.RunAsync(NodePackages.Node, [Program, "--cli", server.ToString(), "--transport", "http", .. arguments, .. header]);
    }

    /// <summary>Runs one method and expects an answer.</summary>
    public static async Task<JsonElement> AskAsync(Uri server, string token, params IEnumerable<string> arguments)
    {
        var (code, output) = await RunAsync(server, token, arguments);
        code.ShouldBe(0, output);
        return JsonSerializer.Deserialize<JsonElement>(output);
    }
}
