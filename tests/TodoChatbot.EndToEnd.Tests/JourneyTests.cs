using Microsoft.Playwright;
using TodoChatbot.EndToEnd.Tests.Fixture;
using TodoChatbot.Testing;
using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>The main job from end to end, as a person would do it.</summary>
public sealed class JourneyTests(Stage stage)
{
    // Keeps each step in which the text of an answer grows while the answer is still on its way; the built-in assistant steps line by line.
    private const string WatchTheAnswer =
        """
        () => {
          window.seen = [];
          new MutationObserver(changes => seen.push(...changes.filter(change => change.target.matches?.('[data-text]') && change.addedNodes.length > 0)
            .map(change => change.addedNodes[0].data))).observe(document.getElementById('messages'), { childList: true, subtree: true });
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_person_talks_to_the_list_and_finds_everything_there_after_a_restart(bool usesPostgres)
    {
        Assert.SkipWhen(usesPostgres && PostgresDatabase.WhyNot is not null, PostgresDatabase.WhyNot ?? string.Empty);
        Assert.SkipWhen(Chromium.WhyNot is not null, Chromium.WhyNot ?? string.Empty);
        await using var site = await Site.StartAsync(
            new SiteOptions { UsesPostgres = usesPostgres, FrontendProgram = Stage.PublishedFrontend }, TestContext.Current.CancellationToken);
        await using var ann = await stage.OpenAsync(site);
        await ann.SignUpAsync();

        await ann.Page.EvaluateAsync(WatchTheAnswer);
        await ann.SayAsync("Add a task to buy groceries tomorrow at 5pm");
        var seen = await ann.Page.EvaluateAsync<string[]>("seen");
        seen.ShouldNotBeEmpty();
        seen[^1].ShouldContain("groceries", Case.Insensitive);
        var tomorrow = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"))
            .AddDays(1).ToString("ddd d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
        await Expect(ann.Messages.Last).ToContainTextAsync($"{tomorrow} at 17:00");
        var groceries = ann.Tasks.Filter(new() { HasTextRegex = new("groceries", System.Text.RegularExpressions.RegexOptions.IgnoreCase) });
        await Expect(groceries).ToContainTextAsync("17:00");

        await ann.SayAsync("mark task 1 as complete");
        await Expect(groceries).ToHaveCountAsync(0);

        await ann.Messages.Last.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(groceries).ToHaveCountAsync(1);

        await ann.AddAsync("Pay rent every 1st at 9 #bills !high");
        await Expect(ann.Task("Pay rent")).ToContainTextAsync("every month on the 1st");
        await Expect(ann.Task("Pay rent")).ToContainTextAsync("High");

        await ann.Page.GetByRole(AriaRole.Searchbox).FillAsync("ren");
        await Expect(ann.Tasks).ToHaveCountAsync(1);
        await ann.Task("Pay rent").GetByRole(AriaRole.Link, new() { Name = "Pay rent" }).ClickAsync();
        await ann.Field("Description").FillAsync("To the new account");
        await ann.Field("Title").FillAsync("Pay the rent");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(ann.Toast).ToContainTextAsync("Saved “Pay the rent”");

        await site.RestartAsync(TestContext.Current.CancellationToken);
        ann.ExpectsRefusals = true;
        await ann.Page.GotoAsync("/");
        await Expect(ann.Tasks).ToHaveCountAsync(2);
        await Expect(ann.Messages).ToHaveCountAsync(4);
        await ann.Task("Pay the rent").GetByRole(AriaRole.Link, new() { Name = "Pay the rent" }).ClickAsync();
        await Expect(ann.Field("Description")).ToHaveValueAsync("To the new account");

        await using var bob = await stage.OpenAsync(site);
        await bob.SignUpAsync("Bob");
        await Expect(bob.Tasks).ToHaveCountAsync(0);
        await Expect(bob.Messages).ToHaveCountAsync(0);
        bob.ExpectsRefusals = true;
        await bob.Page.GotoAsync("/tasks/1");
        await Expect(bob.Page.GetByRole(AriaRole.Heading)).ToContainTextAsync("Page not found");
    }

    [Fact]
    public async Task The_same_core_runs_without_script()
    {
        await using var ann = await stage.OpenAsync(screen: Screen.Wide with { HasScript = false });
        await ann.SignUpAsync();

        await ann.QuickLine.FillAsync("Buy milk tomorrow at 5pm #shopping");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(ann.Toast).ToContainTextAsync("Added “Buy milk”");
        await Expect(ann.Task("Buy milk")).ToContainTextAsync("#shopping");

        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Complete “Buy milk”" }).ClickAsync();
        await Expect(ann.Tasks).ToHaveCountAsync(0);
        await ann.Toast.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(ann.Tasks).ToHaveCountAsync(1);

        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Buy milk" }).ClickAsync();
        await ann.Field("Title").FillAsync("Buy oat milk");
        await ann.Field("Repeats").FillAsync("every other friday");
        await ann.Field("Reminders").FillAsync("30 minutes before");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(ann.Toast).ToContainTextAsync("Saved “Buy oat milk”");
        await Expect(ann.Field("Repeats")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("every other Friday"));

        await ann.Page.GotoAsync("/");
        await ann.Message.FillAsync("What’s due this week?");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(ann.Messages).ToHaveCountAsync(2);
        await Expect(ann.Messages.Last).ToContainTextAsync("Buy oat milk");

        await ann.Page.Locator("#filter [name=q]").FillAsync("nothing like it");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await Expect(ann.Page.GetByText("Nothing fits")).ToBeVisibleAsync();

        await ann.Page.Locator(".account-menu summary").ClickAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await ann.Page.WaitForURLAsync("**/sign-in");
        await ann.Page.GotoAsync("/");
        await ann.Page.WaitForURLAsync("**/sign-in?return=*");
    }
}
