using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>One of two backends dies or hangs in the middle of an answer; what may be sent again is answered by the other one.</summary>
public sealed class BackendFailureTests
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Hedge = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(9);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(25);

    // Requests that may be sent again: GET, HEAD, and whatever has an Idempotency-Key.
    public static TheoryData<string, string?> Repeatable => new()
    {
        { "GET", null },
        { "HEAD", null },
        { "POST", "k1" },
        { "PATCH", "k1" },
    };

    [Theory, MemberData(nameof(Repeatable))]
    public async Task Through_the_proxy_a_backend_that_dies_before_its_answer_costs_nothing(string method, string? key)
    {
        await using var dying = (await ScriptedBackend.StartAsync()).On($"{method} /api/tasks", Die);
        await using var living = (await ScriptedBackend.StartAsync()).On($"{method} /api/tasks", "done");
        await using var service = new BackendService(dying, living);
        await using var app = FrontendApp.StartAt(service.Address);
        using var browser = app.OpenBrowser();

        var sending = browser.SendAsync(RequestOf(method, "/api/tasks", key));
        await app.Clock.PassAsync(FirstPause);
        using var answer = await sending;

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        dying.Count($"{method} /api/tasks").ShouldBe(1);
        living.Last($"{method} /api/tasks").Body.ShouldBe(dying.Last($"{method} /api/tasks").Body);
        living.Last($"{method} /api/tasks").Header("Idempotency-Key").ShouldBe(key);
    }

    [Theory]
    [InlineData("GET", null)]
    [InlineData("POST", "k1")]
    public async Task Through_the_proxy_an_answer_that_breaks_off_is_asked_for_again(string method, string? key)
    {
        await using var dying = (await ScriptedBackend.StartAsync()).On($"{method} /api/tasks", BreakOff);
        await using var living = (await ScriptedBackend.StartAsync()).On($"{method} /api/tasks", "whole");
        await using var service = new BackendService(dying, living);
        await using var app = FrontendApp.StartAt(service.Address);
        using var browser = app.OpenBrowser();

        var sending = browser.SendAsync(RequestOf(method, "/api/tasks", key));
        await app.Clock.PassAsync(FirstPause);
        using var answer = await sending;

        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("\"whole\"");
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task A_page_is_shown_although_the_backend_dies_in_the_middle_of_what_it_shows()
    {
        var asked = 0;
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().On("GET /api/activity", context =>
            asked++ == 0 ? BreakOff(context) : context.Response.WriteAsJsonAsync(new Page<ActivityItem>([]), Wire.Json));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        var asking = browser.GetAsync("/history");
        await app.Clock.PassAsync(FirstPause);
        using var answer = await asking;

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        asked.ShouldBe(2);
    }

    [Fact]
    public async Task When_one_of_two_backends_is_killed_everything_that_it_had_in_hand_is_answered_by_the_other()
    {
        const int InHand = 20;
        var never = new TaskCompletionSource();
        await using var killed = (await ScriptedBackend.StartAsync())
            .On("GET /api/tasks", _ => never.Task).On("POST /api/tasks", _ => never.Task);
        await using var living = (await ScriptedBackend.StartAsync())
            .On("GET /api/tasks", "list").On("POST /api/tasks", "task", HttpStatusCode.Created);
        await using var service = new BackendService(killed, living);
        await using var app = FrontendApp.StartAt(service.Address);
        using var browser = app.OpenBrowser();

        var sending = Enumerable.Range(0, InHand * 2)
            .Select(number => browser.SendAsync(number % 2 == 0 ? RequestOf("GET", "/api/tasks", null) : RequestOf("POST", "/api/tasks", $"k{number}"))).ToList();
        await Eventually.TrueAsync(() => killed.Asked.Count + living.Asked.Count == InHand * 2);
        killed.Asked.Count.ShouldBeGreaterThan(1, "it must have had several in hand");

        service.Kill(killed);
        await Eventually.TrueAsync(() =>
        {
            // The pauses before the second attempts.
            if (app.Clock.IsAwaited(FirstPause))
            {
                app.Clock.Advance(FirstPause);
            }

            return sending.All(request => request.IsCompleted);
        });

        (await Task.WhenAll(sending)).ShouldAllBe(answer => answer.IsSuccessStatusCode);
        never.SetResult();
    }

    [Theory, MemberData(nameof(Repeatable))]
    public async Task A_backend_that_hangs_is_passed_over_for_the_other_one(string method, string? key)
    {
        var never = new TaskCompletionSource();
        await using var hung = (await ScriptedBackend.StartAsync()).On($"{method} /api/tasks", _ => never.Task);
        await using var living = (await ScriptedBackend.StartAsync()).On($"{method} /api/tasks", "done");
        await using var service = new BackendService(hung, living);
        await using var app = FrontendApp.StartAt(service.Address);
        using var browser = app.OpenBrowser();

        var sending = browser.SendAsync(RequestOf(method, "/api/tasks", key));
        await app.Clock.PassAsync(Hedge);
        using var answer = await sending;

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        never.SetResult();
    }

    [Fact]
    public async Task A_slow_backend_may_still_win()
    {
        var slow = new TaskCompletionSource();
        var asked = 0;
        await using var backend = (await ScriptedBackend.StartAsync()).On("GET /api/tasks", async context =>
        {
            if (Interlocked.Increment(ref asked) > 1)
            {
                slow.TrySetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            }

            await slow.Task;
            await context.Response.WriteAsJsonAsync("the first", Wire.Json);
        });
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser();

        var sending = browser.GetAsync("/api/tasks");
        await app.Clock.PassAsync(Hedge);
        using var answer = await sending;

        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe("\"the first\"");
    }

    [Fact]
    public async Task What_may_not_be_sent_again_is_sent_once_and_its_outcome_is_told_as_unknown()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).On("POST /api/tasks", Die);
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser();

        using var answer = await browser.SendAsync(RequestOf("POST", "/api/tasks", key: null));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Check whether it was saved");
        backend.Count("POST /api/tasks").ShouldBe(1);
    }

    [Fact]
    public async Task A_page_says_within_nine_seconds_that_the_backend_hangs()
    {
        var never = new TaskCompletionSource();
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().On("GET /api/activity", _ => never.Task);
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        var asking = browser.GetAsync("/history");
        await app.Clock.PassAsync(Answer);
        using var answer = await asking;

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter?.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("The server isn't responding");
        never.SetResult();
    }

    [Theory]
    [InlineData("/tasks/quick", "POST /api/tasks/quick/batch", "Nothing is lost")]
    [InlineData("/tasks/3/delete", "DELETE /api/tasks/3", "Check whether it was saved")]
    public async Task A_change_says_within_nine_seconds_that_the_backend_hangs_and_keeps_what_was_typed(string form, string request, string sentence)
    {
        var never = new TaskCompletionSource();
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks(BackendScripts.Milk).On(request, _ => never.Task);
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var page = await browser.ReadAsync("/");
        browser.Headers["Todo-Fragment"] = "1";

        var asking = form == "/tasks/quick" ? browser.SubmitAsync(page, form, ("text", "Buy milk")) : browser.PressAsync(page, form);
        await app.Clock.PassAsync(Answer);
        using var answer = await asking;

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var banner = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        banner.ShouldStartWith("<div id=\"banner\"");
        banner.ShouldContain("The server isn't responding");
        banner.ShouldContain(sentence);
        never.SetResult();
    }

    [Fact]
    public async Task An_answer_that_stops_in_its_middle_counts_as_a_backend_that_hangs()
    {
        var never = new TaskCompletionSource();
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().On("GET /api/activity", async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("{\"items\":[");
            await context.Response.Body.FlushAsync();
            await never.Task;
        });
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        var asking = browser.GetAsync("/history");
        await app.Clock.PassAsync(Answer);
        using var answer = await asking;

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        never.SetResult();
    }

    [Fact]
    public async Task An_export_may_take_as_long_as_it_takes()
    {
        var ready = new TaskCompletionSource();
        await using var backend = (await ScriptedBackend.StartAsync()).On("GET /api/users/me/export", async context =>
        {
            await ready.Task;
            await context.Response.WriteAsJsonAsync("everything", Wire.Json);
        });
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser();

        var asking = browser.GetAsync("/api/users/me/export");
        await Eventually.TrueAsync(() => !backend.Asked.IsEmpty);

        app.Clock.Advance(TimeSpan.FromMinutes(5));
        ready.SetResult();
        using var answer = await asking;

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        backend.Asked.Count.ShouldBe(1, "nobody asks for it a second time");
    }

    [Fact]
    public async Task A_stream_without_heartbeats_is_broken_off_and_one_with_heartbeats_goes_on()
    {
        using var beat = new SemaphoreSlim(0);
        await using var backend = (await ScriptedBackend.StartAsync()).On("GET /api/events", async context =>
        {
            context.Response.ContentType = "text/event-stream";
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync("event: heartbeat\ndata: {}\n\n");
                await context.Response.Body.FlushAsync();
                await beat.WaitAsync(context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        });
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser();
        using var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/api/events"), HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        await ReadEventAsync(reader);

        for (var beats = 0; beats < 3; beats++)
        {
            app.Clock.Advance(Silence - TimeSpan.FromSeconds(1));
            beat.Release();
            await ReadEventAsync(reader);
        }

        await app.Clock.PassAsync(Silence);

        await Should.ThrowAsync<Exception>(() => reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        beat.Release();
    }

    // As a browser's server push was attacked: a chunk without a proper end, and a chunk larger than any number.
    [Theory]
    [InlineData("10;x=\n", null)]
    [InlineData("FFFFFFFFFFFFFFFFF\r\n", null)]
    [InlineData("10;x=\n", "k1")]
    [InlineData("FFFFFFFFFFFFFFFFF\r\n", "k1")]
    public async Task A_broken_chunked_body_is_the_client_s_fault(string chunk, string? key)
    {
        await using var backend = (await ScriptedBackend.StartAsync()).On("POST /api/tasks", HttpStatusCode.Created);
        await using var app = FrontendApp.StartFor(backend);

        var answer = await RawAsync(
            app.Address,
            $"POST /api/tasks HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer todo_pat_abc\r\nContent-Type: application/json\r\n"
            + (key is null ? "" : $"Idempotency-Key: {key}\r\n")
            + $"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n{chunk}{{\"title\":\"x\"}}\r\n0\r\n\r\n");

        answer.ShouldStartWith("HTTP/1.1 400");
        answer.ShouldContain("application/problem+json");
        answer.ShouldContain("\"code\":\"VALIDATION_ERROR\"");
        backend.Asked.ShouldNotContain(asked => asked.Body.Length > 0);
    }

    private static Task Die(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static async Task BreakOff(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("{\"items\":[");
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    private static HttpRequestMessage RequestOf(string method, string path, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(method), path) { Headers = { { "Authorization", "Bearer todo_pat_abc" } } };
        if (method is "POST" or "PATCH")
        {
            request.Content = new StringContent("""{"title":"Buy milk"}""", Encoding.UTF8, "application/json");
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return request;
    }

    private static async Task ReadEventAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { Length: > 0 })
        {
            // The lines of the event.
        }
    }

    private static async Task<string> RawAsync(Uri address, string request)
    {
        using var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
