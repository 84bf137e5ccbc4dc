using TodoChatbot.EndToEnd.Tests.Fixture;
using TodoChatbot.Testing;
using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>When something is down the page says what, keeps what was typed, and goes on by itself when it is up again.</summary>
public sealed class OutageTests(Stage stage)
{
    // How long the page may wait between two tries, and then some.
    private const float LongestRetry = 90_000;

    [Fact]
    public async Task A_backend_that_is_gone_is_told_and_what_was_typed_is_sent_when_it_is_back()
    {
        Assert.SkipWhen(Chromium.WhyNot is not null, Chromium.WhyNot ?? string.Empty);
        await using var site = await Site.StartAsync(new SiteOptions { FrontendProgram = Stage.PublishedFrontend }, TestContext.Current.CancellationToken);
        await using var ann = await stage.OpenAsync(site);
        await ann.SignUpAsync();
        await ann.AddAsync("Before");
        ann.ExpectsRefusals = true;

        await site.StopBackendAsync();
        await ann.QuickLine.FillAsync("Buy milk tomorrow");
        await ann.QuickLine.PressAsync("Enter");
        await Expect(ann.Banner).ToContainTextAsync("The server cannot be reached");
        await Expect(ann.QuickLine).ToHaveValueAsync("Buy milk tomorrow");
        await Expect(ann.Task("Before")).ToHaveCountAsync(1);

        await site.StartBackendAsync(TestContext.Current.CancellationToken);
        await Expect(ann.Banner).ToHaveCountAsync(0, new() { Timeout = LongestRetry });
        await ann.QuickLine.PressAsync("Enter");
        await Expect(ann.Task("Buy milk")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_backend_that_hangs_is_told_and_what_was_typed_is_added_once_when_it_goes_on()
    {
        Assert.SkipWhen(Chromium.WhyNot is not null, Chromium.WhyNot ?? string.Empty);
        await using var site = await Site.StartAsync(new SiteOptions { FrontendProgram = Stage.PublishedFrontend }, TestContext.Current.CancellationToken);
        await using var ann = await stage.OpenAsync(site);
        await ann.SignUpAsync();
        await ann.AddAsync("Before");
        ann.ExpectsRefusals = true;

        site.Backend!.Suspend();
        await ann.QuickLine.FillAsync("Buy milk");
        await ann.QuickLine.PressAsync("Enter");
        await Expect(ann.Banner).ToHaveCountAsync(1);
        await Expect(ann.QuickLine).ToHaveValueAsync("Buy milk");
        await Expect(ann.Task("Before")).ToHaveCountAsync(1);

        site.Backend.Resume();
        await Expect(ann.Banner).ToHaveCountAsync(0, new() { Timeout = LongestRetry });
        await ann.QuickLine.PressAsync("Enter");
        await Expect(ann.Task("Buy milk")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_page_without_network_says_so_and_recovers()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        ann.ExpectsRefusals = true;

        await ann.Context.SetOfflineAsync(true);
        await ann.QuickLine.FillAsync("Buy milk");
        await ann.QuickLine.PressAsync("Enter");
        await Expect(ann.Banner).ToContainTextAsync("you may be offline");
        await ann.Context.SetOfflineAsync(false);

        await Expect(ann.Banner).ToHaveCountAsync(0, new() { Timeout = LongestRetry });
        await Expect(ann.QuickLine).ToHaveValueAsync("Buy milk");
    }

    [Fact]
    public async Task A_page_asked_for_during_an_outage_opens_by_itself_afterwards()
    {
        Assert.SkipWhen(Chromium.WhyNot is not null, Chromium.WhyNot ?? string.Empty);
        await using var site = await Site.StartAsync(new SiteOptions { FrontendProgram = Stage.PublishedFrontend }, TestContext.Current.CancellationToken);
        await using var ann = await stage.OpenAsync(site);
        await ann.SignUpAsync();
        await ann.AddAsync("Before");
        ann.ExpectsRefusals = true;
        await site.StopBackendAsync();

        await ann.Page.GotoAsync("/");
        await Expect(ann.Page.Locator("main")).ToContainTextAsync("The server cannot be reached");
        await site.StartBackendAsync(TestContext.Current.CancellationToken);

        await Expect(ann.Task("Before")).ToHaveCountAsync(1, new() { Timeout = LongestRetry });
    }
}
