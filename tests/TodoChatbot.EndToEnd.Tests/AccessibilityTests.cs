using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using TodoChatbot.EndToEnd.Tests.Fixture;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>Every page, wide and on a phone, light and dark, without a violation that axe can find.</summary>
public sealed class AccessibilityTests(Stage stage)
{
    public static TheoryData<string, bool> Looks => new(
        from screen in new[] { nameof(Screen.Wide), nameof(Screen.Phone) }
        from isDark in new[] { false, true }
        select (screen, isDark));

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing_on_any_page(string screen, bool isDark)
    {
        var look = (screen == nameof(Screen.Wide) ? Screen.Wide : Screen.Phone) with { Colours = isDark ? ColorScheme.Dark : ColorScheme.Light };
        await using var ann = await stage.OpenAsync(screen: look);
        await CheckAsync(ann, "/sign-in");
        await CheckAsync(ann, "/sign-up");
        await CheckAsync(ann, "/signed-in");
        await ann.MoveInAsync();
        ann.ExpectsRefusals = true;
        foreach (var page in new[]
        {
            "/", "/?view=chat", "/?status=done", "/?q=nothing-like-it", "/tasks/2", "/history", "/labels", "/settings", "/settings/password",
            "/settings/tokens", "/settings/data", "/help", "/nowhere",
        })
        {
            await CheckAsync(ann, page);
        }

        await ann.Page.GotoAsync("/");
        await ann.QuickLine.FillAsync("Dentist friday 3pm #health !high, remind me an hour before");
        await ann.Page.Locator(".spans").WaitForAsync();
        await ann.Page.GetByText("Why this reading?").ClickAsync();
        await CheckAsync(ann, "the reading of a line");
        await ann.Page.Locator(".account-menu summary").ClickAsync();
        await CheckAsync(ann, "the open menu");
        await ann.Page.Keyboard.PressAsync("Escape");
        await ann.Page.Locator(".filter-more summary").ClickAsync();
        await CheckAsync(ann, "the open filter");
        await ann.Page.GotoAsync("/?view=chat");
        await ann.SayAsync("milk");
        await CheckAsync(ann, "a question of the assistant");
    }

    private static async Task CheckAsync(Visitor visitor, string page)
    {
        if (page.StartsWith('/'))
        {
            await visitor.Page.GotoAsync(page);
        }

        // Off by default; WCAG 2.2, 2.5.8.
        var result = await visitor.Page.RunAxe(new AxeRunOptions { Rules = new Dictionary<string, RuleOptions> { ["target-size"] = new() { Enabled = true } } });
        result.Violations.Select(violation =>
            $"{page}: {violation.Id}, {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => $"{node.Html} {node.Any.FirstOrDefault()?.Message}"))}")
            .ShouldBeEmpty();
    }
}
