using System.Net;
using TodoChatbot.Backend.Hosting;
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
    [InlineData(null, "vscode-file://vscode-app", HttpStatusCode.Forbidden)]
    public async Task Only_hosts_and_origins_of_this_machine_are_answered(string? host, string? origin, HttpStatusCode expected)
    {
        await using var app = await BackendApp.ServeAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        using var response = await ListToolsAsync(ann, host, origin);

        response.StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData(null, "vscode-file://vscode-app", HttpStatusCode.OK)]
    [InlineData(null, "VSCODE-FILE://vscode-app", HttpStatusCode.OK)]
    [InlineData(null, "https://app.example:8443", HttpStatusCode.OK)]
    [InlineData(null, "http://localhost:6274", HttpStatusCode.OK)]
    [InlineData(null, "https://app.example", HttpStatusCode.Forbidden)]
    [InlineData(null, "vscode-file://other", HttpStatusCode.Forbidden)]
    [InlineData(null, "null", HttpStatusCode.Forbidden)]
    [InlineData("evil.example", "vscode-file://vscode-app", HttpStatusCode.Forbidden)]
    public async Task Origins_that_the_operator_lists_are_answered_too(string? host, string origin, HttpStatusCode expected)
    {
        await using var app = await BackendApp.ServeAsync(
            Database.Sqlite, ("Mcp:AllowedOrigins:0", "vscode-file://vscode-app"), ("Mcp:AllowedOrigins:1", "https://app.example:8443"));
        var ann = await app.SignUpAsync("ann");

        using var response = await ListToolsAsync(ann, host, origin);

        response.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task The_browser_engine_of_an_allowed_client_may_read_the_answer()
    {
        await using var app = await BackendApp.ServeAsync(Database.Sqlite, ("Mcp:AllowedOrigins:0", "vscode-file://vscode-app"));
        var ann = await app.SignUpAsync("ann");
        using var stranger = app.CreateClient();

        using var preflight = await stranger.TryAsync(
            HttpMethod.Options, "/mcp", null, ("Origin", "vscode-file://vscode-app"), ("Access-Control-Request-Method", "POST"),
            ("Access-Control-Request-Headers", "authorization, content-type, mcp-protocol-version"));
        using var answer = await ListToolsAsync(ann, host: null, "vscode-file://vscode-app");
        using var api = await ann.Client.TryAsync(HttpMethod.Get, "/api/tasks", null, ("Origin", "vscode-file://vscode-app"));

        preflight.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        Field(preflight, "Access-Control-Allow-Origin").ShouldBe("vscode-file://vscode-app");
        Field(preflight, "Access-Control-Allow-Headers").ShouldNotBeNull().ShouldContain("authorization");
        Field(answer, "Access-Control-Allow-Origin").ShouldBe("vscode-file://vscode-app");
        Field(api, "Access-Control-Allow-Origin").ShouldBeNull();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("*")]
    [InlineData("https://*.example")]
    [InlineData("https://app.example/path")]
    [InlineData("https://app.example/")]
    [InlineData("app.example")]
    public void A_setting_that_is_not_an_origin_is_refused(string origin)
    {
        var outcome = new McpOptionsValidator().Validate(null, new McpOptions { AllowedOrigins = [origin] });

        outcome.FailureMessage.ShouldNotBeNull().ShouldContain("Mcp__AllowedOrigins__0");
    }

    private static async Task<HttpResponseMessage> ListToolsAsync(Person person, string? host, string? origin)
    {
        List<(string, string)> headers = [("Accept", "application/json, text/event-stream")];
        headers.AddRange(host is null ? [] : [("Host", host)]);
        headers.AddRange(origin is null ? [] : [("Origin", origin)]);
        return await person.Client.TryAsync(HttpMethod.Post, "/mcp", """{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}""", [.. headers]);
    }

    private static string? Field(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
