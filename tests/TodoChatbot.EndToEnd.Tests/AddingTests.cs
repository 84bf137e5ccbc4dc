using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TodoChatbot.EndToEnd.Tests.Fixture;
using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>What is added belongs to the list it is added in and is seen, and several things become several tasks.</summary>
public sealed class AddingTests(Stage stage)
{
    private const string Lines = "milk\ncall mum tomorrow 6\nrent every 1st\n- [x] bread\n* eggs";

    private const string Paste =
        """
        (line, text) => {
            line.focus();
            document.execCommand('insertText', false, text);
        }
        """;

    [Fact]
    public async Task What_is_added_in_a_list_gets_what_the_list_is_about_and_is_shown()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.AddAsync("Write memo +Work");
        await ann.AddAsync("Wash up #home");

        foreach (var (query, chip, title) in new[]
        {
            ("project=Work", "+Work", "Buy stamps"), ("tag=home", "#home", "Mop the floor"), ("due=today", "today", "Ring Bob"), ("priority=high", "!high", "Ring Zoe"),
        })
        {
            await ann.Page.GotoAsync($"/?{query}");
            await Expect(ann.Page.Locator(".chip")).ToHaveTextAsync([chip]);
            await ann.AddAsync(title);

            await Expect(ann.Task(title)).ToHaveClassAsync(new Regex("added"));
            await Expect(ann.Task(title)).ToBeInViewportAsync();
            await Expect(ann.Toast.Last).Not.ToContainTextAsync("isn't in the list");
        }

        await ann.Page.GotoAsync("/?due=week");
        await Expect(ann.Page.Locator(".chip")).ToHaveCountAsync(0);
        await ann.AddAsync("Ring Eve");
        await Expect(ann.Toast.Last).ToContainTextAsync("Added “Ring Eve”. It isn't in the list shown.");
        await ann.Toast.Last.GetByRole(AriaRole.Link, new() { Name = "Open" }).ClickAsync();
        await Expect(ann.Field("Title")).ToHaveValueAsync("Ring Eve");
    }

    [Fact]
    public async Task The_values_of_the_line_win_and_a_chip_that_is_cleared_is_not_given()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.AddAsync("Write memo +Work");
        await ann.Page.Locator("#views").GetByRole(AriaRole.Link, new() { Name = "Work" }).ClickAsync();
        await Expect(ann.Page.Locator(".chip")).ToHaveTextAsync(["+Work"]);

        await ann.QuickLine.FillAsync("Paint the door +Home");
        await Expect(ann.Page.Locator("#quick-reading")).ToHaveAttributeAsync("data-overrides", "in_project");
        await ann.QuickLine.PressAsync("Enter");
        await Expect(ann.Toast.Last).ToContainTextAsync("isn't in the list shown");
        await ann.Page.Locator(".chip").ClickAsync();
        await ann.AddAsync("Go for a walk");
        await Expect(ann.Toast.Last).ToContainTextAsync("isn't in the list shown");
        await ann.AddAsync("Send the memo");

        await Expect(ann.Tasks).ToHaveCountAsync(2);
        await Expect(ann.Task("Send the memo")).ToHaveCountAsync(1);
        await ann.Page.GotoAsync("/");
        await Expect(ann.Task("Paint the door")).ToContainTextAsync("Home");
        await Expect(ann.Task("Go for a walk")).Not.ToContainTextAsync("Work");
    }

    [Fact]
    public async Task Pasted_lines_are_listed_and_become_a_task_each_with_one_undo()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.QuickLine.EvaluateAsync(Paste, Lines);
        var several = ann.Page.Locator("#several");
        await Expect(several.Locator("li")).ToHaveTextAsync(
            [new Regex("^Milk$"), new Regex("^Call mum · .*18:00$"), new Regex("^Rent · .*every month on the 1st$"), new Regex("^Bread · done$"), new Regex("^Eggs$")]);

        await ann.QuickLine.PressAsync("Enter");

        await Expect(ann.Toast).ToContainTextAsync("Added 5 tasks: “Milk”; “Call mum”:");
        await Expect(ann.Tasks).ToHaveCountAsync(4);
        await Expect(ann.QuickLine).ToHaveValueAsync("");
        await ann.Toast.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(ann.Tasks).ToHaveCountAsync(0);

        await ann.QuickLine.EvaluateAsync(Paste, Lines);
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Add as one" }).ClickAsync();
        await Expect(ann.Task("milk")).ToHaveCountAsync(1);
        await Expect(ann.Tasks).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_line_with_several_dates_becomes_several_tasks_and_a_heading_their_project_on_request()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();

        await ann.AddAsync("milk, call mum tomorrow 6, rent every 1st");
        await Expect(ann.Tasks).ToHaveCountAsync(3);
        await ann.AddAsync("Call Anna, she knows");
        await Expect(ann.Task("Call Anna, she knows")).ToHaveCountAsync(1);
        await ann.QuickLine.FillAsync("wash the dishes, call mum");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Add as 2 tasks" }).ClickAsync();
        await Expect(ann.Task("Wash the dishes")).ToHaveCountAsync(1);
        await ann.QuickLine.FillAsync("Trip to Rome:\n- book flights\n- find a hotel");
        await ann.Page.GetByRole(AriaRole.Radio, new() { Name = "Project" }).CheckAsync();
        await ann.QuickLine.PressAsync("Enter");

        await Expect(ann.Task("Book flights")).ToContainTextAsync("Trip to Rome");
        await Expect(ann.Task("Find a hotel")).ToContainTextAsync("Trip to Rome");
    }

    [Fact]
    public async Task Without_script_several_lines_become_several_tasks_in_the_list_shown_with_one_undo()
    {
        await using var ann = await stage.OpenAsync(screen: Screen.Wide with { HasScript = false });
        await ann.SignUpAsync();
        await ann.QuickLine.FillAsync("Write memo +Work");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await ann.Page.GotoAsync("/?project=Work");

        await ann.QuickLine.FillAsync("Buy stamps\nPost the memo +Mail");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();

        await Expect(ann.Toast).ToContainTextAsync("Added 2 tasks: “Buy stamps”; “Post the memo”. 1 of them isn't in the list shown.");
        await Expect(ann.Tasks).ToHaveCountAsync(2);
        await Expect(ann.Task("Buy stamps")).ToHaveClassAsync(new Regex("added"));
        await ann.Toast.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(ann.Tasks).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Without_script_a_heading_that_becomes_no_task_is_told()
    {
        await using var ann = await stage.OpenAsync(screen: Screen.Wide with { HasScript = false });
        await ann.SignUpAsync();

        await ann.QuickLine.FillAsync("Trip to Rome:\n- book flights\n- find a hotel");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();

        await Expect(ann.Tasks).ToHaveCountAsync(2);
        await Expect(ann.Toast).ToContainTextAsync("“Trip to Rome” was read as their heading and wasn't added.");
    }

    [Fact]
    public async Task A_change_that_changes_nothing_says_so_and_has_no_undo()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.AddAsync("Ring Bob tomorrow");
        await ann.AddAsync("Ring Eve tomorrow");

        await ann.Page.EvaluateAsync("document.querySelectorAll('.select input').forEach(box => { box.checked = true; })");
        await ann.Page.Locator(".bulk").GetByRole(AriaRole.Button, new() { Name = "Tomorrow" }).ClickAsync();
        await Expect(ann.Toast.Last).ToContainTextAsync("Nothing changed. The selected tasks already have this: due on");
        await Expect(ann.Toast.Last.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToHaveCountAsync(0);
        await ann.Task("Ring Bob").HoverAsync();
        await ann.Task("Ring Bob").Locator(".task-menu summary").ClickAsync();
        await ann.Task("Ring Bob").GetByRole(AriaRole.Button, new() { Name = "Tomorrow" }).ClickAsync();

        await Expect(ann.Toast.Last).ToContainTextAsync("Nothing changed: “Ring Bob” is already due");
        await Expect(ann.Toast.Last.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToHaveCountAsync(0);
    }
}
