using System.Net;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>The backend limits by address, so it has to hear the right one.</summary>
public sealed class ClientAddressTests
{
    [Theory]
    [InlineData(null, "127.0.0.1")]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("198.51.100.1, 203.0.113.9", "203.0.113.9")]
    public async Task The_address_that_a_known_proxy_tells_is_passed_on(string? forwarded, string expected)
    {
        await using var backend = (await ScriptedBackend.StartAsync()).On("GET /api/tasks", "all");
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser();
        if (forwarded is not null)
        {
            browser.Headers["X-Forwarded-For"] = forwarded;
        }

        await browser.GetAsync("/api/tasks");

        Unmapped(backend.Last("GET /api/tasks").Header("X-Forwarded-For")).ShouldBe(expected);
    }

    [Fact]
    public async Task A_chain_of_known_proxies_is_followed_as_far_as_the_limit_allows()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).On("GET /api/tasks", "all");
        await using var app = FrontendApp.StartFor(backend, ("Proxies:Known:0", "10.0.0.0/8"), ("Proxies:ForwardLimit", "3"));
        using var browser = app.OpenBrowser();
        browser.Headers["X-Forwarded-For"] = "203.0.113.9, 10.1.2.3, 10.4.5.6";

        await browser.GetAsync("/api/tasks");

        backend.Last("GET /api/tasks").Header("X-Forwarded-For").ShouldBe("203.0.113.9");
    }

    [Fact]
    public async Task A_client_in_a_known_network_cannot_choose_its_address()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).On("GET /api/tasks", "all");
        await using var app = FrontendApp.StartFor(backend, ("Proxies:Known:0", "10.0.0.0/8"));
        using var browser = app.OpenBrowser();

        // The client at 10.1.2.3 wrote the first address, the proxy appended the second.
        browser.Headers["X-Forwarded-For"] = "203.0.113.9, 10.1.2.3";

        await browser.GetAsync("/api/tasks");

        backend.Last("GET /api/tasks").Header("X-Forwarded-For").ShouldBe("10.1.2.3");
    }

    [Fact]
    public async Task Pages_pass_it_on_as_the_proxy_does()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn();
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser();
        browser.Headers["X-Forwarded-For"] = "203.0.113.9";

        await browser.SubmitAsync(await browser.ReadAsync("/sign-in"), "/sign-in", ("Form.Email", "ann@example.com"), ("Form.Password", "a password"));

        backend.Last("POST /api/auth/login").Header("X-Forwarded-For").ShouldBe("203.0.113.9");
    }

    [Theory]
    [InlineData("127.0.0.1", "https", "todo.example")]
    [InlineData("203.0.113.66", "http", "inner")]
    public async Task The_name_and_scheme_that_the_browser_used_are_taken_from_known_proxies_and_passed_on(string sender, string scheme, string host)
    {
        await using var backend = (await ScriptedBackend.StartAsync()).On("GET /api/tasks", "all");
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser("http://inner");
        browser.Headers[FrontendApp.SenderHeader] = sender;
        browser.Headers["X-Forwarded-For"] = "198.51.100.1";
        browser.Headers["X-Forwarded-Proto"] = "https";
        browser.Headers["X-Forwarded-Host"] = "todo.example";

        await browser.GetAsync("/api/tasks");

        var asked = backend.Last("GET /api/tasks");
        asked.Header("X-Forwarded-Host").ShouldBe(host);
        asked.Header("X-Forwarded-Proto").ShouldBe(scheme);
        asked.Header("Host").ShouldBe(new Uri(backend.Address).Authority);
    }

    private static string? Unmapped(string? address) => IPAddress.TryParse(address, out var parsed) ? parsed.MapToIPv4().ToString() : address;
}
