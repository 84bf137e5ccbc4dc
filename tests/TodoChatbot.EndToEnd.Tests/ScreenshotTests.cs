using Microsoft.Playwright;
using TodoChatbot.EndToEnd.Tests.Fixture;
using TodoChatbot.Testing;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>Takes a picture of every page into artifacts/screenshots, to be looked at.</summary>
public sealed class ScreenshotTests(Stage stage)
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("home", "/"), ("chat", "/?view=chat"), ("new-chat", "/?view=chat&chat=new"), ("done", "/?status=done"), ("empty", "/?q=nothing-like-it"),
        ("task", "/tasks/2"), ("subtasks", "/tasks/6"), ("history", "/history"), ("labels", "/labels"), ("settings", "/settings"),
        ("password", "/settings/password"), ("tokens", "/settings/tokens"), ("data", "/settings/data"), ("help", "/help"), ("not-found", "/nowhere"),
    ];

    [Theory]
    [MemberData(nameof(AccessibilityTests.Looks), MemberType = typeof(AccessibilityTests))]
    public async Task Every_page_has_its_picture(string screen, bool isDark)
    {
        var look = (screen == nameof(Screen.Wide) ? Screen.Wide : Screen.Phone) with { Colours = isDark ? ColorScheme.Dark : ColorScheme.Light };
        await using var ann = await stage.OpenAsync(screen: look);
        ann.ExpectsRefusals = true;
        await PictureAsync(ann, look, "sign-in", "/sign-in");
        await PictureAsync(ann, look, "sign-up", "/sign-up");
        await ann.SignUpAsync();
        await PictureAsync(ann, look, "first-visit", "/");
        await using var full = await stage.OpenAsync(screen: look);
        full.ExpectsRefusals = true;
        await full.MoveInAsync();
        foreach (var (name, path) in Pages)
        {
            await PictureAsync(full, look, name, path);
        }

        await full.Page.GotoAsync("/");
        await full.QuickLine.FillAsync("Dentist friday 3pm #health !high, remind me an hour before");
        await full.Page.Locator(".spans").WaitForAsync();
        await PictureAsync(full, look, "reading");
        await full.Page.GetByText("Why this reading?").ClickAsync();
        await PictureAsync(full, look, "why");
        await full.QuickLine.PressAsync("Enter");
        await full.Toast.First.WaitForAsync();
        await PictureAsync(full, look, "added");
        await full.Page.Locator(".account-menu summary").ClickAsync();
        await PictureAsync(full, look, "menu");
        await full.Page.Keyboard.PressAsync("Escape");
        await full.Page.Keyboard.PressAsync("?");
        await PictureAsync(full, look, "keys");
        await full.Page.Keyboard.PressAsync("Escape");
        await full.Page.EvaluateAsync("document.querySelectorAll('.select input').forEach(box => { box.checked = true; })");
        await full.Page.Locator(".bulk").GetByRole(AriaRole.Button, new() { Name = "Complete", Exact = true }).ClickAsync();
        await full.Question.WaitForAsync();
        await PictureAsync(full, look, "question");
        await full.Question.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await full.SayAsync("Complete all tasks");
        await PictureAsync(full, look, "confirmation");
        await full.Context.SetOfflineAsync(true);
        await full.Message.FillAsync("Is anybody there?");
        await full.Message.PressAsync("Enter");
        await full.Banner.WaitForAsync();
        await PictureAsync(full, look, "offline");
    }

    private static async Task PictureAsync(Visitor visitor, Screen look, string name, string? path = null)
    {
        if (path is not null)
        {
            await visitor.Page.GotoAsync(path);
        }

        var file = Repository.At("artifacts", "screenshots", $"{name}-{look.Name}-{(look.Colours == ColorScheme.Dark ? "dark" : "light")}.png");
        await visitor.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
        File.Exists(file).ShouldBeTrue();
    }
}
