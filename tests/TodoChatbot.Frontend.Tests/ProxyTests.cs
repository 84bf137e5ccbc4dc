using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>The backend's doors at the page's address.</summary>
public sealed class ProxyTests
{
    [Theory]
    [InlineData("/api/tasks")]
    [InlineData("/mcp")]
    public async Task A_request_with_a_token_of_its_own_passes_untouched(string path)
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().On($"POST {path}", HttpStatusCode.OK);
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent("""{"title":"x"}""", Encoding.UTF8, "application/json"),
            Headers = { { "Authorization", "Bearer todo_pat_abc" }, { "Idempotency-Key", "k1" } },
        };

        using var answer = await browser.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var asked = backend.Last($"POST {path}");
        asked.Header("Authorization").ShouldBe("Bearer todo_pat_abc");
        asked.Header("Idempotency-Key").ShouldBe("k1");
        asked.Header("Cookie").ShouldBeNull();
        asked.Header("Todo-Page").ShouldBeNull();
        asked.Body.ShouldBe("""{"title":"x"}""");
    }

    [Fact]
    public async Task The_session_cookie_becomes_a_bearer_token_and_stays_here()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().On("GET /api/tasks", "all");
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        using var answer = await browser.GetAsync("/api/tasks?q=milk");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var asked = backend.Last("GET /api/tasks");
        asked.Query.ShouldBe("?q=milk");
        asked.Header("Authorization").ShouldBe("Bearer access-1");
        asked.Header("Todo-Page").ShouldBe("1");
        asked.Header("Cookie").ShouldBeNull();
    }

    [Fact]
    public async Task The_session_speaks_for_a_request_whose_token_is_empty()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().On("GET /api/tasks", "all");
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        browser.Headers["Authorization"] = "Bearer ";

        await browser.GetAsync("/api/tasks");

        backend.Last("GET /api/tasks").Header("Authorization").ShouldBe("Bearer access-1");
    }

    [Fact]
    public async Task A_download_passes_through_while_the_backend_still_writes_it()
    {
        var isRead = new TaskCompletionSource();
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().On("GET /api/users/me/export", async context =>
        {
            context.Response.Headers.ContentDisposition = "attachment; filename=\"todo-chatbot.json\"";
            await context.Response.WriteAsync("""{"tasks":[""");
            await context.Response.Body.FlushAsync();
            await isRead.Task;
            await context.Response.WriteAsync("]}");
        });
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/users/me/export");

        using var answer = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var beginning = new byte[10];
        await stream.ReadExactlyAsync(beginning, TestContext.Current.CancellationToken);
        isRead.SetResult();
        using var rest = new StreamReader(stream);

        Encoding.UTF8.GetString(beginning).ShouldBe("""{"tasks":[""");
        (await rest.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe("]}");
        answer.Content.Headers.ContentDisposition.ShouldNotBeNull().FileName.ShouldBe("todo-chatbot.json");
    }

    [Fact]
    public async Task The_mark_of_the_page_cannot_come_from_outside()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).On("GET /api/tasks", "all");
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser();
        browser.Headers["Todo-Page"] = "1";
        browser.Headers["Authorization"] = "Bearer todo_pat_abc";

        await browser.GetAsync("/api/tasks");

        backend.Last("GET /api/tasks").Header("Todo-Page").ShouldBeNull();
    }

    [Fact]
    public async Task At_MCP_the_cookie_speaks_for_nobody()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().On("POST /mcp", context =>
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Bearer realm=\"todo\"";
            return Task.CompletedTask;
        });
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        using var answer = await browser.PostAsync("/mcp");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer realm=\"todo\"");
        backend.Last("POST /mcp").Header("Authorization").ShouldBeNull();
    }

    [Theory]
    [InlineData("http://evil.example", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://evil.example:3000", null, HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:3000", "http://localhost:3000", HttpStatusCode.OK)]
    [InlineData("http://[::1]:3000", null, HttpStatusCode.OK)]
    public async Task At_MCP_a_name_that_was_pointed_at_this_machine_is_refused(string address, string? origin, HttpStatusCode expected)
    {
        await using var backend = (await ScriptedBackend.StartAsync()).On("POST /mcp", HttpStatusCode.OK);
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser(address);
        browser.Headers["Authorization"] = "Bearer todo_pat_abc";
        if (origin is not null)
        {
            browser.Headers["Origin"] = origin;
        }

        using var answer = await browser.PostAsync("/mcp");

        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task At_MCP_a_known_proxy_on_this_machine_may_have_any_name()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).On("POST /mcp", HttpStatusCode.OK);
        await using var app = FrontendApp.StartFor(backend, ("Proxies:Known:0", "127.0.0.0/8"));
        using var browser = app.OpenBrowser("http://todo.example");
        browser.Headers["X-Forwarded-For"] = "198.51.100.7";

        using var answer = await browser.PostAsync("/mcp");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_the_backend_answers_stands_as_it_is()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).On("GET /api/tasks/1", context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            context.Response.Headers.ETag = "\"7\"";
            context.Response.Headers.CacheControl = "private, max-age=5";
            return Task.CompletedTask;
        });
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser();

        using var answer = await browser.GetAsync("/api/tasks/1");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
        answer.Headers.ETag?.Tag.ShouldBe("\"7\"");
        answer.Headers.CacheControl?.ToString().ShouldBe("max-age=5, private");
    }

    [Fact]
    public async Task The_conditions_of_a_request_and_their_outcome_are_passed_on()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).On("GET /api/tasks/1", context =>
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            context.Response.Headers.ETag = "\"7\"";
            return Task.CompletedTask;
        });
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser();
        browser.Headers["If-None-Match"] = "\"5\", W/\"7\"";

        using var answer = await browser.GetAsync("/api/tasks/1");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        answer.Headers.ETag?.Tag.ShouldBe("\"7\"");
        backend.Last("GET /api/tasks/1").Header("If-None-Match").ShouldBe("\"5\", W/\"7\"");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData(null, null)]
    public async Task Another_site_changes_nothing_by_the_cookie(string? header, string? value)
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn();
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        if (header is not null)
        {
            browser.Headers[header] = value!;
        }

        using var answer = await browser.PostAsync("/api/tasks");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Origin", "http://localhost:3000")]
    public async Task A_page_of_this_site_may(string header, string value)
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().On("POST /api/tasks", HttpStatusCode.Created);
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser("http://localhost:3000");
        await browser.SubmitAsync(await browser.ReadAsync("/sign-in"), "/sign-in", ("Form.Email", "ann@example.com"), ("Form.Password", "a password"));
        browser.Headers[header] = value;

        using var answer = await browser.PostAsync("/api/tasks");

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_stream_of_events_is_passed_on_as_it_comes()
    {
        var mayGoOn = new TaskCompletionSource();
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().On("GET /api/events", async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("event: ready\ndata: {}\n\n");
            await context.Response.Body.FlushAsync();
            await mayGoOn.Task;
            await context.Response.WriteAsync("event: changed\ndata: {}\n\n");
        });
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        browser.Headers["Accept-Encoding"] = "br, gzip";

        using var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/events"), HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);

        (await reader.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("event: ready");
        mayGoOn.SetResult();
        (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldContain("event: changed");
    }

    [Fact]
    public async Task A_backend_that_is_away_is_a_problem_with_its_reason()
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9");
        using var browser = app.OpenBrowser();

        // Nobody saw it, so that another backend may be asked, for as long as a pod that was killed may still be given connections.
        var asking = browser.PostAsync("/api/tasks", ("title", "Buy milk"));
        foreach (var pause in new[] { 100, 200, 400, 800, 800 })
        {
            await app.Clock.PassAsync(TimeSpan.FromMilliseconds(pause));
        }

        using var answer = await asking;

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter?.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        var problem = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        problem.ShouldContain("\"code\":\"SERVICE_UNAVAILABLE\"");
        problem.ShouldContain("\"reason\":\"backend_unreachable\"");
        problem.ShouldContain("Nothing is lost");
    }

    [Fact]
    public async Task JSON_travels_compressed_to_those_who_take_it()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).On("GET /api/tasks", new string('a', 5_000));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser();
        browser.Headers["Accept-Encoding"] = "br";

        using var answer = await browser.GetAsync("/api/tasks");

        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
    }
}
