using System.Net;
using Microsoft.AspNetCore.Http;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>What people see while the backend, or what it stands on, does not answer.</summary>
public sealed class OutageTests
{
    [Theory]
    [InlineData("database_unreachable", "The database is waking up or cannot be reached")]
    [InlineData("database_exhausted", "The database is busy")]
    [InlineData("database_out_of_quota", "The database has used up its free quota")]
    [InlineData("database_refused", "The database refuses the server")]
    [InlineData("database_timeout", "The database took too long")]
    [InlineData("database_not_migrated", "The database is being prepared")]
    [InlineData("something_new", "The service cannot answer right now")]
    public async Task The_page_says_which_and_when_to_try_again(string reason, string headline)
    {
        await using var backend = Down(await ScriptedBackend.StartAsync(), reason);
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        using var answer = await browser.GetAsync("/history");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter?.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain(headline);
        page.ShouldContain("Told by the backend.");
        page.ShouldContain("data-retry=\"7\"");
        page.ShouldContain("<noscript><meta http-equiv=\"refresh\" content=\"7\"");
    }

    [Fact]
    public async Task A_backend_that_is_away_is_told_apart()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn();
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        await backend.DisposeAsync();

        var asking = browser.GetAsync("/history");
        while (!asking.IsCompleted)
        {
            // The pauses between the tries.
            app.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        using var answer = await asking;
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("The server cannot be reached");
    }

    [Fact]
    public async Task Before_anybody_signs_in_the_banner_goes_too_once_the_backend_answers()
    {
        await using var backend = await ScriptedBackend.StartAsync();
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser();
        browser.Headers["Todo-Fragment"] = "1";
        backend.Refuses("GET /api/health", HttpStatusCode.ServiceUnavailable, ErrorCodes.ServiceUnavailable, "Told by the backend.");

        using var during = await browser.GetAsync("/banner");
        backend.On("GET /api/health", context => context.Response.WriteAsJsonAsync(new { status = "ok", version = "1" }));
        using var afterwards = await browser.GetAsync("/banner");

        during.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await during.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Told by the backend.");
        afterwards.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await afterwards.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("banner-headline");
    }

    [Fact]
    public async Task A_module_gets_the_banner_alone()
    {
        await using var backend = Down(await ScriptedBackend.StartAsync(), "database_exhausted");
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        browser.Headers["Todo-Fragment"] = "1";

        using var answer = await browser.GetAsync("/board");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldStartWith("<div id=\"banner\"");
        html.ShouldContain("The database is busy");
    }

    [Fact]
    public async Task What_was_typed_is_kept_to_be_sent_again()
    {
        await using var backend = Down(await ScriptedBackend.StartAsync(), "database_unreachable");
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var form = await browser.ReadAsync("/help");
        backend.Refuses("POST /api/tasks/quick/batch", HttpStatusCode.ServiceUnavailable, ErrorCodes.ServiceUnavailable, "Told by the backend.", "database_unreachable");

        using var down = await browser.PressAsync(form, "/tasks/quick", ("text", "Buy <milk> & “bread”"));
        var kept = await down.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        backend.WithTasks().On("POST /api/tasks/quick/batch", new Page<TaskItem>([BackendScripts.Milk]));
        using var again = await browser.SubmitAsync(kept, "/tasks/quick");

        down.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        kept.ShouldContain("Buy &lt;milk&gt; &amp; “bread”");
        kept.ShouldNotContain("http-equiv=\"refresh\"");
        again.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        backend.Last("POST /api/tasks/quick/batch").Body.ShouldContain("bread");
    }

    [Fact]
    public async Task A_line_whose_backend_dies_is_sent_again_under_its_key_and_a_change_without_a_key_is_not()
    {
        var deaths = 0;
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks(BackendScripts.Milk)
            .On("POST /api/tasks/quick/batch", context =>
            {
                if (deaths++ == 0)
                {
                    context.Abort();
                    return Task.CompletedTask;
                }

                return context.Response.WriteAsJsonAsync(new Page<TaskItem>([BackendScripts.Milk]), Wire.Json);
            })
            .On("DELETE /api/tasks/3", context =>
            {
                context.Abort();
                return Task.CompletedTask;
            });
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var form = await browser.ReadAsync("/");

        var adding = browser.SubmitAsync(form, "/tasks/quick", ("text", "Buy milk"));
        while (!adding.IsCompleted)
        {
            // The pause before the second attempt.
            app.Clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        using var added = await adding;
        using var deleted = await browser.PressAsync(form, "/tasks/3/delete");

        added.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var asked = backend.Asked.Where(request => request.Request == "POST /api/tasks/quick/batch").ToList();
        asked.Count.ShouldBe(2);
        asked[1].Header("Idempotency-Key").ShouldBe(asked[0].Header("Idempotency-Key"));
        asked[1].Body.ShouldBe(asked[0].Body);
        backend.Asked.Count(request => request.Request == "DELETE /api/tasks/3").ShouldBe(1);
    }

    [Fact]
    public async Task A_form_of_an_ended_session_keeps_its_text()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks()
            .Refuses("POST /api/auth/refresh", HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, "This session has ended.");
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var form = await browser.ReadAsync("/");
        app.Clock.Advance(TimeSpan.FromHours(1));

        using var ended = await browser.PressAsync(form, "/tasks/quick", ("text", "A long thought"));

        ended.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var page = await ended.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain("Your session has ended");
        page.ShouldContain("value=\"A long thought\"");
    }

    [Fact]
    public async Task A_module_is_told_of_an_ended_session()
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9");
        using var browser = app.OpenBrowser();
        browser.Headers["Todo-Fragment"] = "1";

        using var answer = await browser.GetAsync("/board");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Your session has ended");
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing_and_keeps_its_text()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn();
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        using var answer = await browser.PostAsync("/tasks/quick", ("text", "Forged"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("value=\"Forged\"");
    }

    [Fact]
    public async Task A_password_is_never_kept()
    {
        await using var backend = (await ScriptedBackend.StartAsync())
            .Refuses("POST /api/auth/register", HttpStatusCode.ServiceUnavailable, ErrorCodes.ServiceUnavailable, "Told by the backend.", "database_unreachable");
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser();

        using var answer = await browser.SubmitAsync(
            await browser.ReadAsync("/sign-up"), "/sign-up", ("Form.Email", "ann@example.com"), ("Form.Password", "hunter2 hunter2"), ("Form.DisplayName", "Ann"));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("hunter2");
    }

    private static ScriptedBackend Down(ScriptedBackend backend, string reason)
    {
        backend.WithAnn();
        foreach (var request in new[] { "GET /api/activity", "GET /api/tasks", "GET /api/tasks/groups", "GET /api/tasks/counts", "GET /api/projects", "GET /api/tags", "GET /api/conversations" })
        {
            backend.Refuses(request, HttpStatusCode.ServiceUnavailable, ErrorCodes.ServiceUnavailable, "Told by the backend.", reason);
        }

        return backend;
    }
}
