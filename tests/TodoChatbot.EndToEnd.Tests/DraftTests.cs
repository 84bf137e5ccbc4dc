using Microsoft.Playwright;
using TodoChatbot.EndToEnd.Tests.Fixture;
using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>What was typed into a form and not sent is there again, whichever form it was and however it was left.</summary>
public sealed class DraftTests(Stage stage)
{
    [Fact]
    public async Task An_edit_that_was_left_by_a_link_is_back_until_it_is_saved_or_discarded()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.AddAsync("Fix the roof");
        await ann.Page.GotoAsync("./tasks/1");
        await ann.Field("Description").FillAsync("Ask Tom for a ladder");
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "All tasks" }).ClickAsync();
        await Expect(ann.Tasks).ToHaveCountAsync(1);
        await ann.Page.GoBackAsync();

        await Expect(ann.Field("Description")).ToHaveValueAsync("Ask Tom for a ladder");
        await Expect(Note(ann)).ToContainTextAsync("Your unsaved changes are back.");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(ann.Toast).ToContainTextAsync("Saved");
        await Expect(Note(ann)).ToHaveCountAsync(0);

        await ann.Field("Title").FillAsync("Fix the shed");
        await ann.Page.ReloadAsync();
        await Note(ann).GetByRole(AriaRole.Button, new() { Name = "Discard" }).ClickAsync();
        await Expect(ann.Field("Title")).ToHaveValueAsync("Fix the roof");
        await ann.Page.ReloadAsync();
        await Expect(ann.Field("Description")).ToHaveValueAsync("Ask Tom for a ladder");
        await Expect(Note(ann)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_draft_of_an_older_version_is_compared_with_what_was_stored_meanwhile()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.AddAsync("Fix the roof");
        await ann.Page.GotoAsync("./tasks/1");
        await ann.Field("Title").FillAsync("Mend the roof");
        await ann.Page.GotoAsync("./");
        await ann.Page.EvaluateAsync("fetch('/api/tasks/1', { method: 'PATCH', headers: { 'Content-Type': 'application/merge-patch+json' }, body: JSON.stringify({ title: 'Repair the roof' }) })");
        await ann.Page.GotoAsync("./tasks/1");
        await Expect(ann.Field("Title")).ToHaveValueAsync("Mend the roof");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "This task was changed while you edited it" })).ToBeVisibleAsync();
        await Expect(ann.Page.Locator(".conflict table")).ToContainTextAsync("Repair the roof");
        await Expect(ann.Field("Title")).ToHaveValueAsync("Mend the roof");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Save mine over it" }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "Mend the roof" })).ToBeVisibleAsync();
        await Expect(Note(ann)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Every_form_that_people_type_into_has_its_text_again_after_they_left_it()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.AddAsync("Fix the roof +Home #diy");
        await ann.SayAsync("What’s due today?");
        (string Path, string Field, string Text)[] forms =
        [
            ("./tasks/1", "[name='Form.Repeats']", "every friday"),
            ("./tasks/1", ".add-line [name=title]", "Buy nails"),
            ("./labels", "[aria-label='Name of a new project']", "Garden"),
            ("./labels", "[aria-label='Name of Home']", "House"),
            ("./settings", "[name='Form.DisplayName']", "Ann Marie"),
            ("./settings/tokens", "[name='Form.Name']", "My script"),
            ("./", ".rename [name=title]", "Plans"),
            ("./", "#quick [name=text]", "Call mum"),
            ("./", "#message", "Plan my day"),
        ];
        foreach (var (path, field, text) in forms)
        {
            await ann.Page.GotoAsync(path);
            await ann.Page.Locator(field).EvaluateAsync("(field, text) => { field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); }", text);
        }

        foreach (var (path, field, text) in forms)
        {
            await ann.Page.GotoAsync(path);
            await Expect(ann.Page.Locator(field)).ToHaveValueAsync(text);
        }
    }

    [Fact]
    public async Task A_draft_is_gone_after_its_form_was_sent_and_no_other_account_sees_it()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.AddAsync("Fix the roof");
        await ann.Page.GotoAsync("./labels");
        await ann.Page.GetByLabel("Name of a new project").FillAsync("Garden");
        await ann.Page.GetByLabel("Name of a new project").PressAsync("Enter");
        await Expect(ann.Toast).ToContainTextAsync("Garden");
        await ann.Page.GotoAsync("./labels");
        await Expect(ann.Page.GetByLabel("Name of a new project")).ToHaveValueAsync(string.Empty);
        await ann.Page.GotoAsync("./tasks/1");
        await ann.Field("Description").FillAsync("Secret of Ann");
        await ann.Context.ClearCookiesAsync();
        await ann.Page.GotoAsync("./sign-up");
        await ann.Page.GetByLabel("E-mail").FillAsync($"bob.{Guid.CreateVersion7():n}@example.com");
        await ann.Page.GetByLabel("Password").FillAsync(Visitor.Password);
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Make my account" }).ClickAsync();
        await ann.Page.WaitForURLAsync("**/");
        await ann.AddAsync("Task of Bob");

        await ann.Page.GotoAsync("./tasks/1");

        await Expect(ann.Field("Description")).ToHaveValueAsync(string.Empty);
        (await ann.Page.EvaluateAsync<string>("JSON.stringify({ ...localStorage, ...sessionStorage })")).ShouldNotContain("Secret of Ann");
    }

    [Fact]
    public async Task The_page_works_where_the_browser_refuses_storage()
    {
        await using var ann = await stage.OpenAsync();
        await ann.Context.AddInitScriptAsync(
            """
            for (const name of ['localStorage', 'sessionStorage']) {
              Object.defineProperty(window, name, { get() { throw new DOMException('Refused.', 'SecurityError'); } });
            }
            """);
        await ann.SignUpAsync();

        await ann.AddAsync("Fix the roof");
        await ann.QuickLine.PressAsync("Escape");
        await ann.Page.Keyboard.PressAsync("?");

        await Expect(ann.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" })).ToBeVisibleAsync();
        await Expect(ann.Task("Fix the roof")).ToHaveCountAsync(1);
        ann.Page.Url.ShouldNotContain("tasks/quick");
    }

    private static ILocator Note(Visitor visitor) => visitor.Page.Locator(".draft-note");
}
