using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>The site below a path of a host: links, assets, forms, cookies, redirects and the API.</summary>
public sealed partial class SubPathTests
{
    private static readonly string[] Pages =
    [
        "", "?status=done", "tasks/3", "history", "labels", "settings", "settings/password", "settings/tokens", "settings/data", "help", "nowhere",
    ];

    [Fact]
    public async Task Every_link_form_and_file_of_every_page_stays_below_the_path()
    {
        await using var backend = FullBackend(await ScriptedBackend.StartAsync());
        await using var app = FrontendApp.StartFor(backend, ("PathBase", "/todo"));
        using var browser = await SignInAsync(app);

        foreach (var path in Pages)
        {
            using var answer = await browser.GetAsync($"/todo/{path}");
            var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            page.ShouldContain("<base href=\"/todo/\"");
            Addresses().Matches(page).Select(match => Browser.Resolve(page, match.Groups[1].Value)).ShouldAllBe(address => address.StartsWith("/todo/", StringComparison.Ordinal), path);
        }
    }

    [Fact]
    public async Task Assets_and_the_manifest_are_served_there()
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9", ("PathBase", "/todo"));
        using var browser = app.OpenBrowser();
        var page = await browser.ReadAsync("/todo/sign-in");

        foreach (var address in Files().Matches(page).Select(match => Browser.Resolve(page, match.Groups[1].Value)).Distinct())
        {
            using var answer = await browser.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        }

        var manifest = await browser.ReadAsync("/todo/manifest.webmanifest");
        manifest.ShouldNotContain("\"/");
        using var icon = await browser.GetAsync("/todo/icon-192.png");
        icon.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_in_leads_back_to_the_page_below_the_path_and_out_again()
    {
        await using var backend = FullBackend(await ScriptedBackend.StartAsync());
        await using var app = FrontendApp.StartFor(backend, ("PathBase", "/todo"));
        using var browser = app.OpenBrowser();

        using var asked = await browser.GetAsync("/todo/history");
        var signIn = asked.Headers.Location!.ToString();
        using var sent = await browser.SubmitAsync(await browser.ReadAsync(signIn), signIn, ("Form.Email", "ann@example.com"), ("Form.Password", "a password"));
        using var checkedSession = await browser.GetAsync(sent.Headers.Location!.ToString());
        using var signedOut = await browser.PressAsync(await browser.ReadAsync("/todo/"), "/todo/sign-out");

        signIn.ShouldBe("/todo/sign-in?return=%2Ftodo%2Fhistory");
        checkedSession.Headers.Location?.ToString().ShouldBe("/todo/history");
        signedOut.Headers.Location?.ToString().ShouldBe("/todo/sign-in");
        signedOut.Headers.Contains("Clear-Site-Data").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/other/")]
    [InlineData("/")]
    [InlineData("/todo2/")]
    [InlineData("//evil.example/todo/")]
    public async Task Redirects_lead_to_no_other_site_of_the_host(string address)
    {
        await using var backend = FullBackend(await ScriptedBackend.StartAsync());
        await using var app = FrontendApp.StartFor(backend, ("PathBase", "/todo"));
        using var browser = await SignInAsync(app);

        using var answer = await browser.GetAsync($"/todo/sign-in?return={Uri.EscapeDataString(address)}");

        answer.Headers.Location?.ToString().ShouldBe("/todo/");
    }

    [Theory]
    [InlineData("./?q=milk")]
    [InlineData("/todo/?q=milk")]
    public async Task A_button_leads_back_to_the_page_it_came_from(string from)
    {
        await using var backend = FullBackend(await ScriptedBackend.StartAsync())
            .On("PATCH /api/tasks/3/complete", BackendScripts.Milk with { Status = TodoStatus.Done, Completed = true, ChangeSet = Guid.CreateVersion7() });
        await using var app = FrontendApp.StartFor(backend, ("PathBase", "/todo"));
        using var browser = await SignInAsync(app);
        var token = Token().Match(await browser.ReadAsync("/todo/")).Groups[1].Value;

        using var answer = await browser.PostAsync(
            "/todo/tasks/3/complete", ("__RequestVerificationToken", token), ("completed", "true"), ("return", from));
        var page = await browser.ReadAsync("/todo/?q=milk");

        answer.Headers.Location?.ToString().ShouldBe("/todo/?q=milk");
        page.ShouldContain("Done: “Buy milk”.");
        browser.SetCookies["todo_flash"].ShouldContain("; path=/todo/");
    }

    [Fact]
    public async Task Two_sites_of_one_host_keep_their_cookies_apart()
    {
        await using var backend = FullBackend(await ScriptedBackend.StartAsync());
        await using var one = FrontendApp.StartFor(backend, ("PathBase", "/one"));
        await using var two = FrontendApp.StartFor(backend, ("PathBase", "/two"));
        using var browser = await SignInAsync(one, "/one");

        using var other = browser.CarryTo(two.OpenBrowser());
        using var asked = await other.GetAsync("/two/");

        browser.SetCookies.Keys.ShouldContain("__Host-todo.one");
        browser.SetCookies["__Host-todo.one"].ShouldContain("; path=/;");
        browser.SetCookies["todo_form.one"].ShouldContain("; path=/one");
        asked.Headers.Location?.ToString().ShouldBe("/two/sign-in?return=%2Ftwo%2F");
        (await browser.GetAsync("/one/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_API_and_its_streams_are_there_and_what_was_made_is_found_below_the_path()
    {
        await using var backend = FullBackend(await ScriptedBackend.StartAsync())
            .On("GET /api/events", context =>
            {
                context.Response.ContentType = "text/event-stream";
                return context.Response.WriteAsync("event: ready\ndata: {}\n\n");
            })
            .On("POST /api/tasks", context =>
            {
                context.Response.StatusCode = StatusCodes.Status201Created;
                context.Response.Headers.Location = "/api/tasks/3";
                return Task.CompletedTask;
            });
        await using var app = FrontendApp.StartFor(backend, ("PathBase", "/todo"));
        using var browser = await SignInAsync(app);

        var events = await browser.ReadAsync("/todo/api/events");
        browser.Headers["Sec-Fetch-Site"] = "same-origin";
        using var made = await browser.PostAsync("/todo/api/tasks");

        events.ShouldContain("event: ready");
        made.Headers.Location?.ToString().ShouldBe("/todo/api/tasks/3");
    }

    [Theory]
    [InlineData("", "/")]
    [InlineData("/todo", "/todo")]
    public async Task The_API_document_names_the_address_of_the_site(string path, string server)
    {
        await using var backend = (await ScriptedBackend.StartAsync())
            .On("GET /openapi/v1.json", new { openapi = "3.1.1", servers = new[] { new { url = "/" } }, paths = new { } });
        await using var app = FrontendApp.StartFor(backend, ("PathBase", path));
        using var browser = app.OpenBrowser();

        using var document = JsonDocument.Parse(await browser.ReadAsync($"{path}/openapi/v1.json"));

        document.RootElement.GetProperty("servers")[0].GetProperty("url").GetString().ShouldBe(server);
        document.RootElement.GetProperty("openapi").GetString().ShouldBe("3.1.1");
    }

    [Theory]
    [InlineData("127.0.0.1", "/todo", "/todo/")]
    [InlineData("127.0.0.1", "//evil.example", "/")]
    [InlineData("127.0.0.1", "/a/../b", "/")]
    [InlineData("203.0.113.66", "/todo", "/")]
    public async Task A_prefix_that_a_known_proxy_took_away_comes_back(string sender, string prefix, string expected)
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9");
        using var browser = app.OpenBrowser();
        browser.Headers[FrontendApp.SenderHeader] = sender;
        browser.Headers["X-Forwarded-For"] = "198.51.100.1";
        browser.Headers["X-Forwarded-Proto"] = "https";
        browser.Headers["X-Forwarded-Prefix"] = prefix;

        using var page = await browser.GetAsync("/sign-in");
        using var asked = await browser.GetAsync("/");

        (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain($"<base href=\"{expected}\"");
        asked.Headers.Location?.ToString().ShouldBe($"{expected}sign-in?return={Uri.EscapeDataString(expected)}");
    }

    [Theory]
    [InlineData("/todo/sign-in")]
    [InlineData("/sign-in")]
    public async Task A_proxy_may_take_the_configured_path_away_or_leave_it(string path)
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9", ("PathBase", "/todo"));
        using var browser = app.OpenBrowser();

        (await browser.ReadAsync(path)).ShouldContain("<base href=\"/todo/\"");
    }

    private static async Task<Browser> SignInAsync(FrontendApp app, string path = "/todo")
    {
        var browser = app.OpenBrowser();
        using var answer = await browser.SubmitAsync(
            await browser.ReadAsync($"{path}/sign-in"), $"{path}/sign-in", ("Form.Email", "ann@example.com"), ("Form.Password", "a password"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    private static ScriptedBackend FullBackend(ScriptedBackend backend) => backend.WithAnn().WithTasks(BackendScripts.Milk)
        .On("GET /api/tasks/3", BackendScripts.Milk)
        .On("GET /api/users/me", BackendScripts.Ann)
        .On("GET /api/tokens", new Page<TokenItem>([]));

    [GeneratedRegex(" (?:href|src|action|formaction)=\"([^\"]*)\"")]
    private static partial Regex Addresses();

    [GeneratedRegex(" (?:href|src)=\"(assets/[^\"]*|manifest[^\"]*)\"")]
    private static partial Regex Files();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
