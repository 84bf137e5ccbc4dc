using System.Text.Json;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Mcp;

/// <summary>The days that lists and summaries cover, in tools and in the chat. It is Monday, 23 November 2026.</summary>
public sealed class RangeTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory]
    [InlineData("""{"due_from": "monday", "due_to": "friday"}""", "2026-11-23", "2026-11-27")]
    [InlineData("""{"due_from": "wednesday", "due_to": "monday"}""", "2026-11-25", "2026-11-30")]
    [InlineData("""{"due_from": "monday", "due_to": "monday"}""", "2026-11-23", "2026-11-23")]
    [InlineData("""{"due_from": "this week"}""", "2026-11-23", "2026-11-29")]
    [InlineData("""{"due_to": "this week"}""", "2026-11-23", "2026-11-29")]
    [InlineData("""{"due_from": "this week", "due_to": "this week"}""", "2026-11-23", "2026-11-29")]
    [InlineData("""{"due_from": "next week"}""", "2026-11-30", "2026-12-06")]
    [InlineData("""{"due_from": "next week", "due_to": "next month"}""", "2026-11-30", "2026-12-31")]
    [InlineData("""{"due_from": "this month"}""", "2026-11-01", "2026-11-30")]
    [InlineData("""{"due_from": "monday to friday"}""", "2026-11-23", "2026-11-27")]
    [InlineData("""{"due_from": "this weekend"}""", "2026-11-28", "2026-11-29")]
    [InlineData("""{"due_from": "2026-11-25"}""", "2026-11-25", "")]
    [InlineData("""{"due_to": "2026-11-25"}""", "", "2026-11-25")]
    [InlineData("""{"due_to": "before friday"}""", "", "2026-11-26")]
    [InlineData("""{"due_from": "after 2026-11-25"}""", "2026-11-26", "")]
    [InlineData("""{"due_from": "today", "due_to": "2026-11-30"}""", "2026-11-23", "2026-11-30")]
    [InlineData("""{"due_from": "2026-11-25", "due_to": "friday"}""", "2026-11-25", "2026-11-27")]
    [InlineData("""{"due_from": "friday"}""", "2026-11-27", "")]
    public async Task A_period_fills_both_ends_and_a_range_never_runs_backwards(string arguments, string first, string last)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann", "UTC");
        await ann.Client.PatchAsync<UserItem>("/api/users/me", """{"week_start": "monday"}""");
        await using var mcp = await ann.McpAsync();

        var range = (await mcp.TryAsync("list_tasks", JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments))).StructuredContent!.Value.GetProperty("range");

        (range.TryGetProperty("from", out var from) ? from.GetString() : "").ShouldBe(first);
        (range.TryGetProperty("to", out var to) ? to.GetString() : "").ShouldBe(last);
        range.GetProperty("time_zone").GetString().ShouldBe("UTC");
    }

    [Theory, EveryDatabase]
    public async Task Tools_and_the_chat_find_what_is_due_from_weekday_to_weekday_and_say_which_days_they_looked_at(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann", "Europe/Berlin");
        await ann.Client.PatchAsync<UserItem>("/api/users/me", """{"week_start": "monday"}""");
        await ann.AddAsync(new TaskFields("Review", Due: new Due(new DateOnly(2026, 11, 25))));
        await using var mcp = await ann.McpAsync();

        var listed = await mcp.CallAsync("list_tasks", new() { ["due_from"] = "monday", ["due_to"] = "friday" });
        var summed = await mcp.CallAsync("summarize", new() { ["from"] = "monday", ["to"] = "sunday" });
        var week = await mcp.CallAsync("summarize", new() { ["from"] = "this week" });
        var none = await mcp.CallAsync("list_tasks", new() { ["due_from"] = "next week" });
        var said = (await ann.SayAsync("what is due monday to friday?")).Response;

        const string Days = "Mon, Nov 23, 2026 to Fri, Nov 27, 2026 (Europe/Berlin)";
        listed.ShouldBe($"There is 1 task due {Days}:\n1. Review — Wed, Nov 25, 2026");
        summed.ShouldStartWith("Mon, Nov 23, 2026 to Sun, Nov 29, 2026 (Europe/Berlin): 1 task due.\n1. Review");
        week.ShouldBe(summed);
        none.ShouldBe("No tasks due Mon, Nov 30, 2026 to Sun, Dec 6, 2026 (Europe/Berlin).");
        said.ShouldBe(listed);
    }

    [Theory]
    [InlineData("list_tasks", """{"due_from": "today", "due_to": "2020-01-01"}""", "`due_to` (Wed, Jan 1, 2020) is before `due_from` (Mon, Nov 23, 2026).")]
    [InlineData("list_tasks", """{"completed_from": "2026-11-20", "completed_to": "2026-11-19"}""", "`completed_to` (Thu, Nov 19, 2026) is before `completed_from` (Fri, Nov 20, 2026).")]
    [InlineData("summarize", """{"from": "today", "to": "2020-01-01"}""", "`to` (Wed, Jan 1, 2020) is before `from` (Mon, Nov 23, 2026).")]
    public async Task A_reversed_range_is_an_error(string tool, string arguments, string sentence)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await using var mcp = await ann.McpAsync();

        (await mcp.RefusedAsync(tool, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments))).ShouldContain(sentence);
    }

    [Theory, EveryDatabase]
    public async Task A_week_begins_on_the_day_that_the_user_chose(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann", "UTC");
        await ann.Client.PatchAsync<UserItem>("/api/users/me", """{"week_start": "sunday"}""");
        await ann.AddAsync(new TaskFields("On the last day", Due: new Due(new DateOnly(2026, 11, 28))));
        await ann.AddAsync(new TaskFields("On the next first day", Due: new Due(new DateOnly(2026, 11, 29))));
        await using var mcp = await ann.McpAsync();

        var week = await mcp.CallAsync("list_tasks", new() { ["due_from"] = "this week" });
        var said = (await ann.SayAsync("what's due this week?")).Response;

        week.ShouldBe("There is 1 task due Sun, Nov 22, 2026 to Sat, Nov 28, 2026 (UTC):\n1. On the last day — Sat, Nov 28, 2026");
        said.ShouldBe(week);
    }
}
