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

    private static readonly Screen[] Screens = [Screen.Phone, Screen.Tablet, Screen.Laptop];

    public static TheoryData<string, bool> Looks => new(
        from screen in Screens
        from isDark in new[] { false, true }
        select (screen.Name, isDark));

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
        await full.SayAsync("milk");
        await PictureAsync(full, look, "asked");
        await full.SayAsync("Complete all tasks");
        await PictureAsync(full, look, "confirmation");
        await full.Context.SetOfflineAsync(true);
        await full.Message.FillAsync("Is anybody there?");
        await full.Message.PressAsync("Enter");
        await full.Banner.WaitForAsync();
        await PictureAsync(full, look, "offline");
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Every_step_of_work_has_its_picture(string screen, bool isDark)
    {
        var look = Screens.Single(one => one.Name == screen) with { Colours = isDark ? ColorScheme.Dark : ColorScheme.Light };
        await using var ann = await stage.OpenAsync(screen: look);
        await ann.MoveInAsync();

        await ann.Page.GotoAsync("/?project=Work");
        await ann.AddAsync("Buy stamps");
        await PictureAsync(ann, look, "added-in-project");
        await ann.Page.GotoAsync("/");
        await ann.QuickLine.EvaluateAsync(
            "(line, text) => { line.focus(); document.execCommand('insertText', false, text); }", "milk\ncall mum tomorrow 6\nrent every 1st\n- [x] bread\n* eggs");
        await ann.Page.Locator("#several li").First.WaitForAsync();
        await PictureAsync(ann, look, "lines-pasted");
        await ann.QuickLine.FillAsync("Plan the trip with subtasks flights, hotel and insurance");
        await ann.QuickLine.PressAsync("Enter");
        await ann.Task("hotel").Locator(".check").ClickAsync();
        await ann.Task("flights").WaitForAsync();
        await PictureAsync(ann, look, "with-subtasks");
        await ann.Task("Plan the trip").GetByRole(AriaRole.Link, new() { Name = "Plan the trip", Exact = true }).ClickAsync();
        await ann.Field("Title").WaitForAsync();
        await PictureAsync(ann, look, "task-page");
        await ann.Page.GotoAsync("/?view=chat");
        await ann.SayAsync("Delete all tasks");
        await PictureAsync(ann, look, "delete-in-chat");
        await ann.Page.Keyboard.PressAsync("Escape");
        await ann.Page.Locator(".conversation-menu > summary").ClickAsync();
        await PictureAsync(ann, look, "conversations");

        await ann.Page.GotoAsync("/");
        await ann.Page.EvaluateAsync(
            "() => fetch('/api/tasks/quick/batch', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ text: Array.from({ length: 50 }, (_, n) => `Chore ${n} yesterday`).join('\\n') }) })");
        await ann.Page.GotoAsync("/?due=today");
        await PictureAsync(ann, look, "long-overdue");
        await ann.Page.GotoAsync("/");
        if (look.IsPhone)
        {
            await ann.Page.Locator(".select-toggle").ClickAsync();
        }

        await ann.Page.EvaluateAsync("[...document.querySelectorAll('.select input')].filter(box => box.checkVisibility()).forEach((box, index) => { box.checked = index < 7; })");
        await PictureAsync(ann, look, "selected");
        await ann.Page.Locator(".bulk").GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        await ann.Question.WaitForAsync();
        await PictureAsync(ann, look, "delete-selected");
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
