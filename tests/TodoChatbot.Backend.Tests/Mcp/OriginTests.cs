using System.Net;
using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Mcp;

/// <summary>A page of another site cannot make a browser speak to a list on this machine.</summary>
public sealed class OriginTests
{
    [Theory]
    [InlineData(null, null, HttpStatusCode.OK)]
    [InlineData(null, "http://localhost:6274", HttpStatusCode.OK)]
    [InlineData(null, "http://127.0.0.1:6274", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", null, HttpStatusCode.OK)]
    [InlineData(null, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(null, "null", HttpStatusCode.Forbidden)]
    [InlineData(null, "http://localhost.evil.example", HttpStatusCode.Forbidden)]
    [InlineData("evil.example", null, HttpStatusCode.Forbidden)]
    [InlineData("evil.example", "http://evil.example", HttpStatusCode.Forbidden)]
    public async Task Only_hosts_and_origins_of_this_machine_are_answered(string? host, string? origin, HttpStatusCode expected)
    {
        await using var app = await BackendApp.ServeAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        List<(string, string)> headers = [("Accept", "application/json, text/event-stream")];
        headers.AddRange(host is null ? [] : [("Host", host)]);
        headers.AddRange(origin is null ? [] : [("Origin", origin)]);

        using var response = await ann.Client.TryAsync(HttpMethod.Post, "/mcp", """{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}""", [.. headers]);

        response.StatusCode.ShouldBe(expected);
    }
}
