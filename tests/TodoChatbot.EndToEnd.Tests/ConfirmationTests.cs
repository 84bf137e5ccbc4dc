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
        await Expect(ann.Page.GetByRole(AriaRole.Button, new() { Name = "Complete 6 tasks" })).ToHaveCountAsync(0);

        await ann.SayAsync("Complete all tasks");
        await PressAsync(ann, "Complete 6 tasks");
        await Expect(ann.Tasks).ToHaveCountAsync(0);

        await ann.Messages.Last.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(ann.Tasks).ToHaveCountAsync(6);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_question_of_the_assistant_is_answered_with_one_tap(bool hasScript)
    {
        await using var ann = await stage.OpenAsync(screen: Screen.Wide with { HasScript = hasScript });
        await ann.SignUpAsync();
        var answers = ann.Messages.Last.GetByRole(AriaRole.Group, new() { Name = "Answers" });

        await ann.SayAsync("milk");
        await answers.GetByRole(AriaRole.Button, new() { Name = "No" }).ClickAsync();
        await Expect(ann.Messages.Last).ToContainTextAsync("All right.");
        await Expect(ann.Tasks).ToHaveCountAsync(0);
        await Expect(ann.Page.GetByRole(AriaRole.Group, new() { Name = "Answers" })).ToHaveCountAsync(0);

        await ann.SayAsync("milk");
        await answers.GetByRole(AriaRole.Button, new() { Name = "Yes" }).ClickAsync();
        await Expect(ann.Messages.Last).ToContainTextAsync("Added task 1 “Milk”");
        await Expect(ann.Tasks).ToHaveCountAsync(1);
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
        await ann.Question.GetByRole(AriaRole.Button, new() { Name = "Complete 6 tasks" }).ClickAsync();
        await Expect(ann.Toast.Last).ToContainTextAsync("Completed 6 tasks.");
        await Expect(ann.Tasks).ToHaveCountAsync(0);
        await ann.Toast.Last.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(ann.Tasks).ToHaveCountAsync(6);
    }

    [Fact]
    public async Task A_deletion_of_many_is_asked_in_a_dialog_that_has_the_focus_closes_by_escape_and_names_the_act()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        foreach (var number in Enumerable.Range(1, 6))
        {
            await ann.AddAsync($"Errand {number}");
        }

        await SelectAllAsync(ann);
        await InBar(ann, "Delete").FocusAsync();
        await ann.Page.Keyboard.PressAsync("Enter");
        await ExpectDialogAsync(ann, ann.Question);
        await ann.Page.Keyboard.PressAsync("Escape");
        await Expect(ann.Question).ToHaveCountAsync(0);
        await Expect(InBar(ann, "Delete")).ToBeFocusedAsync();
        await Expect(ann.Page.Locator(".select :checked")).ToHaveCountAsync(6);
        await Expect(ann.Tasks).ToHaveCountAsync(6);

        await ann.SayAsync("Delete all tasks");
        var card = ann.Messages.Last.Locator(".preview");
        await ExpectDialogAsync(ann, card);
        await ann.Page.Keyboard.PressAsync("Escape");
        await Expect(card).ToBeVisibleAsync();
        await Expect(ann.Page.Locator("dialog:modal")).ToHaveCountAsync(0);
        await Expect(ann.Message).ToBeFocusedAsync();
        await PressAsync(ann, "Delete 6 tasks");
        await Expect(ann.Tasks).ToHaveCountAsync(0);
    }

    // Modal, with the focus on what does no harm, and red on what does.
    private static async Task ExpectDialogAsync(Visitor visitor, ILocator dialog)
    {
        await Expect(visitor.Page.Locator("dialog:modal").And(dialog)).ToHaveAttributeAsync("open", string.Empty);
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Delete 6 tasks" })).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("destructive"));
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
