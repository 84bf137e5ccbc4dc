using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TodoChatbot.EndToEnd.Tests.Fixture;
using TodoChatbot.Testing;
using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>The recipes of docs/deployment/reverse-proxy.md, on the real nginx; and what people see behind one that says too little.</summary>
public sealed partial class ReverseProxyTests(Stage stage)
{
    private const string HidesTheHost =
        """
        server {
            listen 80;
            location / { proxy_pass http://127.0.0.1:3000; }
        }
        """;

    private const string HidesTheHostBehindTls =
        """
        server {
            listen 443 ssl;
            ssl_certificate     /etc/ssl/todo.crt;
            ssl_certificate_key /etc/ssl/todo.key;
            location / { proxy_pass http://127.0.0.1:3000; proxy_set_header X-Forwarded-Proto $scheme; }
        }
        """;

    // Reads a stream of events until the first one, and tells it.
    private const string FirstEvent =
        """
        () => new Promise((resolve, reject) => {
          const events = new EventSource('api/events');
          events.addEventListener('ready', () => { events.close(); resolve(events.url); });
          events.onerror = () => reject(new Error('The stream broke.'));
        })
        """;

    public static TheoryData<string, string, string> Recipes { get; } = new()
    {
        { "http", "", "http" },
        { "https", "", "https" },
        { "https", "/todo", "https" },
    };

    [Theory]
    [MemberData(nameof(Recipes))]
    public async Task By_the_recipe_for_nginx_everything_works(string scheme, string path, string shown)
    {
        SkipWithoutPrograms();
        await using var site = await StartAsync(new()
        {
            ["AllowedHosts"] = Chromium.NetworkName,
            ["PathBase"] = path,
            ["Session__AllowPlainHttp"] = scheme == "http" ? "true" : "false",
        });
        var recipe = Recipe(path.Length > 0 ? 1 : 0);
        await using var nginx = await Nginx.StartAsync(scheme == "http" ? ToPlainHttp(recipe) : recipe, site.Address, TestContext.Current.CancellationToken);
        await using var ann = await stage.OpenAsync(site, Trusting(), new Uri($"{scheme}://{Chromium.NetworkName}:{nginx.Port}{path}/"));

        await ann.Page.GotoAsync(path.Length > 0 ? path : "./");
        await ann.SignUpAsync();
        new Uri(ann.Page.Url).PathAndQuery.ShouldBe($"{path}/");
        await ann.AddAsync("Buy milk tomorrow at 5pm");
        await ann.SayAsync("Add a task to buy bread");
        await Expect(ann.Tasks).ToHaveCountAsync(2);
        (await ann.Page.EvaluateAsync<string>(FirstEvent)).ShouldBe($"{shown}://{Chromium.NetworkName}:{nginx.Port}{path}/api/events");

        // What another tab changes comes over the stream.
        var tab = await ann.OpenTabAsync("./");
        await tab.Locator("#quick [name=text]").FillAsync("Buy tea");
        await tab.Locator("#quick [name=text]").PressAsync("Enter");
        await Expect(tab.Locator("#board .task")).ToHaveCountAsync(3);
        await ann.Page.BringToFrontAsync();
        await Expect(ann.Tasks).ToHaveCountAsync(3);

        await ann.Page.GotoAsync("settings/tokens");
        await ann.Page.GetByText("Claude Code", new() { Exact = true }).ClickAsync();
        await Expect(ann.Page.Locator("#claude-code")).ToContainTextAsync($" {shown}://{Chromium.NetworkName}:{nginx.Port}{path}/mcp ");
        await ann.Page.Locator(".account-menu summary").ClickAsync();
        await ann.Page.Locator(".account-menu").GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await ann.Page.WaitForURLAsync($"**{path}/sign-in");
    }

    [Fact]
    public async Task Without_script_everything_works_below_a_path_too()
    {
        SkipWithoutPrograms();
        await using var site = await StartAsync(new() { ["PathBase"] = "/todo" });
        await using var nginx = await Nginx.StartAsync(Recipe(1), site.Address, TestContext.Current.CancellationToken);
        await using var ann = await stage.OpenAsync(
            site, Trusting() with { HasScript = false }, new Uri($"https://{Chromium.NetworkName}:{nginx.Port}/todo/"));

        await ann.SignUpAsync();
        await ann.AddAsync("Buy milk");
        await Expect(ann.Toast).ToContainTextAsync("Added “Buy milk”");
        await ann.Task("Buy milk").GetByRole(AriaRole.Link, new() { Name = "Buy milk", Exact = true }).ClickAsync();

        new Uri(ann.Page.Url).PathAndQuery.ShouldBe("/todo/tasks/1");
    }

    [Fact]
    public async Task Behind_a_proxy_that_hides_the_host_people_learn_why_they_cannot_sign_in()
    {
        SkipWithoutPrograms();
        await using var site = await StartAsync([]);
        await using var nginx = await Nginx.StartAsync(HidesTheHost, site.Address, TestContext.Current.CancellationToken);
        await using var ann = await stage.OpenAsync(site, address: new Uri($"http://{Chromium.NetworkName}:{nginx.Port}"));
        ann.ExpectsRefusals = true;

        // Behind such a proxy the frontend takes itself for local, where this header counts.
        ann.ExpectedComplaints.Add("The Cross-Origin-Opener-Policy header has been ignored");

        await FillInAndSendAsync(ann);

        await Expect(ann.Page.Locator("main")).ToContainTextAsync("set up the reverse proxy to pass on the Host header");
        await Expect(ann.Page.Locator("main")).ToContainTextAsync(site.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Behind_a_proxy_that_hides_the_host_but_not_HTTPS_people_sign_in()
    {
        SkipWithoutPrograms();
        await using var site = await StartAsync([]);
        await using var nginx = await Nginx.StartAsync(HidesTheHostBehindTls, site.Address, TestContext.Current.CancellationToken);
        await using var ann = await stage.OpenAsync(site, Trusting(), new Uri($"https://{Chromium.NetworkName}:{nginx.Port}"));

        await ann.SignUpAsync();
        await ann.AddAsync("Buy milk");

        await Expect(ann.Tasks).ToHaveCountAsync(1);
    }

    [Theory]
    [MemberData(nameof(AccessibilityTests.Looks), MemberType = typeof(AccessibilityTests))]
    public async Task A_browser_that_refuses_the_session_cookie_gets_a_page_that_says_so(string screen, bool isDark)
    {
        Assert.SkipWhen(Chromium.WhyNot is not null, Chromium.WhyNot ?? string.Empty);
        var look = (screen == nameof(Screen.Wide) ? Screen.Wide with { Width = 1440 } : Screen.Phone) with { Colours = isDark ? ColorScheme.Dark : ColorScheme.Light };
        await using var ann = await stage.OpenAsync(screen: look);
        await ann.Page.RouteAsync("**/sign-up*", async route =>
        {
            if (route.Request.Method != "POST")
            {
                await route.ContinueAsync();
                return;
            }

            // As if the browser had refused the cookies of this answer. (Fetching it here has stored them.)
            var answer = await route.FetchAsync(new() { MaxRedirects = 0 });
            await ann.Context.ClearCookiesAsync();
            await route.FulfillAsync(new() { Response = answer, Headers = answer.Headers.Where(header => header.Key != "set-cookie").ToDictionary() });
        });

        await FillInAndSendAsync(ann);

        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your browser refused the session cookie");
        await Expect(ann.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in again" })).ToHaveAttributeAsync("href", "sign-in");
        await ann.Page.ScreenshotAsync(new() { Path = Repository.At("artifacts", "screenshots", $"session-refused-{look.Width}-{(isDark ? "dark" : "light")}.png") });
    }

    private static async Task FillInAndSendAsync(Visitor visitor)
    {
        await visitor.Page.GotoAsync("./sign-up");
        await visitor.Page.GetByLabel("E-mail").FillAsync(visitor.Email);
        await visitor.Page.GetByLabel("Password").FillAsync(Visitor.Password);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Make my account" }).ClickAsync();
    }

    private static Task<Site> StartAsync(Dictionary<string, string?> frontend) => Site.StartAsync(
        new SiteOptions { FrontendProgram = Stage.PublishedFrontend, Frontend = frontend }, TestContext.Current.CancellationToken);

    private static void SkipWithoutPrograms()
    {
        Assert.SkipWhen(Chromium.WhyNot is not null, Chromium.WhyNot ?? string.Empty);
        Assert.SkipWhen(Nginx.WhyNot is not null, Nginx.WhyNot ?? string.Empty);
    }

    private static Screen Trusting() => Screen.Wide with { TrustsAnyCertificate = true };

    private static string Recipe(int index) =>
        Block().Matches(File.ReadAllText(Repository.At("docs", "deployment", "reverse-proxy.md")))[index].Groups[1].Value;

    // As the guide says.
    private static string ToPlainHttp(string recipe) =>
        SslLine().Replace(recipe.Replace("listen 443 ssl http2;", "listen 80;", StringComparison.Ordinal), string.Empty);

    [GeneratedRegex("```nginx\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^ +ssl_.*\n", RegexOptions.Multiline)]
    private static partial Regex SslLine();
}
