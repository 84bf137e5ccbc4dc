using System.Net;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>Where a person may sign in, and what the browser keeps.</summary>
public sealed class SessionCookieTests
{
    private const string HomeServer = "http://todo.lan:3000";

    [Theory]
    [InlineData("http://localhost:3000")]
    [InlineData("http://127.0.0.1:3000")]
    [InlineData("http://[::1]:3000")]
    public async Task On_this_machine_the_session_is_bound_to_the_host_and_out_of_scripts_reach(string address)
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn();
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser(address);

        using var answer = await SignInAsync(browser);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var cookie = browser.SetCookies["__Host-todo"];
        cookie.ShouldContain("; path=/;");
        cookie.ShouldContain("; secure;");
        cookie.ShouldContain("; samesite=lax;");
        cookie.ShouldContain("; httponly");
        cookie.ShouldNotContain("domain=");
    }

    [Fact]
    public async Task Over_HTTPS_the_session_is_the_same()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn();
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser("https://todo.example");
        browser.Headers["X-Forwarded-Proto"] = "https";

        using var answer = await SignInAsync(browser);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        browser.SetCookies["__Host-todo"].ShouldContain("; secure;");
    }

    [Fact]
    public async Task At_a_plain_address_signing_in_is_refused_with_the_reason_and_the_mend()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn();
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser(HomeServer);

        var page = await browser.ReadAsync("/sign-in");

        page.ShouldContain("Signing in needs HTTPS here");
        page.ShouldContain("todo.lan:3000");
        page.ShouldContain("Session:AllowPlainHttp=true");
        page.ShouldNotContain("type=\"password\"");
    }

    [Fact]
    public async Task At_a_plain_address_even_a_form_from_elsewhere_signs_nobody_in()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn();
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser(HomeServer);
        using var here = app.OpenBrowser();
        var form = await here.ReadAsync("/sign-in");

        using var answer = await here.CarryTo(app.OpenBrowser()).SubmitAsync(form, "/sign-in", ("Form.Email", "ann@example.com"), ("Form.Password", "a password"));
        using var refused = await browser.SubmitAsync(form, "/sign-in", ("Form.Email", "ann@example.com"), ("Form.Password", "a password"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        refused.StatusCode.ShouldNotBe(HttpStatusCode.Redirect);
        browser.HasCookie("__Host-todo").ShouldBeFalse();
        backend.Count("POST /api/auth/login").ShouldBe(1);
    }

    [Fact]
    public async Task Where_plain_HTTP_is_allowed_the_session_travels_unprotected_and_the_page_and_the_log_say_so()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks();
        await using var app = FrontendApp.StartFor(backend, ("Session:AllowPlainHttp", "true"));
        using var browser = app.OpenBrowser(HomeServer);

        using var answer = await SignInAsync(browser);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        browser.SetCookies["todo_session"].ShouldNotContain("secure");
        browser.SetCookies.Keys.ShouldNotContain("__Host-todo");
        (await browser.ReadAsync("/")).ShouldContain("This page came over plain HTTP");
        app.Logs.Lines.ShouldContain(line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("Session:AllowPlainHttp is on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_plain_HTTP_is_allowed_HTTPS_still_protects()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn();
        await using var app = FrontendApp.StartFor(backend, ("Session:AllowPlainHttp", "true"));
        using var browser = app.OpenBrowser("https://todo.example");
        browser.Headers["X-Forwarded-Proto"] = "https";

        await SignInAsync(browser);

        browser.SetCookies["todo_session"].ShouldContain("; secure;");
    }

    [Fact]
    public async Task A_session_that_is_not_to_be_kept_ends_with_the_browser()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn();
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser();

        await browser.SubmitAsync(await browser.ReadAsync("/sign-in"), "/sign-in", ("Form.Email", "ann@example.com"), ("Form.Password", "a password"));

        browser.SetCookies["__Host-todo"].ShouldNotContain("expires=");
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_there()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks();
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        using var answer = await browser.PressAsync(await browser.ReadAsync("/"), "/sign-out");

        answer.Headers.Location?.ToString().ShouldBe("/sign-in");
        browser.HasCookie("__Host-todo").ShouldBeFalse();
        backend.Last("POST /api/auth/logout").Body.ShouldContain("refresh-1");
    }

    [Theory]
    [InlineData("/history", "/history")]
    [InlineData("/?status=done&q=a%20b", "/?status=done&q=a%20b")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("", "/")]
    public async Task After_signing_in_people_go_back_to_a_page_of_this_site_only(string asked, string expected)
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn();
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser();
        var address = $"/sign-in?return={Uri.EscapeDataString(asked)}";

        var form = await browser.ReadAsync(address);
        using var answer = await browser.SubmitAsync(form, address, ("Form.Email", "ann@example.com"), ("Form.Password", "a password"));
        using var signedIn = await browser.GetAsync(answer.Headers.Location!.ToString());

        signedIn.Headers.Location?.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("/sign-in", "/history", "sign-in?return=%2Fhistory")]
    [InlineData("/sign-up", "/", "sign-in")]
    public async Task A_browser_that_refuses_the_session_cookie_learns_so_instead_of_the_sign_in_page_again(string page, string wanted, string again)
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().On("POST /api/auth/register", BackendScripts.SessionOf("access-1", "refresh-1"));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser("http://127.0.0.1:3000");
        using var refusing = app.OpenBrowser("http://127.0.0.1:3000");
        var address = $"{page}?return={Uri.EscapeDataString(wanted)}";

        using var sent = await browser.SubmitAsync(await browser.ReadAsync(address), address, ("Form.Email", "ann@example.com"), ("Form.Password", "a password"));
        var explanation = await refusing.ReadAsync(sent.Headers.Location!.ToString());

        explanation.ShouldContain("<h1>Your browser refused the session cookie</h1>");
        explanation.ShouldContain("the server was asked for http://127.0.0.1:3000");
        explanation.ShouldContain($"href=\"{again}\"");
    }

    [Fact]
    public async Task A_browser_that_sends_no_cookies_learns_so()
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9");
        using var browser = app.OpenBrowser();
        using var refusing = app.OpenBrowser();

        using var answer = await refusing.SubmitAsync(
            await browser.ReadAsync("/sign-in"), "/sign-in", ("Form.Email", "ann@example.com"), ("Form.Password", "a password"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Your browser sent no cookies");
    }

    private static async Task<HttpResponseMessage> SignInAsync(Browser browser) => await browser.SubmitAsync(
        await browser.ReadAsync("/sign-in"), "/sign-in", ("Form.Email", "ann@example.com"), ("Form.Password", "a password"), ("Form.Keep", "true"));
}
