using System.Net;
using Microsoft.AspNetCore.Http;
using TodoChatbot.Contracts;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>An access token that ends is renewed before anything is done with it.</summary>
public sealed class RenewalTests
{
    private static readonly TimeSpan AlmostAll = TimeSpan.FromSeconds(BackendScripts.AccessTokenSeconds - 59);

    [Fact]
    public async Task A_token_with_time_left_is_used_as_it_is()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks();
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        app.Clock.Advance(TimeSpan.FromSeconds(BackendScripts.AccessTokenSeconds - 61));
        await browser.ReadAsync("/");

        backend.Count("POST /api/auth/refresh").ShouldBe(0);
        backend.Last("GET /api/tasks").Header("Authorization").ShouldBe("Bearer access-1");
    }

    [Fact]
    public async Task A_token_that_is_about_to_end_is_renewed_and_kept()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks()
            .On("POST /api/auth/refresh", BackendScripts.SessionOf("access-2", "refresh-2"));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        app.Clock.Advance(AlmostAll);
        await browser.ReadAsync("/");
        await browser.ReadAsync("/");

        backend.Count("POST /api/auth/refresh").ShouldBe(1);
        backend.Last("POST /api/auth/refresh").Body.ShouldContain("refresh-1");
        backend.Last("POST /api/auth/refresh").Header("Authorization").ShouldBeNull();
        backend.Last("GET /api/tasks").Header("Authorization").ShouldBe("Bearer access-2");
    }

    [Fact]
    public async Task Twenty_requests_at_once_over_two_frontends_all_succeed_and_each_frontend_asks_once()
    {
        var arrived = 0;
        var twoHaveArrived = new TaskCompletionSource();
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks().On("POST /api/auth/refresh", async context =>
        {
            // Not answered before both frontends have asked, so that all twenty wait.
            if (Interlocked.Increment(ref arrived) == 2)
            {
                twoHaveArrived.SetResult();
            }

            await twoHaveArrived.Task;
            await context.Response.WriteAsJsonAsync(BackendScripts.SessionOf("access-2", "refresh-2"), Wire.Json);
        });
        await using var one = FrontendApp.StartFor(backend);
        await using var two = FrontendApp.StartFor(backend);
        using var atOne = await one.SignInAsync();
        using var atTwo = atOne.MoveTo(two);
        one.Clock.Advance(AlmostAll);
        two.Clock.Advance(AlmostAll);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? atOne : atTwo).GetAsync("/board")));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        backend.Count("POST /api/auth/refresh").ShouldBe(2);
    }

    [Fact]
    public async Task A_call_through_the_proxy_renews_too()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks()
            .On("POST /api/auth/refresh", BackendScripts.SessionOf("access-2", "refresh-2"));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        app.Clock.Advance(AlmostAll);
        using var answer = await browser.GetAsync("/api/tasks");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.ShouldContain(header => header.Key == "Set-Cookie");
        backend.Last("GET /api/tasks").Header("Authorization").ShouldBe("Bearer access-2");
    }

    [Fact]
    public async Task A_refused_renewal_leads_to_sign_in_and_back()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks()
            .Refuses("POST /api/auth/refresh", HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, "This session has ended. Sign in again.");
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        app.Clock.Advance(AlmostAll);
        using var answer = await browser.GetAsync("/history?cursor=abc");

        answer.Headers.Location?.ToString().ShouldBe("/sign-in?return=%2Fhistory%3Fcursor%3Dabc");
        browser.HasCookie("__Host-todo").ShouldBeFalse();
    }

    [Fact]
    public async Task A_session_that_the_backend_no_longer_knows_leads_to_sign_in()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks()
            .Refuses("GET /api/activity", HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, "The account of this token no longer exists.");
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        using var answer = await browser.GetAsync("/history");

        answer.Headers.Location?.ToString().ShouldBe("/sign-in?return=%2Fhistory");
        browser.HasCookie("__Host-todo").ShouldBeFalse();
    }

    [Fact]
    public async Task While_the_backend_is_away_nobody_is_signed_out()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks()
            .Refuses("POST /api/auth/refresh", HttpStatusCode.ServiceUnavailable, ErrorCodes.ServiceUnavailable, "Asleep.", "database_unreachable");
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        app.Clock.Advance(AlmostAll);
        using var answer = await browser.GetAsync("/board");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        browser.HasCookie("__Host-todo").ShouldBeTrue();
        backend.Last("GET /api/tasks").Header("Authorization").ShouldBe("Bearer access-1");
    }
}
