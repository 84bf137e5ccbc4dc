using Microsoft.Playwright;
using TodoChatbot.EndToEnd.Tests.Fixture;
using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>The lists stay as they were chosen, whatever is done in them.</summary>
public sealed class BoardTests(Stage stage)
{
    [Fact]
    public async Task What_is_added_to_a_chosen_list_leaves_that_list_shown()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.AddAsync("Fix the roof +Home");
        await ann.AddAsync("Write the report +Work");

        await ann.Page.Locator("#views").GetByRole(AriaRole.Link, new() { Name = "Home" }).ClickAsync();
        await Expect(ann.Tasks).ToHaveCountAsync(1);
        await ann.AddAsync("Paint the door +Home");

        await Expect(ann.Task("Paint the door")).ToHaveCountAsync(1);
        await Expect(ann.Tasks).ToHaveCountAsync(2);
        await Expect(ann.Page.Locator("#views [aria-current=page]")).ToContainTextAsync("Home");
    }

    [Fact]
    public async Task An_occurrence_is_skipped_by_the_menu_of_its_task_and_brought_back_by_undo()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.AddAsync("Water plants every day from tomorrow");
        var row = ann.Task("Water plants");
        await Expect(ann.Page.Locator("#group-tomorrow .task")).ToHaveCountAsync(1);

        await row.Locator(".task-menu summary").ClickAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Skip this occurrence" }).ClickAsync();

        await Expect(ann.Toast).ToContainTextAsync("Skipped an occurrence of “Water plants”.");
        await Expect(row).ToHaveCountAsync(1);
        await Expect(row).ToContainTextAsync("in 2 days", new() { IgnoreCase = true });
        await ann.Toast.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(ann.Page.Locator("#group-tomorrow .task")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_needs_script_is_still_there_after_moving_on_to_another_page()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();

        await ann.Page.Locator(".account-menu summary").ClickAsync();
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Settings" }).ClickAsync();

        await Expect(ann.Page.GetByRole(AriaRole.Button, new() { Name = "Allow notifications" })).ToBeVisibleAsync();
        await Expect(ann.Page.Locator("noscript link")).ToHaveCountAsync(0);
    }
}
