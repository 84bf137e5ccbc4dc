using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>A client of the Model Context Protocol, connected for one person.</summary>
public sealed class McpSession(McpClient client) : IAsyncDisposable
{
    public McpClient Client => client;

    /// <summary>Connects by the person's token.</summary>
    internal static async Task<McpSession> ConnectAsync(HttpClient http)
    {
        var transport = new HttpClientTransport(
            new HttpClientTransportOptions { Endpoint = new Uri(http.BaseAddress!, "/mcp"), TransportMode = HttpTransportMode.StreamableHttp }, http);
        return new McpSession(await McpClient.CreateAsync(transport, cancellationToken: TestContext.Current.CancellationToken));
    }

    /// <summary>Calls a tool, whatever comes of it.</summary>
    public async Task<CallToolResult> TryAsync(string tool, Dictionary<string, object?>? arguments = null) =>
        await client.CallToolAsync(tool, arguments, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Calls a tool and expects success.</summary>
    /// <returns>The sentence of the answer.</returns>
    public async Task<string> CallAsync(string tool, Dictionary<string, object?>? arguments = null)
    {
        var result = await TryAsync(tool, arguments);
        result.IsError.ShouldNotBe(true, TextOf(result));
        return result.StructuredContent!.Value.GetProperty("text").GetString()!;
    }

    /// <summary>Calls a tool and expects an error.</summary>
    /// <returns>The sentence about it.</returns>
    public async Task<string> RefusedAsync(string tool, Dictionary<string, object?>? arguments = null)
    {
        var result = await TryAsync(tool, arguments);
        result.IsError.ShouldBe(true, TextOf(result));
        return TextOf(result);
    }

    public ValueTask DisposeAsync() => client.DisposeAsync();

    /// <summary>What a client shows that passes on nothing but text.</summary>
    public static string TextOf(CallToolResult result) => string.Join('\n', result.Content.OfType<TextContentBlock>().Select(block => block.Text));
}
