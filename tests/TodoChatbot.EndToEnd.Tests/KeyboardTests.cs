using Microsoft.Playwright;
using TodoChatbot.EndToEnd.Tests.Fixture;
using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>A day's work without touching the mouse.</summary>
public sealed class KeyboardTests(Stage stage)
{
    [Fact]
    public async Task Tasks_are_added_walked_through_completed_and_brought_back_by_keys()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        var keys = ann.Page.Keyboard;

        await keys.PressAsync("n");
        await Expect(ann.QuickLine).ToBeFocusedAsync();
        foreach (var title in new[] { "One today", "Two tomorrow", "Three in 3 days" })
        {
            await keys.TypeAsync(title);
            await keys.PressAsync("Enter");
            await Expect(ann.QuickLine).ToHaveValueAsync(string.Empty);
        }

        await keys.PressAsync("Escape");
        await keys.PressAsync("j");
        await keys.PressAsync("j");
        await Expect(Title(ann, "Two")).ToBeFocusedAsync();
        await keys.PressAsync("x");
        await Expect(ann.Tasks).ToHaveCountAsync(2);
        await Expect(Title(ann, "Three")).ToBeFocusedAsync();
        await keys.PressAsync("Control+z");
        await Expect(ann.Tasks).ToHaveCountAsync(3);
        await keys.PressAsync("/");
        await keys.TypeAsync("thre");
        await Expect(ann.Tasks).ToHaveCountAsync(1);
        await keys.PressAsync("Escape");
        await keys.PressAsync("c");
        await Expect(ann.Message).ToBeFocusedAsync();
        await keys.TypeAsync("What’s due today?");
        await keys.PressAsync("Enter");
        await Expect(ann.Answers).ToHaveCountAsync(1);
        await keys.PressAsync("Escape");
        await keys.PressAsync("j");
        await keys.PressAsync("e");
        await ann.Page.WaitForURLAsync("**/tasks/3");
        await Expect(ann.Field("Title")).ToHaveValueAsync("Three");
    }

    [Fact]
    public async Task The_keys_are_told_in_an_overlay_that_gives_the_focus_back()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.AddAsync("One");
        await ann.QuickLine.PressAsync("Escape");
        await ann.Page.Keyboard.PressAsync("j");

        await ann.Page.Keyboard.PressAsync("?");
        await Expect(ann.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" })).ToContainTextAsync("Complete or reopen the task");
        await ann.Page.Keyboard.PressAsync("x");
        await ann.Page.Keyboard.PressAsync("Escape");

        await Expect(ann.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(Title(ann, "One")).ToBeFocusedAsync();
        await Expect(ann.Tasks).ToHaveCountAsync(1);
    }

    [Theory]
    [InlineData(229, false)]
    [InlineData(13, true)]
    public async Task The_Enter_that_confirms_a_word_of_an_input_method_sends_no_message(int keyCode, bool isSent)
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.Message.FillAsync("今日の予定は？");

        // What Safari fires after the composition has ended: https://bugs.webkit.org/show_bug.cgi?id=165004
        var isLeftToTheBrowser = await ann.Message.EvaluateAsync<bool>(
            "(field, keyCode) => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode, bubbles: true, cancelable: true }))", keyCode);

        isLeftToTheBrowser.ShouldBe(!isSent);
        await Expect(ann.Messages).ToHaveCountAsync(isSent ? 2 : 0);
        await Expect(ann.Message).ToHaveValueAsync(isSent ? string.Empty : "今日の予定は？");
    }

    [Fact]
    public async Task Keys_that_an_input_method_takes_are_no_shortcuts()
    {
        const string Press = "key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, keyCode: 229, bubbles: true, cancelable: true }))";
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.Page.EvaluateAsync("document.activeElement.blur()");

        await ann.Page.EvaluateAsync(Press, "n");
        await Expect(ann.QuickLine).Not.ToBeFocusedAsync();
        await ann.Message.FocusAsync();
        await ann.Page.EvaluateAsync(Press, "Escape");

        await Expect(ann.Message).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_link_to_the_content_takes_the_focus_there()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.Page.GotoAsync("/history");

        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" }).FocusAsync();
        await ann.Page.Keyboard.PressAsync("Enter");

        await Expect(ann.Page.Locator("main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Shortcuts_are_changed_and_switched_off_in_the_settings()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.AddAsync("One");
        await ann.Page.GotoAsync("./settings");
        var add = ann.Page.Locator("input[data-shortcut=n]");
        await add.FillAsync("x");
        await add.PressAsync("Tab");
        await Expect(ann.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("“x” already does something else. Choose another key.");
        await add.FillAsync("a");
        await add.PressAsync("Tab");
        await Expect(ann.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);

        await ann.Page.GotoAsync("./");
        await BlurAsync(ann);
        await ann.Page.Keyboard.PressAsync("n");
        await Expect(ann.QuickLine).Not.ToBeFocusedAsync();
        await ann.Page.Keyboard.PressAsync("a");
        await Expect(ann.QuickLine).ToBeFocusedAsync();

        await ann.Page.GotoAsync("./settings");
        await ann.Page.GetByLabel("Use single-key shortcuts").UncheckAsync();
        await ann.Page.GotoAsync("./");
        await BlurAsync(ann);
        foreach (var key in new[] { "a", "n", "q", "/", "c", "j", "u", "?" })
        {
            await ann.Page.Keyboard.PressAsync(key);
        }

        (await ann.Page.EvaluateAsync<string>("document.activeElement.nodeName")).ShouldBe("BODY");
        await Expect(ann.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(ann.Tasks).ToHaveCountAsync(1);
        await ann.Page.Keyboard.PressAsync("Control+z");
        await Expect(ann.Tasks).ToHaveCountAsync(0);
        await ann.Page.Keyboard.PressAsync("Control+Shift+z");
        await Expect(ann.Tasks).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Typing_without_a_field_undoes_nothing()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.AddAsync("One");
        await BlurAsync(ann);

        await ann.Page.Keyboard.PressAsync("b");
        await ann.Page.Keyboard.PressAsync("u");
        await ann.Page.Keyboard.PressAsync("y");
        await ann.AddAsync("Two");

        await Expect(ann.Tasks).ToHaveCountAsync(2);
    }

    private static Task BlurAsync(Visitor visitor) => visitor.Page.EvaluateAsync("document.activeElement.blur()");

    private static ILocator Title(Visitor visitor, string title) => visitor.Page.Locator("#board").GetByRole(AriaRole.Link, new() { Name = title, Exact = true });
}
