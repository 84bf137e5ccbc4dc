using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Trust;

/// <content>Attacks through the page: caches, other sites, planted cookies, broken bodies and the Host header.</content>
public sealed partial class AttackTests
{
    private const string Lure = "Click to continue";

    [Theory]
    [InlineData("GET", "/")]
    [InlineData("GET", "/settings")]
    [InlineData("GET", "/settings/tokens")]
    [InlineData("GET", "/history")]
    [InlineData("GET", "/tasks/1")]
    [InlineData("GET", "/api/tasks")]
    [InlineData("GET", "/api/users/me")]
    [InlineData("GET", "/api/users/me/export")]
    [InlineData("POST", "/api/auth/login")]
    public async Task Nothing_but_assets_is_served_below_the_path_of_the_assets(string method, string path)
    {
        using var ann = await page.SignUpAsync();
        var version = AssetVersion().Match(await ann.ReadAsync("/")).Value;

        foreach (var prefix in new[] { version, "assets/x" })
        {
            using var answer = await ann.SendAsync(new HttpRequestMessage(HttpMethod.Parse(method), $"/{prefix}{path}"));

            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            answer.Headers.CacheControl.ShouldNotBeNull().NoStore.ShouldBeTrue();
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
            answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        }
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    public async Task A_form_of_another_site_is_neither_kept_nor_shown_nor_sent_again(string header, string value)
    {
        using var ann = await page.SignUpAsync();
        await QuickAddAsync(ann, "Buy milk");
        ann.Headers[header] = value;

        using var answer = await ann.PostAsync("/tasks/1/delete", ("text", Lure));
        ann.Headers.Remove(header);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldNotContain(Lure);
        text.ShouldNotContain("Send it again");
        (await ann.ReadAsync("/")).ShouldContain("Buy milk");
    }

    [Fact]
    public async Task A_planted_form_cookie_signs_no_one_in_as_the_attacker()
    {
        using var attacker = await page.OpenAsync();
        var form = await attacker.ReadAsync("/sign-in");
        using var victim = attacker.CarryTo(await page.OpenAsync());
        victim.Headers["Sec-Fetch-Site"] = "same-site";

        using var answer = await victim.SubmitAsync(form, "/sign-in", ("Form.Email", "evil@example.com"), ("Form.Password", Person.Password));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        victim.SetCookies.Keys.ShouldNotContain(name => name.EndsWith("todo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_at_once_completes_one_occurrence()
    {
        using var ann = await page.SignUpAsync();
        await QuickAddAsync(ann, "Water plants every day");
        var list = await ann.ReadAsync("/");
        var action = WebUtility.HtmlDecode(CompleteAction().Match(list).Groups[1].Value);

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => ann.PressAsync(list, $"/{action}", ("completed", "true"))));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Redirect);
        using var done = await ann.GetAsync("/api/tasks?status=done");
        (await done.ReadAsync<Page<TaskItem>>()).Items.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("10;x=\n")]
    [InlineData("FFFFFFFFFFFFFFFFF\r\n")]
    public async Task A_broken_chunked_body_is_told_as_the_fault_of_its_sender(string chunk)
    {
        var address = await page.AddressAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await client.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes(
                "POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + $"{chunk}{{\"email\":\"x\"}}\r\n0\r\n\r\n"),
            TestContext.Current.CancellationToken);

        using var reader = new StreamReader(client.GetStream());
        (await reader.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull().ShouldStartWith("HTTP/1.1 400");
    }

    [Fact]
    public async Task The_Host_header_is_not_repeated_in_redirects_or_commands()
    {
        using var stranger = await page.OpenAsync("evil.example");
        using var ann = await page.SignUpAsync();
        using var elsewhere = ann.CarryTo(await page.OpenAsync("evil.example"));

        using var redirect = await stranger.GetAsync("/history");
        var tokens = await elsewhere.ReadAsync("/settings/tokens");

        redirect.Headers.Location.ShouldNotBeNull().ToString().ShouldStartWith("/sign-in?");
        tokens.ShouldNotContain("evil.example");
    }

    [Fact]
    public async Task A_finder_of_a_fault_learns_whom_to_tell_and_no_page_is_indexed()
    {
        using var browser = await page.OpenAsync();

        (await browser.ReadAsync("/.well-known/security.txt")).ShouldContain("Contact: ");
        (await browser.ReadAsync("/robots.txt")).ShouldContain("Disallow: /");
    }

    [Fact]
    public async Task A_character_that_no_text_may_hold_is_refused_by_the_page()
    {
        using var browser = await page.OpenAsync();

        using var signIn = await browser.SubmitAsync(
            await browser.ReadAsync("/sign-in"), "/sign-in", ("Form.Email", "a\ufffe@example.com"), ("Form.Password", Person.Password));

        ((int)signIn.StatusCode).ShouldBeLessThan(500);
        signIn.StatusCode.ShouldNotBe(HttpStatusCode.Redirect);
    }

    private static async Task QuickAddAsync(Browser browser, string line)
    {
        using var answer = await browser.SubmitAsync(await browser.ReadAsync("/"), "/tasks/quick", ("text", line));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [GeneratedRegex("assets/[0-9a-f]+")]
    private static partial Regex AssetVersion();

    [GeneratedRegex("formaction=\"(tasks/1/complete[^\"]*)\"")]
    private static partial Regex CompleteAction();
}
