using System.Net;
using Microsoft.AspNetCore.Http;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>Where the backend asks for the password, the page asks for it within the form and then goes on.</summary>
public sealed class ReauthenticationTests
{
    private const string Confirm = "/api/auth/reauthenticate";

    private static readonly CreatedToken Created = new(
        "todo_pat_new", new TokenItem(Guid.CreateVersion7(), "Claude", TokenScope.Read, "_new", FrontendApp.Start, FrontendApp.Start.AddDays(30), null));

    [Fact]
    public async Task Creating_a_token_asks_for_the_password_keeps_the_form_and_goes_on()
    {
        await using var backend = await StartAsync();
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var form = new[] { ("Form.Name", "Claude"), ("Form.Scope", "Read"), ("Form.Days", "30") };

        var asked = await TextAsync(await browser.SubmitAsync(await browser.ReadAsync("/settings/tokens"), "/settings/tokens", form));
        var wrong = await TextAsync(await browser.SubmitAsync(asked, "/settings/tokens", [.. form, ("Form.Password", "wrong")]));
        var made = await TextAsync(await browser.SubmitAsync(wrong, "/settings/tokens", [.. form, ("Form.Password", "right")]));

        asked.ShouldContain("Enter your password to continue.");
        foreach (var page in new[] { asked, wrong })
        {
            page.ShouldContain("name=\"Form.Password\" type=\"password\"");
            page.ShouldContain("value=\"Claude\"");
            page.ShouldContain("value=\"30\" selected");
            page.ShouldContain("value=\"Read\" selected");
        }

        wrong.ShouldContain("That is not your password.");
        made.ShouldContain("todo_pat_new");
        made.ShouldNotContain("Form.Password");
        backend.Count("POST /api/tokens").ShouldBe(2);
        backend.Last("POST /api/tokens").Body.ShouldContain("\"expires_in_days\":30");
    }

    [Fact]
    public async Task Exporting_asks_for_the_password_and_then_downloads()
    {
        await using var backend = await StartAsync();
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        var asked = await TextAsync(await PressExportAsync(browser, await browser.ReadAsync("/settings/data"), null));
        using var wrong = await PressExportAsync(browser, asked, "wrong");
        using var right = await PressExportAsync(browser, asked, "right");
        using var again = await PressExportAsync(browser, await browser.ReadAsync("/settings/data"), null);

        asked.ShouldContain("Enter your password to continue.");
        (await TextAsync(wrong)).ShouldContain("That is not your password.");
        foreach (var answer in new[] { right, again })
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            answer.Headers.Location.ShouldNotBeNull().OriginalString.ShouldEndWith("/api/users/me/export");
        }
    }

    [Fact]
    public async Task The_browser_that_changed_the_password_goes_on_with_the_new_session()
    {
        await using var backend = await StartAsync();
        backend.On("POST /api/users/me/password", BackendScripts.SessionOf("access-2", "refresh-2") with { DeviceToken = "device-2" });
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var page = await browser.ReadAsync("/settings/password");

        using var answer = await browser.SubmitAsync(
            page, "/settings/password", ("Form.CurrentPassword", "old"), ("Form.NewPassword", "violet tractor lantern seven"), ("Form.RevokeTokens", "true"));
        var after = await browser.ReadAsync("/settings/password");

        page.ShouldContain("Also revoke my 2 personal access tokens");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        backend.Last("POST /api/users/me/password").Body.ShouldContain("\"revoke_tokens\":true");
        after.ShouldContain("your personal access tokens are revoked");
        backend.Last("GET /api/tokens").Header("Authorization").ShouldBe("Bearer access-2");
        browser.SetCookies.Keys.Count(name => name.Contains("todo_device_", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_browser_that_signed_in_before_says_so_at_the_next_sign_in_and_shows_failed_attempts()
    {
        await using var backend = await StartAsync();
        backend.On("POST /api/auth/login", BackendScripts.SessionOf("access-1", "refresh-1") with { DeviceToken = "device-1", FailedSignIns = 7 });
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        var home = await browser.ReadAsync("/settings/password");
        await browser.PressAsync(home, "/sign-out");

        using var again = await browser.SubmitAsync(
            await browser.ReadAsync("/sign-in"), "/sign-in", ("Form.Email", " Ann@Example.com"), ("Form.Password", "a password"));
        using var other = await browser.SubmitAsync(
            await app.OpenBrowser().ReadAsync("/sign-in"), "/sign-in", ("Form.Email", "bob@example.com"), ("Form.Password", "a password"));

        home.ShouldContain("There were 7 failed attempts");
        var bodies = backend.Asked.Where(asked => asked.Request == "POST /api/auth/login").Select(asked => asked.Body).ToList();
        bodies[0].ShouldNotContain("device-1");
        bodies[1].ShouldContain("\"device_token\":\"device-1\"");
        bodies.Skip(2).ShouldAllBe(body => !body.Contains("device-1"));
        var cookie = browser.SetCookies.Single(cookie => cookie.Key.Contains("todo_device_", StringComparison.Ordinal));
        cookie.Key.ShouldStartWith("__Host-todo_device_");
        cookie.Value.ShouldContain("httponly", Case.Insensitive);
        cookie.Value.ShouldContain("secure", Case.Insensitive);
        cookie.Value.ShouldContain("samesite=strict", Case.Insensitive);
    }

    // The password is "right", and needed until it was given.
    private static async Task<ScriptedBackend> StartAsync()
    {
        var isConfirmed = false;
        var token = Created.Item;
        var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks().On("GET /api/tokens", new Page<TokenItem>([token, token]));
        backend.On($"GET {Confirm}", context => context.Response.WriteAsJsonAsync(
            new ReauthenticationStatus(isConfirmed ? FrontendApp.Start.AddMinutes(10) : null), Wire.Json));
        backend.On("POST /api/tokens", context => isConfirmed
            ? WriteAsync(context, HttpStatusCode.Created, Created, "application/json")
            : WriteAsync(
                context, HttpStatusCode.Forbidden,
                new { status = 403, code = ErrorCodes.ReauthenticationRequired, detail = "Enter your password to continue." }, "application/problem+json"));
        backend.On($"POST {Confirm}", context =>
        {
            isConfirmed = backend.Last($"POST {Confirm}").Body.Contains("right", StringComparison.Ordinal);
            return isConfirmed
                ? WriteAsync(context, HttpStatusCode.OK, new ReauthenticationStatus(FrontendApp.Start.AddMinutes(10)), "application/json")
                : WriteAsync(
                    context, HttpStatusCode.BadRequest,
                    new { status = 400, code = ErrorCodes.ValidationError, detail = "x", errors = new { password = new[] { "That is not your password." } } },
                    "application/problem+json");
        });
        return backend;
    }

    private static Task WriteAsync<T>(HttpContext context, HttpStatusCode status, T body, string type)
    {
        context.Response.StatusCode = (int)status;
        return context.Response.WriteAsJsonAsync(body, Wire.Json, type);
    }

    // The page has two forms; this is the first.
    private static Task<HttpResponseMessage> PressExportAsync(Browser browser, string page, string? password) =>
        browser.SubmitAsync(page, "/settings/data", password is null ? [] : [("Export.Password", password)]);

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
