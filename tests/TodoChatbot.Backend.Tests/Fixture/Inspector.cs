using System.Text.Json;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>The Inspector of the Model Context Protocol on the command line.</summary>
internal static class Inspector
{
    /// <summary>Runs one method.</summary>
    /// <returns>Its exit code, and what it printed.</returns>
    public static Task<(int Code, string Output)> RunAsync(Uri server, string? token, params IEnumerable<string> arguments)
    {
        string[] header = token is null ? [] : ["--header", $"Authorization: Bearer {token}"];
        return NodePackages.Clients.RunAsync("mcp-inspector", ["--cli", server.ToString(), "--transport", "http", .. arguments, .. header]);
    }

    /// <summary>Runs one method and expects an answer.</summary>
    public static async Task<JsonElement> AskAsync(Uri server, string token, params IEnumerable<string> arguments)
    {
        var (code, output) = await RunAsync(server, token, arguments);
        code.ShouldBe(0, output);
        return JsonSerializer.Deserialize<JsonElement>(output);
    }
}
