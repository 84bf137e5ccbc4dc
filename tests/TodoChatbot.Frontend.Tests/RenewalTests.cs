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
        backend.Last("GET /api/tasks/groups").Header("Authorization").ShouldBe("Bearer access-1");
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
        backend.Last("GET /api/tasks/groups").Header("Authorization").ShouldBe("Bearer access-2");
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
        using var atTwo = atOne.CarryTo(two.OpenBrowser());
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
            .Refuses("GET /api/activity", HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, "The account of this token no longer exists.")
            .Refuses("POST /api/auth/refresh", HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, "This session has ended. Sign in again.");
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
        backend.Last("GET /api/tasks/groups").Header("Authorization").ShouldBe("Bearer access-1");
    }

    [Theory]
    [InlineData("/history", "GET /api/activity")]
    [InlineData("/api/activity", "GET /api/activity")]
    public async Task A_token_that_one_backend_refuses_is_renewed_once_before_the_session_ends(string path, string request)
    {
        await using var backend = KnowsOnly("access-2", (await ScriptedBackend.StartAsync()).WithAnn(), request)
            .On("POST /api/auth/refresh", BackendScripts.SessionOf("access-2", "refresh-2"));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        using var first = await browser.GetAsync(path);
        using var second = await browser.GetAsync(path);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        backend.Count("POST /api/auth/refresh").ShouldBe(1);
        backend.Count(request).ShouldBe(3, "refused, asked again, and the second time with the renewed token of the cookie");
    }

    [Fact]
    public async Task A_change_that_is_refused_for_its_token_is_made_once_the_session_is_renewed()
    {
        await using var backend = KnowsOnly("access-2", (await ScriptedBackend.StartAsync()).WithAnn().WithTasks(BackendScripts.Milk), "POST /api/tasks")
            .On("POST /api/auth/refresh", BackendScripts.SessionOf("access-2", "refresh-2"));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        browser.Headers["Sec-Fetch-Site"] = "same-origin";

        using var answer = await browser.PostAsync("/api/tasks", ("title", "Buy milk"));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        backend.Last("POST /api/tasks").Body.ShouldBe("title=Buy+milk");
    }

    [Fact]
    public async Task A_session_whose_renewed_token_is_refused_as_well_has_ended()
    {
        await using var backend = KnowsOnly("none", (await ScriptedBackend.StartAsync()).WithAnn(), "GET /api/activity")
            .On("POST /api/auth/refresh", BackendScripts.SessionOf("access-2", "refresh-2"));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        using var answer = await browser.GetAsync("/history");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        browser.HasCookie("__Host-todo").ShouldBeFalse();
        backend.Count("GET /api/activity").ShouldBe(2);
    }

    private static ScriptedBackend KnowsOnly(string token, ScriptedBackend backend, string request) => backend.On(request, context =>
    {
        if (context.Request.Headers.Authorization == $"Bearer {token}")
        {
            return context.Response.WriteAsJsonAsync(new Page<Contracts.Activity.ActivityItem>([]), Wire.Json);
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    });
}
