using System.Text.Json;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Mcp;

/// <summary>Arguments as clients and models really send them: read where their meaning is plain, and otherwise refused by name.</summary>
public sealed class ArgumentTests(BackendApps apps) : IClassFixture<BackendApps>
{
    // tool, arguments, what the answer notes, a property of the first task of the answer as JSON text
    public static TheoryData<string, string, string, string> Read => new()
    {
        { "add_task", """{"title": "z", "due_date": "tomorrow", "time": "15:00"}""", "Read `due_date` as `due`.", "\"due\":\"2026-11-24T15:00\"" },
        { "add_task", """{"title": "z", "deadline": "tomorrow 3pm"}""", "Read `deadline` as `due`.", "\"due\":\"2026-11-24T15:00\"" },
        { "add_task", """{"name": "z", "repeat": "every day", "due": "today"}""", "Read `repeat` as `recurrence`.", "\"repeats\":\"every day\"" },
        { "add_task", """{"title": "z", "tags": "home,work"}""", "Read `tags` as a list.", "\"tags\":[\"home\",\"work\"]" },
        { "add_task", """{"title": "z", "tags": "[\"home\",\"work\"]"}""", "Read `tags` as a list.", "\"tags\":[\"home\",\"work\"]" },
        { "add_task", """{"title": "z", "labels": ["home"]}""", "Read `labels` as `tags`.", "\"tags\":[\"home\"]" },
        { "add_task", """{"title": "z", "tags": "home"}""", "", "\"tags\":[\"home\"]" },
        { "add_task", """{"title": "z", "priority": "P1"}""", "Read `priority` “P1” as urgent.", "\"priority\":\"urgent\"" },
        { "add_task", """{"title": "z", "priority": "Normal"}""", "Read `priority` “Normal” as medium.", "\"priority\":\"medium\"" },
        { "add_task", """{"title": "z", "priority": "HIGH"}""", "", "\"priority\":\"high\"" },
        { "add_task", """{"title": "z", "priority": null, "due": "", "project": "", "recurrence": null, "tags": null}""", "", "\"priority\":\"medium\"" },
        { "add_task", """{"title": "z", "notes": "n"}""", "Read `notes` as `description`.", "\"description\":\"n\"" },
        { "add_task", """{"title": 2027}""", "", "\"title\":\"2027\"" },
        { "add_tasks", """{"tasks": [{"title": "z", "due_date": "tomorrow"}]}""", "Read `tasks[0].due_date` as `due`.", "\"due\":\"2026-11-24\"" },
        { "add_tasks", """{"tasks": "[{\"title\": \"z\", \"due\": \"tomorrow\"}]"}""", "Read `tasks` as a list.", "\"due\":\"2026-11-24\"" },
        { "add_tasks", """{"tasks": ["z"]}""", "", "\"title\":\"z\"" },
        { "add_tasks", """{"tasks": {"title": "z"}}""", "", "\"title\":\"z\"" },
        { "update_task", """{"task": "1", "due_date": "tomorrow 3pm", "priority": "high"}""", "Read `due_date` as `due`.", "\"due\":\"2026-11-24T15:00\"" },
        { "update_task", """{"id": 1, "status": "completed"}""", "Read `status` “completed” as done.", "\"status\":\"done\"" },
        { "update_task", """{"task": "1", "tags": ["x"]}""", "Read `tags` as `add_tags`.", "\"tags\":[\"x\"]" },
        { "update_task", """{"task": "2", "clear": "due_date"}""", "Read `clear[0]` “due_date” as due.", "\"number\":2" },
        { "complete_task", """{"task": [1, 2]}""", "", "\"status\":\"done\"" },
        { "complete_task", """{"task_id": "1"}""", "Read `task_id` as `task`.", "\"status\":\"done\"" },
        { "list_tasks", """{"priority": "medium", "tag": "t"}""", "Read `tag` as `tags`.", "\"number\":2" },
        { "list_tasks", """{"priorities": ["low"]}""", "Read `priorities` as `priority`.", "\"number\":3" },
        { "list_tasks", """{"query": "third"}""", "Read `query` as `text`.", "\"number\":3" },
        { "list_tasks", """{"due_before": "2026-12-02"}""", "Read `due_before` as `due_to`.", "\"number\":2" },
        { "list_tasks", """{"due_after": "2026-12-01"}""", "Read `due_after` as `due_from`.", "\"number\":3" },
        { "list_tasks", """{"numbers": "2,3", "limit": "1"}""", "Read `numbers` as a list.", "\"number\":2" },
        { "list_tasks", """{"overdue": "no", "sort": "created_at", "order": "ascending"}""", "Read `sort` “created_at” as created.", "\"number\":1" },
        { "list_tasks", """{"status": "completed"}""", "Read `status` “completed” as done.", "" },
        { "get_task", """{"number": 3}""", "Read `number` as `task`.", "\"number\":3" },
        { "summarize", """{"due_from": "2026-12-01", "due_to": "2026-12-01"}""", "Read `due_from` as `from`.", "\"number\":2" },
    };

    // tool, arguments, what the error says
    public static TheoryData<string, string, string> Refused => new()
    {
        { "add_task", """{"due": "tomorrow"}""", "add_task needs the argument `title`." },
        { "add_task", """{"title": null}""", "add_task needs the argument `title`." },
        { "add_task", """{"title": "z", "priority": 1}""", "`priority` can't be 1. Use one of: low, medium, high, urgent." },
        { "add_task", """{"title": "z", "reminders": [30]}""", "`reminders[0]`: “30” is not a reminder." },
        { "add_task", """{"title": "z", "parent": 1.5}""", "`parent` must be a whole number, not 1.5." },
        { "add_task", """{"title": {"a": 1}}""", "`title` must be text, not {\"a\":1}." },
        { "add_task", """{"title": "z", "due": "soon", "due_date": "tomorrow"}""", "add_task got `due` twice, under different names." },
        { "add_tasks", """{"tasks": [{"due": "tomorrow"}]}""", "add_tasks needs the argument `tasks[0].title`." },
        { "add_tasks", """{"tasks": [{"title": "a"}, {"title": "b", "due": "soon"}]}""", "`tasks[1].due`: “soon” is not a date or time." },
        { "add_tasks", """{"tasks": [7]}""", "`tasks[0]` must be an object, not 7." },
        { "update_task", """{"task": "1", "due_date": "none"}""", "`due` can't be \"none\". To empty it, leave it out and pass `clear`: [\"due\"]." },
        { "update_task", """{"task": "1", "time": "null"}""", "`due_time` can't be \"null\". To empty it, leave it out and pass `clear`: [\"time\"]." },
        { "update_task", """{"task": "1", "project": "None"}""", "`project` can't be \"None\". To empty it, leave it out and pass `clear`: [\"project\"]." },
        { "update_task", """{"task": "1", "recurrence": "none"}""", "`recurrence` can't be \"none\". To empty it, leave it out and pass `clear`: [\"recurrence\"]." },
        { "update_task", """{"task": "1", "due": "whenever"}""", "`due`: “whenever” is not a date or time." },
        { "update_task", """{"task": "1", "status": "gone"}""", "`status` can't be \"gone\". Use one of: todo, in_progress, review, done." },
        { "update_task", """{"task": "1", "title": ""}""", "Say what to change" },
        { "list_tasks", """{"overdue": "maybe"}""", "`overdue` must be true or false, not \"maybe\"." },
        { "list_tasks", """{"sort": "size"}""", "`sort` can't be \"size\". Use one of: due, priority," },
        { "list_tasks", """{"numbers": "one"}""", "`numbers[0]` must be a whole number, not \"one\"." },
        { "list_tasks", """{"limit": 201}""", "`limit`: A page has 1 to 200 tasks; 201 is not." },
        { "list_tasks", """{"cursor": "x"}""", "`cursor`: The cursor is not one that this list gave." },
        { "list_tasks", """{"due_from": "whenever"}""", "`due_from`: “whenever” is not a date or time." },
        { "get_task", """{"task": "1,2"}""", "`task`: get_task shows one task; “1,2” names 2." },
        { "undo", """{"change_set": "x"}""", "`change_set`: “x” is not a change set." },
        { "undo", """{"steps": "many"}""", "`steps` must be a whole number, not \"many\"." },
    };

    [Theory, MemberData(nameof(Read))]
    public async Task What_is_plainly_meant_is_read_and_the_answer_says_how(string tool, string arguments, string note, string expected)
    {
        var ann = await WithTasksAsync();
        await using var mcp = await ann.McpAsync();

        var result = await mcp.TryAsync(tool, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments));

        result.IsError.ShouldNotBe(true, McpSession.TextOf(result));
        var answer = result.StructuredContent!.Value;
        var notes = answer.TryGetProperty("notes", out var list) ? list.EnumerateArray().Select(one => one.GetString()).ToList() : [];
        (note.Length == 0 ? notes.Count == 0 : notes.Contains(note)).ShouldBeTrue($"{answer}");
        McpSession.TextOf(result).ShouldContain(note);
        var tasks = answer.GetProperty("tasks").EnumerateArray().ToList();
        (expected.Length == 0 ? tasks.Count == 0 : tasks[0].GetRawText().Contains(expected, StringComparison.Ordinal)).ShouldBeTrue($"{answer}");
    }

    [Theory, MemberData(nameof(Refused))]
    public async Task What_cannot_be_read_is_refused_with_the_argument_the_value_and_what_is_allowed(string tool, string arguments, string sentence)
    {
        var ann = await WithTasksAsync();
        await using var mcp = await ann.McpAsync();

        (await mcp.RefusedAsync(tool, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments))).ShouldContain(sentence);

        (await ann.ListAsync("?status=todo,done")).Sum(task => task.Version).ShouldBe(3);
    }

    [Fact]
    public async Task Null_and_empty_text_mean_absent_for_every_optional_argument_and_missing_for_every_other()
    {
        var ann = await WithTasksAsync();
        await using var mcp = await ann.McpAsync();

        foreach (var tool in await mcp.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            string[] required = tool.JsonSchema.TryGetProperty("required", out var names) ? [.. names.EnumerateArray().Select(name => name.GetString()!)] : [];
            foreach (var nothing in new object?[] { null, string.Empty })
            {
                foreach (var argument in tool.JsonSchema.GetProperty("properties").EnumerateObject())
                {
                    var said = McpSession.TextOf(await mcp.TryAsync(tool.Name, new() { [argument.Name] = nothing }));

                    if (required is [var first, ..])
                    {
                        said.ShouldBe($"{tool.Name} needs the argument `{first}`.", $"{tool.Name} {argument.Name}");
                    }
                    else
                    {
                        said.ShouldNotContain($"`{argument.Name}`", Case.Sensitive, $"{tool.Name} {argument.Name}");
                    }
                }
            }
        }
    }

    [Fact]
    public async Task Every_argument_of_every_tool_refuses_a_value_of_another_kind_by_its_name()
    {
        var ann = await WithTasksAsync();
        await using var mcp = await ann.McpAsync();

        foreach (var tool in await mcp.Client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            foreach (var argument in tool.JsonSchema.GetProperty("properties").EnumerateObject())
            {
                object wrong = argument.Value.GetProperty("type").GetString() == "array" ? new[] { new[] { new { no = 1 } } } : new { no = 1 };

                (await mcp.RefusedAsync(tool.Name, new() { [argument.Name] = wrong })).ShouldContain($"`{argument.Name}", Case.Sensitive, $"{tool.Name} {argument.Name}");
            }
        }
    }

    [Theory, EveryDatabase]
    public async Task A_cursor_reaches_the_tasks_beyond_the_first_page(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        for (var number = 1; number <= 5; number++)
        {
            await ann.AddAsync($"Task {number}");
        }

        await using var mcp = await ann.McpAsync();
        var seen = new List<int>();
        string? cursor = null;
        do
        {
            var page = (await mcp.TryAsync("list_tasks", new() { ["limit"] = 2, ["cursor"] = cursor })).StructuredContent!.Value;
            seen.AddRange(page.GetProperty("tasks").EnumerateArray().Select(task => task.GetProperty("number").GetInt32()));
            page.GetProperty("text").GetString().ShouldStartWith("There are 5 tasks:");
            cursor = page.TryGetProperty("next_cursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        seen.ShouldBe([1, 2, 3, 4, 5]);
    }

    [Theory, EveryDatabase]
    public async Task A_cursor_reaches_the_changes_beyond_the_first_page(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        await app.CopyTasksAsync(ann.Id, 249);
        await using var mcp = await ann.McpAsync();

        var first = (await mcp.TryAsync("list_activity", new() { ["limit"] = 200 })).StructuredContent!.Value;
        var second = (await mcp.TryAsync("list_activity", new() { ["limit"] = 200, ["cursor"] = first.GetProperty("next_cursor").GetString() })).StructuredContent!.Value;

        var ids = new[] { first, second }.SelectMany(page => page.GetProperty("changes").EnumerateArray()).Select(change => change.GetProperty("id").GetGuid()).ToList();
        (first.GetProperty("changes").GetArrayLength(), ids.Distinct().Count()).ShouldBe((200, 250));
        second.TryGetProperty("next_cursor", out _).ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task A_date_in_the_past_and_a_task_that_is_there_already_carry_a_warning(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        await using var mcp = await ann.McpAsync();

        var past = McpSession.TextOf(await mcp.TryAsync("add_task", new() { ["title"] = "Old", ["due"] = "2025-01-15" }));
        var twice = McpSession.TextOf(await mcp.TryAsync("add_task", new() { ["title"] = "buy Milk" }));
        var moved = McpSession.TextOf(await mcp.TryAsync("update_task", new() { ["task"] = "1", ["due"] = "2025-01-15" }));
        var fine = McpSession.TextOf(await mcp.TryAsync("add_task", new() { ["title"] = "New", ["due"] = "today" }));

        past.ShouldContain("Check with the user: Task 2 is due in the past: Wed, Jan 15, 2025.");
        twice.ShouldContain("Check with the user: You already have “Buy milk” (task 1).");
        moved.ShouldContain("Check with the user: Task 1 is due in the past: Wed, Jan 15, 2025.");
        fine.ShouldNotContain("Check with the user");
    }

    [Theory, EveryDatabase]
    public async Task A_due_moment_is_told_by_the_user_s_clock_and_in_UTC(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann", "Europe/Berlin");
        await using var mcp = await ann.McpAsync();

        var added = (await mcp.TryAsync("add_task", new() { ["title"] = "Call", ["due"] = "2026-12-05T17:00:00Z" })).StructuredContent!.Value;

        var task = added.GetProperty("tasks")[0];
        (task.GetProperty("due").GetString(), task.GetProperty("due_at").GetDateTimeOffset()).ShouldBe(("2026-12-05T18:00", new DateTimeOffset(2026, 12, 5, 17, 0, 0, TimeSpan.Zero)));
        task.GetProperty("id").GetGuid().ShouldBe((await ann.GetAsync(1)).Id);
    }

    [Fact]
    public async Task A_model_s_slips_are_read_and_refused_as_those_of_an_MCP_client_are()
    {
        await using var model = await ModelServer.StartAsync("openai", request => request.Results.Count switch
        {
            0 => ModelReply.Call("add_task", new { title = "Dentist", due_date = "tomorrow", time = "15:00" }),
            1 => ModelReply.Call("add_task", new { title = "Dentist", prio = "high" }),
            _ => ModelReply.Say("Done."),
        });
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("add a task Dentist tomorrow at 3pm");

        answer.ToolCalls[0].Result!.Value.GetProperty("notes")[0].GetString().ShouldBe("Read `due_date` as `due`.");
        (answer.ToolCalls[1].IsError, answer.ToolCalls[1].Result!.Value.GetProperty("text").GetString()).ShouldBe((true, "add_task has no argument `prio`. Did you mean `priority`?"));
        (await ann.ListAsync()).ShouldHaveSingleItem().Due!.Time.ShouldBe(new TimeOnly(15, 0));
    }

    private async Task<Person> WithTasksAsync()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        await ann.AddAsync("First");
        await ann.AddAsync(new TaskFields("Second", Due: new Due(new DateOnly(2026, 12, 1)), Tags: ["t"]));
        await ann.AddAsync(new TaskFields("Third", Priority: Priority.Low, Due: new Due(new DateOnly(2026, 12, 2))));
        return ann;
    }
}
