using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>What a cluster asks of this process.</summary>
public sealed class HealthTests
{
    [Theory]
    [InlineData("/health")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/health/startup")]
    public async Task A_started_frontend_is_well_whatever_the_backend_is(string path)
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9");
        using var browser = app.OpenBrowser();

        using var answer = await browser.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task While_it_drains_it_wants_no_requests_but_serves_them()
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9", ("Drain:Seconds", "30"));
        using var browser = app.OpenBrowser();
        var stopping = app.Services.GetRequiredService<IHost>().StopAsync(TestContext.Current.CancellationToken);

        using var ready = await browser.GetAsync("/health/ready");
        using var live = await browser.GetAsync("/health/live");
        using var page = await browser.GetAsync("/sign-in");

        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        await stopping;
    }

    [Fact]
    public async Task Metrics_are_on_the_management_port_alone()
    {
        var port = FreePort();
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9", ("Management:Port", $"{port}"));
        using var browser = app.OpenBrowser();
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        await browser.ReadAsync("/sign-in");

        using var outside = await browser.GetAsync("/metrics");
        var metrics = await http.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        using var page = await http.GetAsync("/sign-in", TestContext.Current.CancellationToken);
        using var health = await http.GetAsync("/health/live", TestContext.Current.CancellationToken);

        outside.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        metrics.ShouldContain("http_server_request_duration");
        page.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        health.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_name_of_the_host_does_not_open_the_metrics()
    {
        var port = FreePort();
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9", ("Management:Port", $"{port}"));
        using var browser = app.OpenBrowser($"http://localhost:{port}");

        using var answer = await browser.GetAsync("/metrics");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
