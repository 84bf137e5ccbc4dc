using Microsoft.Playwright;
using TodoChatbot.EndToEnd.Tests.Fixture;
using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>The page on small screens and at 400 % zoom (WCAG 2.2, 1.4.10 and 2.5.8).</summary>
public sealed class ReflowTests(Stage stage)
{
    private const string Wide =
        """
        () => {
          const width = document.documentElement.clientWidth;
          const wider = [...document.querySelectorAll('body *')].filter(element => element.checkVisibility({ visibilityProperty: true })
            && element.getBoundingClientRect().right > width + 1 && !element.closest('.views, .sr, .skip'));
          return document.documentElement.scrollWidth > width ? wider.map(element => `${element.nodeName}.${element.className}`).join(' ') || 'document' : '';
        }
        """;

    // How much of the height stays in place while the page is scrolled.
    private const string Held =
        """
        () => [...document.querySelectorAll('.top, .tabs')].filter(element => ['fixed', 'sticky'].includes(getComputedStyle(element).position))
          .reduce((sum, element) => sum + element.getBoundingClientRect().height, 0) / innerHeight
        """;

    private const string IsOnTop =
        """
        field => {
          field.scrollIntoView({ block: 'nearest' });
          const box = field.getBoundingClientRect();
          return field === document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) && box.bottom <= innerHeight + 1 && box.top >= 0;
        }
        """;

    [Theory]
    [InlineData(320, 640)]
    [InlineData(360, 225)]
    public async Task No_page_scrolls_sideways_and_what_stays_in_place_leaves_room(int width, int height)
    {
        await using var ann = await stage.OpenAsync(screen: new Screen("small", width, height, IsPhone: true));
        ann.ExpectsRefusals = true;
        await ann.MoveInAsync();
        await ann.Page.EvaluateAsync(
            """
            async () => {
              for (const text of ['Averylongwordwithoutanyspacethatnoscreencanshowinasingleline +Aprojectwithalongnamewithoutspaces #atagwithalongnamewithoutanyspace', 'See https://example.com/a/very/long/address/that/goes/on/and/on?and=on&and=on'])
                await fetch('/api/tasks/quick', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ text }) });
            }
            """);
        foreach (var path in new[]
        {
            "./", "./?view=chat", "./tasks/1", "./tasks/2", "./tasks/6", "./labels", "./history", "./settings", "./settings/password", "./settings/tokens", "./settings/data",
            "./help", "./nowhere",
        })
        {
            await ann.Page.GotoAsync(path);
            await ann.Page.EvaluateAsync("document.querySelectorAll('.label-item details, .zone').forEach(details => { details.open = true; })");
            (await ann.Page.EvaluateAsync<string>(Wide)).ShouldBeEmpty(path);
            (await ann.Page.EvaluateAsync<double>(Held)).ShouldBeLessThan(0.34, path);
        }

        await ann.Page.GotoAsync("./?view=chat");
        (await ann.Message.EvaluateAsync<bool>(IsOnTop)).ShouldBeTrue("The field of the chat is covered.");
        await ann.Page.Locator(".conversation-menu summary").ClickAsync();
        (await ann.Page.Locator(".conversation-menu .menu-card").EvaluateAsync<int>("card => card.scrollWidth - card.clientWidth")).ShouldBe(0);
        (await ann.Page.EvaluateAsync<string>(Wide)).ShouldBeEmpty("the menu of conversations");
    }

    [Fact]
    public async Task A_phone_shows_the_first_task_early_and_has_the_button_that_adds_at_the_thumb()
    {
        await using var ann = await stage.OpenAsync(screen: Screen.Phone);
        await ann.SignUpAsync();
        await ann.AddAsync("Buy milk");
        await ann.Page.ReloadAsync();

        var row = await ann.Tasks.First.BoundingBoxAsync();
        row!.Y.ShouldBeLessThan(Screen.Phone.Height / 3f);
        (await ann.QuickLine.EvaluateAsync<bool>("line => { const probe = document.createElement('canvas').getContext('2d'); probe.font = getComputedStyle(line).font; return probe.measureText(line.placeholder).width <= line.clientWidth; }")).ShouldBeTrue("The placeholder is cut.");
        var add = ann.Page.Locator(".tabs").GetByRole(AriaRole.Link, new() { Name = "Add" });
        await add.ClickAsync();
        await Expect(ann.QuickLine).ToBeFocusedAsync();

        await ann.Page.GotoAsync("./?view=chat");
        await add.ClickAsync();
        await Expect(ann.QuickLine).ToBeFocusedAsync();
        await ann.Page.GotoAsync("./history");
        await add.ClickAsync();
        await Expect(ann.QuickLine).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(820, 1180)]
    [InlineData(1440, 900)]
    public async Task The_chat_is_folded_away_and_stays_so_until_it_is_wanted(int width, int height)
    {
        await using var ann = await stage.OpenAsync(screen: new Screen("wide", width, height));
        await ann.SignUpAsync();
        var toggle = ann.Page.GetByRole(AriaRole.Button, new() { Name = "Show or hide the chat" });
        var before = await ann.Page.Locator(".tasks-pane").BoundingBoxAsync();

        await toggle.ClickAsync();
        await Expect(ann.Page.Locator("#chat")).ToBeHiddenAsync();
        await ann.Page.ReloadAsync();
        await Expect(ann.Page.Locator("#chat")).ToBeHiddenAsync();
        await Expect(toggle).ToHaveAttributeAsync("aria-expanded", "false");
        (await ann.Page.Locator(".tasks-pane").BoundingBoxAsync())!.Width.ShouldBeGreaterThan(before!.Width);

        await ann.Page.EvaluateAsync("document.activeElement.blur()");
        await ann.Page.Keyboard.PressAsync("c");
        await Expect(ann.Message).ToBeFocusedAsync();
        await ann.Page.ReloadAsync();
        await Expect(ann.Page.Locator("#chat")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_that_cannot_be_fetched_leaves_the_shown_page_and_its_address()
    {
        await using var ann = await stage.OpenAsync();
        ann.ExpectsRefusals = true;
        await ann.SignUpAsync();
        await ann.AddAsync("Buy milk");
        await ann.Context.SetOfflineAsync(true);

        await ann.Page.Locator(".top-nav").GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();

        await Expect(ann.Banner).ToBeVisibleAsync();
        new Uri(ann.Page.Url).AbsolutePath.ShouldBe("/");
        await ann.Context.SetOfflineAsync(false);
        await ann.Page.Locator(".top-nav").GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "History" })).ToBeVisibleAsync();
    }
}
