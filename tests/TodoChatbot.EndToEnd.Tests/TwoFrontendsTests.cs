using System.Globalization;
using TodoChatbot.EndToEnd.Tests.Fixture;
using TodoChatbot.Testing;
using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>Any frontend answers any request: they share a key and nothing else.</summary>
public sealed class TwoFrontendsTests(Stage stage)
{
    private const int Requests = 20;

    [Fact]
    public async Task Behind_a_balancer_that_takes_turns_a_session_outlives_both()
    {
        Assert.SkipWhen(Chromium.WhyNot is not null, Chromium.WhyNot ?? string.Empty);
        using var home = new EmptyHome();
        await using var site = await Site.StartAsync(
            new SiteOptions { FrontendProgram = Stage.PublishedFrontend, Frontends = 2, Frontend = home.Environment }, TestContext.Current.CancellationToken);
        await using var balancer = new Balancer(site.Addresses);
        await using var ann = await stage.OpenAsync(site, address: balancer.Address);

        await ann.SignUpAsync();
        await ann.AddAsync("Buy milk tomorrow at 5pm");
        await ann.SayAsync("What’s due this week?");
        ann.ExpectsRefusals = true;
        await site.RestartAsync(TestContext.Current.CancellationToken);
        await ann.Page.GotoAsync("/");
        await Expect(ann.Task("Buy milk")).ToHaveCountAsync(1);
        await ann.AddAsync("Buy bread");
        await Expect(ann.Task("Buy bread")).ToHaveCountAsync(1);

        home.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_of_one_is_taken_by_the_other_also_after_both_have_restarted()
    {
        Assert.SkipWhen(Chromium.WhyNot is not null, Chromium.WhyNot ?? string.Empty);
        using var home = new EmptyHome();
        await using var site = await Site.StartAsync(
            new SiteOptions { FrontendProgram = Stage.PublishedFrontend, Frontends = 2, Frontend = home.Environment }, TestContext.Current.CancellationToken);
        await using var balancer = new Balancer(site.Addresses[0]);
        await using var ann = await stage.OpenAsync(site, Screen.Wide with { HasScript = false }, balancer.Address);
        await ann.SignUpAsync();
        await ann.QuickLine.FillAsync("Buy milk");

        await site.RestartAsync(TestContext.Current.CancellationToken);
        balancer.Targets = [site.Addresses[1]];
        await ann.Page.Locator("#quick-add").ClickAsync();

        await Expect(ann.Toast).ToContainTextAsync("Added “Buy milk”");
        await Expect(ann.Tasks).ToHaveCountAsync(1);
        home.Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task Twenty_requests_at_once_with_an_expired_token_all_succeed()
    {
        Assert.SkipWhen(Chromium.WhyNot is not null, Chromium.WhyNot ?? string.Empty);
        var clock = new Dictionary<string, string?>();
        await using var site = await Site.StartAsync(
            new SiteOptions { FrontendProgram = Stage.PublishedFrontend, Frontends = 2, Backend = clock, Frontend = clock }, TestContext.Current.CancellationToken);
        await using var ann = await stage.OpenAsync(site);
        await ann.SignUpAsync();
        await ann.AddAsync("Buy milk");

        ann.ExpectsRefusals = true;
        clock["Clock__Start"] = TimeProvider.System.GetUtcNow().AddHours(1).ToString("O", CultureInfo.InvariantCulture);
        await site.RestartAsync(TestContext.Current.CancellationToken);
        var answers = await Task.WhenAll(Enumerable.Range(0, Requests).Select(number => ann.Context.APIRequest.GetAsync(
            new Uri(site.Addresses[number % 2], number < Requests / 2 ? "/" : "/api/tasks").ToString(), new() { MaxRedirects = 0 })));

        answers.Select(answer => answer.Status).ShouldAllBe(status => status == 200);
        (await answers[^1].TextAsync()).ShouldContain("Buy milk");
        await ann.Page.GotoAsync("/");
        await Expect(ann.Task("Buy milk")).ToHaveCountAsync(1);
    }

    /// <summary>A home folder with nothing in it, which nothing may be put into.</summary>
    private sealed class EmptyHome : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("todo-home-");

        public EmptyHome() => _folder.Attributes |= FileAttributes.ReadOnly;

        public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?> { ["HOME"] = _folder.FullName };

        // Root may write where nobody may, so the test looks.
        public IEnumerable<string> Files => Directory.EnumerateFileSystemEntries(_folder.FullName, "*", SearchOption.AllDirectories);

        public void Dispose()
        {
            _folder.Attributes &= ~FileAttributes.ReadOnly;
            _folder.Delete(recursive: true);
        }
    }
}
