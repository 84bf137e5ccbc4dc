using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>Attacks on the page: through caches, from other sites, by planted cookies and by the Host header.</summary>
public sealed partial class WebSecurityTests
{
    private const string Lure = "Click to continue";

    public static TheoryData<string, string> ForeignSenders { get; } = new()
    {
        { "Sec-Fetch-Site", "cross-site" },
        { "Sec-Fetch-Site", "same-site" },
        { "Origin", "https://evil.example" },
        { "Origin", "https://sub.127.0.0.1.example" },
        { "Origin", "null" },
    };

    [Fact]
    public async Task No_route_of_either_program_is_served_or_kept_under_the_path_of_the_assets()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn();
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        browser.Headers["Authorization"] = "Bearer access-1";
        var version = AssetVersion().Match(await app.OpenBrowser().ReadAsync("/sign-in")).Value;
        string[] prefixes = [$"/{version}", "/assets/x", $"/{version.ToUpperInvariant()}", $"/{version}/"];

        foreach (var (method, path) in Routes.OfFrontend(app).Concat(Routes.OfBackend()).Distinct().SelectMany(_ => prefixes, (route, prefix) => (route.Method, prefix + route.Path)))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var answer = await browser.SendAsync(request);

            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{method} {path}");
            answer.Headers.CacheControl?.ToString().ShouldStartWith("no-store", customMessage: path);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
            answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"], path);
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"], path);
        }

        backend.Asked.Select(asked => asked.Request).Distinct().ShouldBe(["POST /api/auth/login"]);
    }

    [Theory]
    [MemberData(nameof(ForeignSenders))]
    public async Task A_form_of_another_site_is_refused_before_anything_of_it_is_read(string header, string value)
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn();
        await using var app = FrontendApp.StartFor(backend);
        using var person = await app.SignInAsync();
        using var guest = app.OpenBrowser();
        person.Headers[header] = guest.Headers[header] = value;
        var forms = Routes.OfFrontend(app).Where(route => route is { Method: "POST" } && !route.Path.StartsWith("/api", StringComparison.Ordinal) && !route.Path.StartsWith("/mcp", StringComparison.Ordinal))
            .Select(route => route.Path).Distinct().ToList();

        forms.ShouldContain("/tasks/3/delete");
        forms.ShouldContain("/sign-in");
        foreach (var form in forms)
        {
            foreach (var browser in new[] { person, guest })
            {
                using var answer = await browser.PostAsync(form, ("text", Lure), ("message", Lure), ("title", Lure), ("Form.Name", Lure));
                var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

                answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, form);
                page.ShouldContain("This request came from another site");
                page.ShouldNotContain(Lure);
                page.ShouldNotContain("Send it again");
            }
        }

        backend.Asked.Select(asked => asked.Request).Distinct().ShouldBe(["POST /api/auth/login"]);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "http://localhost:3000")]
    public async Task The_same_form_of_this_site_is_kept(string header, string value)
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9");
        using var browser = app.OpenBrowser("http://localhost:3000");
        browser.Headers[header] = value;

        using var answer = await browser.PostAsync("/tasks/quick", ("text", "Buy milk"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Buy milk");
    }

    [Theory]
    [MemberData(nameof(ForeignSenders))]
    public async Task A_planted_form_cookie_signs_nobody_in_as_the_attacker(string header, string value)
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn();
        await using var app = FrontendApp.StartFor(backend);
        using var attacker = app.OpenBrowser();
        var form = await attacker.ReadAsync("/sign-in");
        using var victim = attacker.CarryTo(app.OpenBrowser());
        victim.Headers[header] = value;

        using var answer = await victim.SubmitAsync(form, "/sign-in", ("Form.Email", "evil@example.com"), ("Form.Password", "a password"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        victim.HasCookie("__Host-todo").ShouldBeFalse();
        backend.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Over_HTTPS_the_form_cookie_is_one_that_no_other_host_can_plant()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn();
        await using var app = FrontendApp.StartFor(backend);
        using var browser = app.OpenBrowser("https://todo.example");
        browser.Headers["X-Forwarded-Proto"] = "https";

        var form = await browser.ReadAsync("/sign-in");
        using var signedIn = await browser.SubmitAsync(form, "/sign-in", ("Form.Email", "ann@example.com"), ("Form.Password", "a password"));

        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var cookie = browser.SetCookies["__Host-todo_form"];
        cookie.ShouldContain("; path=/;");
        cookie.ShouldContain("; secure;");
        cookie.ShouldContain("; httponly");
        cookie.ShouldNotContain("domain=");
        browser.SetCookies.Keys.ShouldNotContain("todo_form");
    }

    [Fact]
    public async Task Over_HTTPS_a_form_cookie_without_the_prefix_counts_for_nothing()
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9");
        using var attacker = app.OpenBrowser("https://todo.example");
        attacker.Headers["X-Forwarded-Proto"] = "https";
        var form = await attacker.ReadAsync("/sign-in");
        using var victim = app.OpenBrowser("https://todo.example");
        victim.Headers["X-Forwarded-Proto"] = "https";
        victim.Headers["Cookie"] = attacker.SetCookies["__Host-todo_form"].Split(';')[0].Replace("__Host-", string.Empty, StringComparison.Ordinal);

        using var answer = await victim.SubmitAsync(form, "/sign-in", ("Form.Email", "evil@example.com"), ("Form.Password", "a password"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/history?cursor=abc")]
    public async Task The_redirect_to_sign_in_does_not_repeat_the_Host_header(string path)
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9");
        using var browser = app.OpenBrowser("http://evil.example");

        using var answer = await browser.GetAsync(path);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe($"/sign-in?return={Uri.EscapeDataString(path)}");
    }

    [Theory]
    [InlineData("*", "evil.example", null)]
    [InlineData("todo.example;*.home.example", "todo.example", "https://todo.example/mcp")]
    [InlineData("todo.example;*.home.example", "list.home.example", "https://list.home.example/mcp")]
    public async Task Commands_to_copy_name_a_host_only_when_the_operator_listed_it(string allowed, string host, string? expected)
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().On("GET /api/tokens", new Page<TokenItem>([]));
        await using var app = FrontendApp.StartFor(backend, ("AllowedHosts", allowed));
        using var person = await app.SignInAsync();
        person.Headers["X-Forwarded-Proto"] = "https";
        person.Headers["X-Forwarded-Host"] = host;

        var page = await person.ReadAsync("/settings/tokens");

        page.ShouldContain($"claude mcp add --transport http todo {expected ?? "https://your-address.invalid/mcp"} ");
        page.Contains(host, StringComparison.Ordinal).ShouldBe(expected is not null);
    }

    [Theory]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("todo.example.evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("todo.example", HttpStatusCode.OK)]
    [InlineData("TODO.example:8443", HttpStatusCode.OK)]
    [InlineData("localhost:3000", HttpStatusCode.OK)]
    public async Task Only_the_listed_hosts_are_answered_and_probes_everywhere(string host, HttpStatusCode expected)
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9", ("AllowedHosts", "todo.example"));
        using var browser = app.OpenBrowser($"http://{host}");

        using var page = await browser.GetAsync("/sign-in");
        using var probe = await browser.GetAsync("/health/ready");

        page.StatusCode.ShouldBe(expected);
        (await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("evil.example");
        probe.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Finders_of_a_vulnerability_learn_whom_to_tell()
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9", ("SecurityContact", "mailto:security@todo.example"));
        using var browser = app.OpenBrowser();

        using var answer = await browser.GetAsync("/.well-known/security.txt");

        answer.Content.Headers.ContentType?.ToString().ShouldBe("text/plain; charset=utf-8");
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldContain("Contact: mailto:security@todo.example");
        var expires = DateTimeOffset.Parse(lines.Single(line => line.StartsWith("Expires: ", StringComparison.Ordinal))["Expires: ".Length..], CultureInfo.InvariantCulture);
        expires.ShouldBeInRange(FrontendApp.Start.AddDays(30), FrontendApp.Start.AddDays(366));
    }

    [Fact]
    public async Task Search_engines_index_no_page()
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9");
        using var browser = app.OpenBrowser();

        var robots = await browser.ReadAsync("/robots.txt");
        using var page = await browser.GetAsync("/sign-in");

        robots.ShouldBe("User-agent: *\nDisallow: /\n");
        page.Headers.GetValues("X-Robots-Tag").Single().ShouldContain("noindex");
    }

    [GeneratedRegex("assets/[0-9a-f]+")]
    private static partial Regex AssetVersion();
}
