using System.Net;
using Microsoft.AspNetCore.Http;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>HEAD, as monitors and <c>curl -I</c> send it.</summary>
public sealed class HeadTests
{
    [Fact]
    public async Task Every_route_answers_HEAD_as_it_answers_GET()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks(BackendScripts.Milk)
            .On("GET /api/tasks/3", BackendScripts.Milk)
            .On("GET /api/users/me", BackendScripts.Ann)
            .On("GET /openapi/v1.json", new { openapi = "3.1.1" })
            .On("GET /api/reminders", new Page<ReminderItem>([]))
            .On("GET /api/conversations/01900000-0000-7000-8000-000000000009", HttpStatusCode.NotFound)
            .On("GET /api/chat/runs/01900000-0000-7000-8000-000000000009/events", HttpStatusCode.NotFound)
            .On("GET /api/tokens", new Page<TokenItem>([]));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var paths = Routes.OfFrontend(app).Where(route => route.Method == "GET" && !route.Path.StartsWith("/api/", StringComparison.Ordinal) && !route.Path.StartsWith("/mcp/", StringComparison.Ordinal))
            .Select(route => route.Path).Append("/css/base.css").Append("/manifest.webmanifest").ToList();

        foreach (var path in paths)
        {
            using var get = await browser.GetAsync(path);
            using var request = new HttpRequestMessage(HttpMethod.Head, path);
            using var head = await browser.SendAsync(request);

            head.StatusCode.ShouldBe(get.StatusCode, path);
            head.Content.Headers.ContentType.ShouldBe(get.Content.Headers.ContentType, path);
            head.Headers.CacheControl.ShouldBe(get.Headers.CacheControl, path);
        }

        paths.ShouldContain("/sign-in");
        paths.ShouldContain("/health/live");
    }

    [Fact]
    public async Task The_proxied_routes_pass_it_on()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).On("HEAD /api/health", HttpStatusCode.OK);
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser();

        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/health");
        using var answer = await browser.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_stream_of_events_ends_with_its_headers()
    {
        var isLeft = new TaskCompletionSource();
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn()
            .On("GET /api/chat/runs/01900000-0000-7000-8000-000000000009/events", async context =>
            {
                context.Response.ContentType = "text/event-stream";
                await context.Response.WriteAsync("event: delta\ndata: {\"text\":\"Hello\",\"reset\":false}\n\n");
                await context.Response.Body.FlushAsync();
                using var left = context.RequestAborted.Register(isLeft.SetResult);
                await isLeft.Task;
            });
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        using var request = new HttpRequestMessage(HttpMethod.Head, "/chat/runs/01900000-0000-7000-8000-000000000009/events");
        using var answer = await browser.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/event-stream");
        await isLeft.Task.WaitAsync(TestContext.Current.CancellationToken);
    }
}
