using System.Net;
using System.Text.RegularExpressions;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>What the headers of pages and files promise to browsers.</summary>
public sealed partial class HeaderTests
{
    private static readonly string[] Pages =
    [
        "/", "/tasks/3", "/history", "/labels", "/settings", "/settings/password", "/settings/tokens", "/settings/data", "/help", "/nowhere",
    ];

    [Fact]
    public async Task No_page_has_script_or_style_inside()
    {
        await using var backend = FullBackend(await ScriptedBackend.StartAsync());
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();
        using var guest = app.OpenBrowser();

        foreach (var html in new[] { await guest.ReadAsync("/sign-in"), await guest.ReadAsync("/sign-up") }
            .Concat(await Task.WhenAll(Pages.Select(async page => await (await browser.GetAsync(page)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)))))
        {
            html.ShouldNotMatch("<style|<script(?![^>]* src=)| style=|javascript:");
            EventAttributes().Matches(html).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Pages_forbid_what_they_never_need()
    {
        await using var backend = FullBackend(await ScriptedBackend.StartAsync());
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        foreach (var page in Pages.Append("/sign-in"))
        {
            using var answer = await browser.GetAsync(page);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("default-src 'self'");
            policy.ShouldContain("frame-ancestors 'none'");
            policy.ShouldNotContain("unsafe");
            policy.ShouldNotContain("nonce");
            answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
            answer.Headers.GetValues("Cross-Origin-Opener-Policy").ShouldBe(["same-origin"]);
            answer.Headers.GetValues("Permissions-Policy").Single().ShouldContain("camera=()");
            answer.Headers.CacheControl?.NoStore.ShouldBeTrue();
            answer.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task The_API_reference_may_add_styles_and_run_one_script_by_its_nonce()
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9");
        using var browser = app.OpenBrowser();

        var policies = new List<string>();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var answer = await browser.GetAsync("/reference/");
            var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            policies.Add(policy);
            page.ShouldContain($"nonce=\"{Nonce().Match(policy).Groups[1].Value}\"");
            Nonce().Replace(policy, "'nonce'").ShouldBe(
                "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; frame-src 'none'; object-src 'none'; "
                + "script-src 'self' 'nonce'; style-src 'self' 'unsafe-inline'");
            page.ShouldNotContain("://");
            answer.Headers.CacheControl?.NoStore.ShouldBeTrue();
        }

        policies.Distinct().Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("http", false)]
    public async Task Only_over_HTTPS_browsers_are_told_to_stay_there(string scheme, bool expected)
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9");
        using var browser = app.OpenBrowser($"{scheme}://todo.example");
        browser.Headers["X-Forwarded-Proto"] = scheme;

        using var answer = await browser.GetAsync("/sign-in");

        answer.Headers.Contains("Strict-Transport-Security").ShouldBe(expected);
    }

    [Fact]
    public async Task Files_of_this_release_are_kept_for_good()
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9");
        using var browser = app.OpenBrowser();
        var page = await browser.ReadAsync("/sign-in");

        foreach (var address in Assets().Matches(page).Select(match => match.Groups[1].Value).Distinct())
        {
            using var answer = await browser.GetAsync($"/{address}");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            answer.Headers.CacheControl?.ToString().ShouldBe("public, max-age=31536000, immutable", address);
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse(address);
        }
    }

    [Fact]
    public async Task A_page_of_another_release_gets_its_files_but_does_not_keep_them()
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9");
        using var browser = app.OpenBrowser();

        using var answer = await browser.GetAsync("/assets/0123456789/css/base.css");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl?.ToString().ShouldBe("no-store");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_not_kept_either()
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9");
        using var browser = app.OpenBrowser();
        var version = Assets().Match(await browser.ReadAsync("/sign-in")).Groups[1].Value.Split('/')[1];

        using var answer = await browser.GetAsync($"/assets/{version}/css/nothing.css");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Headers.CacheControl?.ToString().ShouldBe("no-store");
    }

    [Fact]
    public async Task Pages_travel_compressed()
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9");
        using var browser = app.OpenBrowser();
        browser.Headers["Accept-Encoding"] = "br, gzip";

        using var answer = await browser.GetAsync("/sign-up");

        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
    }

    private static ScriptedBackend FullBackend(ScriptedBackend backend) => backend.WithAnn().WithTasks(BackendScripts.Milk)
        .On("GET /api/tasks/3", BackendScripts.Milk)
        .On("GET /api/users/me", BackendScripts.Ann)
        .On("GET /api/tokens", new Contracts.Page<Contracts.Accounts.TokenItem>([]));

    [GeneratedRegex(@"(?:href|src)=""(assets/[^""#]*)""")]
    private static partial Regex Assets();

    [GeneratedRegex("'nonce-([^']{20,})'")]
    private static partial Regex Nonce();

    [GeneratedRegex(@"<[^>]* on[a-z]+=")]
    private static partial Regex EventAttributes();
}
