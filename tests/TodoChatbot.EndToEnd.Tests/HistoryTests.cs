using Microsoft.Playwright;
using TodoChatbot.EndToEnd.Tests.Fixture;
using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>Everything that was changed can be seen and taken back.</summary>
public sealed class HistoryTests(Stage stage)
{
    [Fact]
    public async Task It_tells_the_door_the_client_and_the_token()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.AddAsync("From the page");
        await ann.SayAsync("Add a task: from the chat");
        await ann.Page.GotoAsync("/settings/tokens");
        await ann.Field("What is it for?").FillAsync("My laptop");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Make a token" }).ClickAsync();
        var token = await ann.Page.Locator("#token").InnerTextAsync();
        using var http = new HttpClient { BaseAddress = ann.Site.Address };
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {token.Trim()}");
        http.DefaultRequestHeaders.Add("User-Agent", "curl/8.5.0");
        using var added = await http.PostAsync(
            "/api/tasks", new StringContent("""{"title":"From a script"}""", null, "application/json"), TestContext.Current.CancellationToken);
        added.EnsureSuccessStatusCode();

        await ann.Page.GotoAsync("/history");

        await Expect(Change(ann, "From the page")).ToContainTextAsync("on the page");
        await Expect(Change(ann, "from the chat")).ToContainTextAsync("in the chat");
        await Expect(Change(ann, "From a script")).ToContainTextAsync("by curl, token “My laptop” (REST)");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_is_taken_back_there(bool hasScript)
    {
        await using var ann = await stage.OpenAsync(screen: Screen.Wide with { HasScript = hasScript });
        await ann.SignUpAsync();
        await ann.AddAsync("Buy milk tomorrow");
        await ann.AddAsync("Buy bread");

        await ann.Page.GotoAsync("/history");
        await Change(ann, "Added task 1").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();

        await Expect(ann.Toast).ToContainTextAsync("Buy milk");
        await Expect(Change(ann, "Added task 1")).ToContainTextAsync("undone");
        await ann.Page.GotoAsync("/");
        await Expect(ann.Tasks).ToHaveCountAsync(1);
        await Expect(ann.Task("Buy bread")).ToHaveCountAsync(1);
    }

    private static ILocator Change(Visitor visitor, string title) => visitor.Page.Locator(".change").Filter(new() { HasTextRegex = new(title, System.Text.RegularExpressions.RegexOptions.IgnoreCase) });
}
