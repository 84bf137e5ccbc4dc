using Microsoft.Playwright;
using TodoChatbot.EndToEnd.Tests.Fixture;
using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>What concerns many tasks is shown first, and done only when the person says so.</summary>
public sealed class ConfirmationTests(Stage stage)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Many_tasks_are_changed_after_a_yes_only(bool hasScript)
    {
        await using var ann = await stage.OpenAsync(screen: Screen.Wide with { HasScript = hasScript });
        await ann.SignUpAsync();
        foreach (var number in Enumerable.Range(1, 6))
        {
            await ann.AddAsync($"Errand {number}");
        }

        await ann.SayAsync("Complete all tasks");
        var card = ann.Messages.Last.Locator(".preview");
        await Expect(card).ToContainTextAsync("Complete 6 tasks?");
        await Expect(card.Locator(".preview-lines li")).ToHaveCountAsync(6);
        await Expect(ann.Tasks).ToHaveCountAsync(6);

        await PressAsync(ann, "Cancel");
        await Expect(ann.Tasks).ToHaveCountAsync(6);
        await Expect(ann.Page.GetByRole(AriaRole.Button, new() { Name = "Confirm" })).ToHaveCountAsync(0);

        await ann.SayAsync("Complete all tasks");
        await PressAsync(ann, "Confirm");
        await Expect(ann.Tasks).ToHaveCountAsync(0);

        await ann.Messages.Last.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(ann.Tasks).ToHaveCountAsync(6);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Many_tasks_selected_in_the_list_are_changed_after_a_yes_only_and_in_one_change(bool hasScript)
    {
        await using var ann = await stage.OpenAsync(screen: Screen.Wide with { HasScript = hasScript });
        await ann.SignUpAsync();
        foreach (var number in Enumerable.Range(1, 6))
        {
            await ann.AddAsync($"Errand {number}");
        }

        await SelectAllAsync(ann);
        await InBar(ann, "Tomorrow").ClickAsync();
        await Expect(ann.Question).ToContainTextAsync("Change 6 tasks: due on");
        await Expect(ann.Question.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(6);
        await Expect(ann.Tasks.First).Not.ToContainTextAsync("tomorrow");
        await ann.Question.GetByText("Cancel").And(ann.Page.Locator(":visible")).ClickAsync();
        await Expect(ann.Question).ToHaveCountAsync(0);

        await SelectAllAsync(ann);
        await InBar(ann, "Complete").ClickAsync();
        await ann.Question.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await Expect(ann.Toast.Last).ToContainTextAsync("Completed 6 tasks.");
        await Expect(ann.Tasks).ToHaveCountAsync(0);
        await ann.Toast.Last.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(ann.Tasks).ToHaveCountAsync(6);
    }

    private static async Task SelectAllAsync(Visitor visitor)
    {
        foreach (var box in await visitor.Tasks.GetByRole(AriaRole.Checkbox).AllAsync())
        {
            await box.CheckAsync();
        }
    }

    private static ILocator InBar(Visitor visitor, string button) =>
        visitor.Page.Locator(".bulk").GetByRole(AriaRole.Button, new() { Name = button, Exact = true });

    private static async Task PressAsync(Visitor visitor, string button)
    {
        var before = await visitor.Answers.CountAsync();
        await visitor.Messages.Last.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Expect(visitor.Answers).ToHaveCountAsync(before + 1);
    }
}
