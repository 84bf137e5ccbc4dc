using Microsoft.Playwright;
using TodoChatbot.EndToEnd.Tests.Fixture;
using static Microsoft.Playwright.Assertions;

namespace TodoChatbot.EndToEnd.Tests;

/// <summary>The line that adds tasks says what it understands, and takes no for an answer.</summary>
public sealed class ReadingTests(Stage stage)
{
    private const string Line = "Dentist friday 3pm #health !high, remind me an hour before";

    [Fact]
    public async Task What_is_typed_is_understood_while_it_is_typed()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();

        await ann.QuickLine.PressSequentiallyAsync(Line);

        await Expect(ann.Page.Locator("#reading")).ToContainTextAsync("at 15:00");
        await Expect(ann.Page.Locator("#quick-mirror mark")).ToHaveTextAsync(["friday 3pm", "#health", "!high", "remind me an hour before"]);
        await Expect(Spans(ann)).ToHaveTextAsync(["friday 3pm", "#health", "!high", "remind me an hour before"]);
        await Expect(ann.Tasks).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_stretch_that_is_switched_off_stays_plain_words_whatever_is_typed_around_it()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.QuickLine.FillAsync("Watch Tomorrow never dies today");
        await Expect(Spans(ann)).ToContainTextAsync(["Tomorrow"]);

        await Spans(ann).First.ClickAsync();
        await Expect(Spans(ann).First).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(Spans(ann).First).ToBeFocusedAsync();
        await Expect(Spans(ann)).ToContainTextAsync(["Tomorrow", "today"]);
        await ann.QuickLine.PressAsync("End");
        await ann.QuickLine.PressSequentiallyAsync(" #film");
        await ann.QuickLine.PressAsync("Home");
        await ann.QuickLine.PressSequentiallyAsync("Finally ");
        await Expect(ann.Page.Locator("#quick-mirror mark")).ToHaveTextAsync(["today", "#film"]);
        await ann.QuickLine.PressAsync("Enter");

        await Expect(ann.Page.Locator("#group-today").GetByText("Finally Watch Tomorrow never dies")).ToBeVisibleAsync();
        await Expect(ann.Task("Finally Watch Tomorrow never dies")).ToContainTextAsync("#film");
    }

    [Fact]
    public async Task Switched_on_again_it_means_what_it_meant()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.QuickLine.FillAsync("Buy milk tomorrow");
        await Spans(ann).First.ClickAsync();
        await Expect(ann.Page.Locator("#reading")).ToHaveCountAsync(0);

        await Spans(ann).First.ClickAsync();

        await Expect(ann.Page.Locator("#reading")).ToBeVisibleAsync();
        await Expect(Spans(ann).First).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task Why_names_the_rule_and_the_runner_up_can_be_taken_instead()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.QuickLine.FillAsync("Dentist friday 3pm");
        var reading = ann.Page.Locator("#reading");
        var first = await reading.InnerTextAsync();
        await Expect(ann.Page.Locator("#why dl")).ToBeHiddenAsync();

        await ann.Page.GetByText("Why this reading?").ClickAsync();
        await Expect(ann.Page.Locator("#why")).ToContainTextAsync("A bare weekday is the next one after today.");
        var instead = ann.Page.GetByRole(AriaRole.Button, new() { Name = "Read it as" });
        var second = (await instead.InnerTextAsync()).Replace("Read it as ", "", StringComparison.Ordinal).Trim();
        second.ShouldNotBe(first);
        await instead.ClickAsync();
        await Expect(reading).ToHaveTextAsync(second);
        await Expect(instead).ToContainTextAsync(first.Trim());
        await ann.QuickLine.PressAsync("Enter");

        await Expect(ann.Toast).ToContainTextAsync($"Added “Dentist”: {second}");
        await Expect(ann.Task("Dentist")).ToContainTextAsync(second);
        await Expect(ann.Page.Locator("#quick-reading")).ToBeEmptyAsync();
    }

    [Fact]
    public async Task The_end_of_a_range_is_kept_shown_and_changed_on_the_page_of_the_task()
    {
        await using var ann = await stage.OpenAsync();
        await ann.SignUpAsync();
        await ann.AddAsync("Workshop tomorrow from 3 to 4pm");
        await Expect(ann.Task("Workshop")).ToContainTextAsync("15:00 to 16:00");
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Workshop", Exact = true }).ClickAsync();
        var until = ann.Page.GetByLabel("Until", new() { Exact = true });
        await Expect(until).ToHaveValueAsync("16:00");

        await until.FillAsync("17:30");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(ann.Toast).ToContainTextAsync("at 15:00 to 17:30");
    }

    private static ILocator Spans(Visitor visitor) => visitor.Page.Locator("#spans button");
}
