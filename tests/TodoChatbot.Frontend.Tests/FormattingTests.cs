using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Accounts.Settings;
using TodoChatbot.Frontend.Layout.Formatting;
using TodoChatbot.Frontend.Tests.Fixture;

namespace TodoChatbot.Frontend.Tests;

/// <summary>What people and models write is shown with its formatting and its links, and can do nothing on the page.</summary>
public sealed partial class FormattingTests
{
    private static readonly Guid Talk = Guid.Parse("01900000-0000-7000-8000-00000000000a");

    [Theory]
    [InlineData("**bold** and `code`", "<p><strong>bold</strong> and <code>code</code></p>")]
    [InlineData("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>")]
    [InlineData("# Plan", "<h3>Plan</h3>")]
    [InlineData("one *two*\nthree", "<p>one <em>two</em><br>\nthree</p>")]
    [InlineData("13. Team *meeting*\n2. Rent", "<p>13. Team <em>meeting</em><br>\n2. Rent</p>")]
    [InlineData("See https://example.com/a?b=1.", "<p>See <a href=\"https://example.com/a?b=1\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">https://example.com/a?b=1</a>.</p>")]
    public void Markdown_is_shown_with_its_formatting(string text, string expected) => MarkdownFormatter.Format(text).Value.ShouldBe(expected);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("![pixel](https://example.com/pixel.png)")]
    [InlineData("<a href=\"vbscript:x\" style=\"position:fixed\">x</a>")]
    [InlineData("[x](/sign-out)")]
    [InlineData("<https://example.com/\" onmouseover=\"alert(1)>")]
    public void Nothing_in_a_text_runs_loads_or_leads_within_the_site(string text)
    {
        var html = MarkdownFormatter.Format(text).Value;

        Tags().Matches(html).Select(tag => tag.Value).ShouldAllBe(tag => Harmless().IsMatch(tag), html);
    }

    [Fact]
    public void A_title_in_quotes_is_shown_as_it_is() =>
        MarkdownFormatter.Format("**Added** “Read *Dune* at https://example.com/a_b”.", keepsQuotes: true).Value.ShouldBe(
            "<p><strong>Added</strong> “Read *Dune* at <a href=\"https://example.com/a_b\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">https://example.com/a_b</a>”.</p>");

    [Fact]
    public async Task Descriptions_answers_and_titles_have_links_and_formatting_on_the_page()
    {
        var task = BackendScripts.TaskOf(3, "Read https://example.com/dune") with { Description = "Ask **Tom** first <b>now</b>" };
        var answer = new MessageItem(Guid.CreateVersion7(), MessageRole.Assistant, "You have **two** tasks.", [], FrontendApp.Start, RunId: null);
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks(task)
            .On("GET /api/tasks/3", task)
            .On("GET /api/conversations", new Page<ConversationItem>([new ConversationItem(Talk, "Books", FrontendApp.Start, FrontendApp.Start)]))
            .On($"GET /api/conversations/{Talk}", new Conversation(Talk, "Books", FrontendApp.Start, FrontendApp.Start, [answer], null, null));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        var home = await browser.ReadAsync("/");
        var page = await browser.ReadAsync("/tasks/3");

        home.ShouldContain("You have <strong>two</strong> tasks.");
        home.ShouldContain("href=\"https://example.com/dune\" target=\"_blank\" rel=\"noopener noreferrer nofollow\"");
        page.ShouldContain("Ask <strong>Tom</strong> first &lt;b&gt;now&lt;/b&gt;");
        page.ShouldContain("<a href=\"https://example.com/dune\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">https://example.com/dune</a>");
    }

    [Fact]
    public async Task A_row_does_not_repeat_the_day_that_its_heading_names()
    {
        var today = DateOnly.FromDateTime(FrontendApp.Start.UtcDateTime);
        var (lunch, shop, gym, late) = (
            BackendScripts.TaskOf(1, "Lunch", new Due(today, new TimeOnly(12, 30)) { Text = "Mon 23 Nov 2026 at 12:30 to 13:30" }),
            BackendScripts.TaskOf(2, "Shop", new Due(today) { Text = "Mon 23 Nov 2026" }),
            BackendScripts.TaskOf(3, "Gym", new Due(today.AddDays(1)) { Text = "Tue 24 Nov 2026" }),
            BackendScripts.TaskOf(4, "Rent", new Due(today.AddDays(-3)) { Text = "Fri 20 Nov 2026" }));
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks(lunch)
            .On("GET /api/tasks/groups", new TaskGroups(
            [
                new TaskGroupPage(DueGroup.Overdue, 1, [late]), new TaskGroupPage(DueGroup.Today, 2, [lunch, shop]), new TaskGroupPage(DueGroup.Tomorrow, 1, [gym]),
            ]));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        var home = await browser.ReadAsync("/");

        home.ShouldContain("Fri 20 Nov 2026");
        home.ShouldContain("3 days late");
        home.ShouldContain(" 12:30 to 13:30");
        home.ShouldNotContain("Mon 23 Nov 2026");
        home.ShouldNotContain("Tue 24 Nov 2026");
    }

    [Fact]
    public async Task Lists_say_how_many_open_tasks_they_have_unless_the_backend_cannot_tell()
    {
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks(BackendScripts.Milk)
            .On("GET /api/tasks/counts", new TaskCounts(41, 42, 43));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        var counted = await browser.ReadAsync("/");
        backend.On("GET /api/tasks/counts", System.Net.HttpStatusCode.NotFound);
        var uncounted = await browser.ReadAsync("/");

        Counts().Matches(counted).Select(count => count.Groups[1].Value).ShouldBe(["41", "42", "43"]);
        Counts().Count(uncounted).ShouldBe(0);
        uncounted.ShouldContain("Buy milk");
    }

    [Theory]
    [InlineData("en-US", "November 23", "Mon, Nov 23, 2026", "9:00 AM", "Tue, Nov 24, 2026 at 5:00 PM")]
    [InlineData("en-CA", "November 23", "Mon, Nov 23, 2026", "9:00 AM", "Tue, Nov 24, 2026 at 5:00 PM")]
    [InlineData("en-GB", "23 November", "Mon 23 Nov 2026", "09:00", "Tue 24 Nov 2026 at 17:00")]
    [InlineData("en-AU", "23 November", "Mon 23 Nov 2026", "9:00 AM", "Tue 24 Nov 2026 at 5:00 PM")]
    [InlineData("de-DE", "23 November", "Mon 23 Nov 2026", "09:00", "Tue 24 Nov 2026 at 17:00")]
    [InlineData("sv-SE", "November 23", "Mon 2026-11-23", "09:00", "Tue 2026-11-24 at 17:00")]
    public async Task Every_part_of_the_page_writes_dates_alike(string locale, string heading, string day, string time, string text)
    {
        var due = new Due(new DateOnly(2026, 11, 24), new TimeOnly(17, 0)) { Text = text };
        var task = BackendScripts.TaskOf(3, "Buy milk", due);
        var change = new ActivityItem(
            Guid.CreateVersion7(), FrontendApp.Start, ChangeSource.Web, null, "add_task", "Added task 3 “Buy milk”", 3, [], Guid.CreateVersion7(), false, null, true);
        var answer = new MessageItem(Guid.CreateVersion7(), MessageRole.Assistant, "Hello.", [], FrontendApp.Start, RunId: null);
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks(task)
            .On("POST /api/auth/login", BackendScripts.SessionOf("access-1", "refresh-1") with { User = BackendScripts.Ann with { Locale = locale } })
            .On("GET /api/tasks/3", task)
            .On("GET /api/activity", new Page<ActivityItem>([change]))
            .On("GET /api/conversations", new Page<ConversationItem>([new ConversationItem(Talk, "Milk", FrontendApp.Start, FrontendApp.Start)]))
            .On($"GET /api/conversations/{Talk}", new Conversation(Talk, "Milk", FrontendApp.Start, FrontendApp.Start, [answer], null, null));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        var home = await browser.ReadAsync("/");
        var page = await browser.ReadAsync("/tasks/3");
        var history = await browser.ReadAsync("/history");

        home.ShouldContain(text);
        home.ShouldContain($"Monday<span class=\"quiet\">{heading}</span>");
        home.ShouldContain($">{time}</time>");
        page.ShouldContain(text);
        page.ShouldContain($">{day} at {time}</time>");
        history.ShouldContain($"<h2>{day}</h2>");
        history.ShouldContain($">{time}</time>");
    }

    [Fact]
    public void Each_region_is_offered_once_for_each_way_to_write_dates()
    {
        var choices = Regions.For("de-DE").ToList();

        choices.ShouldContain(new Regions.Choice("de-DE", "Germany – Tue 1 Dec 2026 at 17:00"));
        choices.ShouldContain(new Regions.Choice("en-US", "United States (English) – Tue, Dec 1, 2026 at 5:00 PM"));
        choices.ShouldContain(new Regions.Choice("es-US", "United States (Spanish) – Tue 1 Dec 2026 at 5:00 PM"));
        choices.ShouldContain(new Regions.Choice("fr-CA", "Canada (French) – Tue 2026-12-01 at 17:00"));
        choices.Select(choice => choice.Label).ShouldBeUnique();
        choices.Count.ShouldBeLessThan(Locales.All.Count * 2 / 3);
    }

    [Theory]
    [InlineData("gsw-CH")]
    [InlineData("en-001")]
    [InlineData("en-US-POSIX")]
    [InlineData("es")]
    [InlineData("xx-YY")]
    public void A_stored_region_stays_a_choice(string stored) => Regions.For(stored).Count(choice => choice.Locale == stored).ShouldBe(1);

    [Fact]
    public async Task An_address_with_a_broken_cursor_shows_the_latest()
    {
        var said = new MessageItem(Guid.CreateVersion7(), MessageRole.User, "Hello there", [], FrontendApp.Start, RunId: null);
        await using var backend = (await ScriptedBackend.StartAsync()).WithAnn().WithTasks()
            .On("GET /api/conversations", new Page<ConversationItem>([new ConversationItem(Talk, "Books", FrontendApp.Start, FrontendApp.Start)]))
            .On($"GET /api/conversations/{Talk}", Without("before", new Conversation(Talk, "Books", FrontendApp.Start, FrontendApp.Start, [said], null, null)))
            .On("GET /api/activity", Without("cursor", new Page<ActivityItem>([])));
        await using var app = FrontendApp.StartFor(backend);
        using var browser = await app.SignInAsync();

        (await browser.ReadAsync("/?before=zzz")).ShouldContain("Hello there");
        (await browser.ReadAsync("/history?cursor=zzz")).ShouldContain("<h1>History</h1>");
    }

    [Fact]
    public async Task Programs_find_the_description_the_icon_and_where_passwords_are_changed()
    {
        await using var app = FrontendApp.StartAt("http://127.0.0.1:9");
        using var browser = app.OpenBrowser();

        var page = await browser.ReadAsync("/sign-in");
        using var icon = await browser.GetAsync("/favicon.ico");
        using var password = await browser.GetAsync("/.well-known/change-password");

        page.ShouldContain("<meta name=\"description\"");
        page.ShouldContain("<meta name=\"theme-color\"");
        icon.Headers.Location?.ToString().ShouldBe("/icon-192.png");
        password.Headers.Location?.ToString().ShouldBe("/settings/password");
    }

    [GeneratedRegex("title=\"Open tasks\">([0-9]+)<")]
    private static partial Regex Counts();

    [GeneratedRegex("<[a-z][^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("^<(p|br|a|a href=\"https://[^\"]*\" target=\"_blank\" rel=\"noopener noreferrer nofollow\")>$")]
    private static partial Regex Harmless();

    // Refuses a request that has the parameter.
    private static RequestDelegate Without<T>(string parameter, T answer) => context =>
    {
        if (!context.Request.Query.ContainsKey(parameter))
        {
            return context.Response.WriteAsJsonAsync(answer, Wire.Json);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    };
}
