using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Tests.Mcp;

/// <summary>Requests to <c>/mcp</c> that are not what the protocol says.</summary>
public sealed class MalformedCallTests(BackendApps apps) : IClassFixture<BackendApps>
{
    private const int InvalidParams = -32602;

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task A_post_that_does_not_say_it_is_JSON_is_415(string? contentType)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");

        using var response = await PostAsync(ann, """{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}""", contentType);

        await response.ShouldBeProblemAsync(HttpStatusCode.UnsupportedMediaType, ErrorCodes.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("""{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "list_tasks", "arguments": [1]}}""")]
    [InlineData("""{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "list_tasks", "arguments": "x"}}""")]
    [InlineData("""{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"arguments": {}}}""")]
    [InlineData("""{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": 7, "arguments": {}}}""")]
    [InlineData("""{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": null}}""")]
    [InlineData("""{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": []}""")]
    [InlineData("""{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": "x"}""")]
    [InlineData("""{"jsonrpc": "2.0", "id": 1, "method": "tools/call"}""")]
    [InlineData("""{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "no_such_tool", "arguments": {}}}""")]
    [InlineData("""{"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {"cursor": 7}}""")]
    [InlineData("""{"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": []}""")]
    public async Task Parameters_that_cannot_be_read_are_invalid_params(string request)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");

        using var response = await PostAsync(ann, request, "application/json");

        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var json = text[text.IndexOf('{', StringComparison.Ordinal)..];
        JsonSerializer.Deserialize<JsonElement>(json).GetProperty("error").GetProperty("code").GetInt32().ShouldBe(InvalidParams, text);
    }

    [Theory]
    [InlineData("""{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {}}""")]
    [InlineData("""{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": 1, "capabilities": [], "clientInfo": "x"}}""")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"jsonrpc": "2.0", "id": {}, "method": 7}""")]
    [InlineData("""{"jsonrpc": "1.0", "id": 1, "method": "tools/list"}""")]
    [InlineData("""{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "\ud800"}}""")]
    public async Task A_body_that_is_no_request_is_no_fault_of_the_server(string body)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");

        using var response = await PostAsync(ann, body, "application/json");

        ((int)response.StatusCode).ShouldBeInRange(200, 499, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        ann.App.Logs.Lines.ShouldNotContain(line => line.Contains("unhandled exception", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<HttpResponseMessage> PostAsync(Person person, string body, string? contentType)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = contentType is null ? null : new MediaTypeHeaderValue(contentType);
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        return await person.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
