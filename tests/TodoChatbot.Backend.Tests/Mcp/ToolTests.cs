using System.Net;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Mcp;

/// <summary>The tools as the SDK's client calls them with a personal access token.</summary>
public sealed class ToolTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task Every_tool_does_its_work(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await using var mcp = await WithTokenAsync(ann, TokenScope.Write);

        var called = new Dictionary<string, string>
        {
            ["add_task"] = await mcp.CallAsync("add_task", new()
            {
                ["title"] = "Team meeting",
                ["due"] = "tomorrow at 9am",
                ["recurrence"] = "every week",
                ["reminders"] = new[] { "30 minutes before" },
                ["tags"] = new[] { "work" },
                ["project"] = "Office",
                ["priority"] = "high",
                ["subtasks"] = new[] { "Book the room" },
            }),
            ["add_tasks"] = await mcp.CallAsync("add_tasks", new() { ["tasks"] = new[] { new { title = "Milk" }, new { title = "Bread" } } }),
            ["list_tasks"] = await mcp.CallAsync("list_tasks", new() { ["tags"] = new[] { "work" } }),
            ["get_task"] = await mcp.CallAsync("get_task", new() { ["task"] = "1" }),
            ["update_task"] = await mcp.CallAsync("update_task", new() { ["task"] = "team", ["due_time"] = "10:00" }),
            ["complete_task"] = await mcp.CallAsync("complete_task", new() { ["task"] = 2 }),
            ["reopen_task"] = await mcp.CallAsync("reopen_task", new() { ["task"] = "#2" }),
            ["delete_task"] = await mcp.CallAsync("delete_task", new() { ["task"] = "2" }),
            ["undo"] = await mcp.CallAsync("undo"),
            ["redo"] = await mcp.CallAsync("redo"),
            ["summarize"] = await mcp.CallAsync("summarize", new() { ["from"] = "tomorrow" }),
            ["list_labels"] = await mcp.CallAsync("list_labels"),
            ["edit_project"] = await mcp.CallAsync("edit_project", new() { ["action"] = "rename", ["project"] = "office", ["new_name"] = "Work", ["color"] = "#112233" }),
            ["edit_tag"] = await mcp.CallAsync("edit_tag", new() { ["action"] = "create", ["tag"] = "urgent" }),
            ["list_activity"] = await mcp.CallAsync("list_activity", new() { ["limit"] = 2 }),
            ["skip_occurrence"] = await mcp.CallAsync("skip_occurrence", new() { ["task"] = "1" }),
        };

        var tools = await mcp.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        called.Keys.Order().ShouldBe(tools.Select(tool => tool.Name).Order());
        called["add_task"].ShouldBe("Added 2 tasks:\n1. Team meeting — Tue, Nov 24, 2026 at 9:00 AM, every week at 9:00 AM · high · +Office · #work\n2. Book the room · high");
        called["add_tasks"].ShouldBe("Added 2 tasks:\n3. Milk\n4. Bread");
        called["list_tasks"].ShouldStartWith("There is 1 task:\n1. Team meeting — Tue, Nov 24, 2026 at 9:00 AM");
        called["get_task"].ShouldContain("Subtasks:\n2. Book the room");
        called["update_task"].ShouldContain("due Tue, Nov 24, 2026 at 10:00 AM");
        called["complete_task"].ShouldBe("Completed task 2 “Book the room”.");
        called["reopen_task"].ShouldBe("Reopened task 2 “Book the room”.");
        called["delete_task"].ShouldBe("Deleted task 2 “Book the room”.");
        called["undo"].ShouldBe("Undid: deleted task 2 “Book the room”.");
        called["redo"].ShouldBe("Did again: deleted task 2 “Book the room”.");
        called["summarize"].ShouldContain("Tue, Nov 24, 2026 (Etc/UTC): 1 task due.");
        called["list_labels"].ShouldContain("Office");
        called["list_activity"].ShouldContain("(mcp, token “a client”)");
        called["edit_project"].ShouldBe("Changed the project “Work”.");
        called["edit_tag"].ShouldBe("Created the tag “urgent”.");
        called["skip_occurrence"].ShouldStartWith("Skipped an occurrence of task 1 “Team meeting”. Next: ");
    }

    [Theory, EveryDatabase]
    public async Task An_answer_comes_as_text_and_as_structure(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await using var mcp = await WithTokenAsync(ann, TokenScope.Write);

        var result = await mcp.TryAsync("add_task", new() { ["title"] = "Milk", ["due"] = "2026-11-24T17:00" });

        var structure = result.StructuredContent!.Value;
        result.Content.ShouldHaveSingleItem().ShouldBeOfType<TextContentBlock>().Text.ShouldBe(
            $"Added task 1 “Milk”, due Tue, Nov 24, 2026 at 5:00 PM.\nChange set: {structure.GetProperty("change_set").GetGuid()} (pass it to undo to take this back).");
        structure.GetProperty("text").GetString().ShouldBe("Added task 1 “Milk”, due Tue, Nov 24, 2026 at 5:00 PM.");
        structure.GetProperty("tasks")[0].GetProperty("due").GetString().ShouldBe("2026-11-24T17:00");
        structure.GetProperty("change_set").GetGuid().ShouldBe((await ann.Client.GetAsync<Page<ActivityItem>>("/api/activity")).Items[0].ChangeSet);
    }

    [Theory, EveryDatabase]
    public async Task Words_that_fit_several_tasks_come_back_as_candidates(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.AddAsync("Team meeting");
        await ann.AddAsync("Budget meeting");
        await using var mcp = await WithTokenAsync(ann, TokenScope.Write);

        foreach (var tool in new[] { "get_task", "complete_task", "delete_task" })
        {
            var structure = (await mcp.TryAsync(tool, new() { ["task"] = "meeting" })).StructuredContent!.Value;
            structure.GetProperty("candidates").EnumerateArray().Select(task => task.GetProperty("number").GetInt32()).ShouldBe([1, 2]);
            structure.GetProperty("text").GetString().ShouldStartWith("2 tasks fit “meeting”. Which one?");
        }

        (await ann.ListAsync("?status=todo")).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("add_task", """{"title": "  "}""", "A task needs a title")]
    [InlineData("add_task", """{"title": "a", "due": "the day after never"}""", "“the day after never” is not a date or time.")]
    [InlineData("add_task", """{"title": "a", "recurrence": "now and then"}""", "“now and then” is not a repetition.")]
    [InlineData("add_task", """{"title": "a", "reminders": ["soonish"]}""", "“soonish” is not a reminder.")]
    [InlineData("add_task", """{"title": "a", "parent": 77}""", "77")]
    [InlineData("add_task", """{"title": "a", "priority": "huge"}""", "`priority` can't be \"huge\". Use one of: low, medium, high, urgent.")]
    [InlineData("add_task", """{}""", "add_task needs the argument `title`.")]
    [InlineData("complete_task", """{"task": "9"}""", "You have no task 9.")]
    [InlineData("complete_task", """{"task": "unicorn"}""", "You have no task with “unicorn”.")]
    [InlineData("update_task", """{"task": "1"}""", "Say what to change")]
    [InlineData("update_task", """{"task": "1", "clear": ["owner"]}""", "`clear[0]` can't be \"owner\". Use one of: due, time,")]
    [InlineData("update_task", """{"task": "1", "due": "today", "due_shift": "P99999999Y"}""", "“P99999999Y” moves the due date out of the calendar.")]
    [InlineData("list_tasks", """{"status": "lost"}""", "`status` can't be \"lost\". Use one of: open, done, all,")]
    [InlineData("list_tasks", """{"limit": 0}""", "1 to 200")]
    [InlineData("undo", """{"steps": 21}""", "1 to 20")]
    public async Task A_broken_rule_is_an_error_that_says_which(string tool, string arguments, string sentence)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.AddAsync("Call the bank");
        await using var mcp = await WithTokenAsync(ann, TokenScope.Write);

        var said = await mcp.RefusedAsync(tool, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments));

        said.ShouldContain(sentence);
        (await ann.ListAsync()).ShouldHaveSingleItem().Version.ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task A_read_token_reads_and_is_told_why_it_cannot_write(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.AddAsync("Call the bank");
        await using var mcp = await WithTokenAsync(ann, TokenScope.Read);

        (await mcp.CallAsync("list_tasks")).ShouldContain("Call the bank");
        foreach (var tool in new[] { "add_task", "add_tasks", "complete_task", "reopen_task", "update_task", "delete_task", "undo", "redo" })
        {
            (await mcp.RefusedAsync(tool, new() { ["task"] = "1", ["title"] = "x", ["tasks"] = new[] { new { title = "x" } } })).ShouldStartWith("This token may only read.");
        }

        (await ann.ListAsync()).ShouldHaveSingleItem().Version.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_token_or_with_a_wrong_one_the_answer_is_401_and_says_how_to_sign_in()
    {
        var app = await apps.OnAsync(Database.Sqlite);
        foreach (var header in new[] { null, "Bearer todo_pat_wrong", "Bearer x.y.z" })
        {
            using var client = app.CreateClient();
            if (header is not null)
            {
                client.DefaultRequestHeaders.Add("Authorization", header);
            }

            using var response = await client.TryAsync(
                HttpMethod.Post, "/mcp", """{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}""", ("Accept", "application/json, text/event-stream"));

            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            response.Headers.WwwAuthenticate.ShouldContain(challenge => challenge.Scheme == "Bearer");
        }
    }

    private static async Task<McpSession> WithTokenAsync(Person ann, TokenScope scope) =>
        await ann.WithToken((await ann.CreateTokenAsync(scope, "a client")).Token).McpAsync();

    [Theory, EveryDatabase]
    public async Task A_new_date_brings_the_time_that_is_said_with_it_by_the_user_s_own_clock(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann", "Europe/Berlin");
        await ann.AddAsync("Call the bank");
        await using var mcp = await WithTokenAsync(ann, TokenScope.Write);

        async Task<Due> MovedAsync(string argument, string phrase)
        {
            await mcp.CallAsync("update_task", new() { ["task"] = "1", [argument] = phrase });
            var due = (await ann.GetAsync(1)).Due!;
            return new Due(due.Date, due.Time, due.TimeZone);
        }

        (await MovedAsync("due", "tomorrow at 5pm")).ShouldBe(new Due(new DateOnly(2026, 11, 24), new TimeOnly(17, 0), "Europe/Berlin"));
        (await MovedAsync("due", "friday")).ShouldBe(new Due(new DateOnly(2026, 11, 27), new TimeOnly(17, 0), "Europe/Berlin"));
        (await MovedAsync("due_time", "9am New York time")).ShouldBe(new Due(new DateOnly(2026, 11, 27), new TimeOnly(15, 0), "Europe/Berlin"));
        (await MovedAsync("due_time", "10:00 Asia/Tokyo")).ShouldBe(new Due(new DateOnly(2026, 11, 27), new TimeOnly(2, 0), "Europe/Berlin"));
        await ann.SayAsync("move task 1 to 9am New York time");
        ((await ann.GetAsync(1)).Due!.Time, (await ann.GetAsync(1)).Due!.TimeZone).ShouldBe((new TimeOnly(15, 0), "Europe/Berlin"));
    }

    [Theory, EveryDatabase]
    public async Task A_summary_counts_all_tasks_however_many_it_shows(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await using var mcp = await WithTokenAsync(ann, TokenScope.Write);
        foreach (var due in new[] { "today", "2026-11-20" })
        {
            for (var batch = 0; batch < 2; batch++)
            {
                var tasks = Enumerable.Range(1, 30).Select(number => new { title = $"Task {number}", due }).ToArray();
                var preview = (await mcp.TryAsync("add_tasks", new() { ["tasks"] = tasks })).StructuredContent!.Value.GetProperty("preview");
                await mcp.CallAsync("add_tasks", new() { ["tasks"] = tasks, ["confirmation"] = preview.GetProperty("confirmation").GetString() });
            }
        }

        var summary = await mcp.CallAsync("summarize");

        summary.ShouldContain("Mon, Nov 23, 2026 (Etc/UTC): 60 tasks due.");
        summary.ShouldContain("Overdue: 60 tasks.");
        summary.ShouldContain("… and 40 more.");
    }
}
