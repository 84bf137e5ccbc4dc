using System.Text.Json;
using System.Text.RegularExpressions;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Tasks;
using Part = TodoChatbot.Backend.Tests.Fixture.ModelReply.Part;

namespace TodoChatbot.Backend.Tests.Mcp;

/// <summary>Callers of every kind add, list, change many tasks after a confirmation, and undo; none has an argument dropped silently.</summary>
public sealed class CallerTests
{
    private static readonly string[] Groceries = ["Buy bread", "Buy eggs", "Buy rice", "Buy tea", "Buy salt"];

    [Theory]
    [InlineData("TypeScript SDK")]
    [InlineData("Inspector")]
    [InlineData("text only")]
    [InlineData("structure only")]
    public async Task A_client_adds_lists_changes_many_tasks_after_a_confirmation_and_undoes(string kind)
    {
        await using var app = await BackendApp.ServeAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        var token = (await ann.CreateTokenAsync(TokenScope.Write, "a client")).Token;
        await ann.AddAsync(new TaskFields("Pay rent", Priority: Priority.High));
        await ann.AddAsync("Water plants");
        await using var caller = await ToolCaller.StartAsync(kind, new Uri(ann.Client.BaseAddress!, "/mcp"), token);

        var added = await caller.CallAsync("add_task", new { title = "Buy milk", due = "tomorrow at 5pm", tags = new[] { "home", "food" } });
        var several = await caller.CallAsync("add_tasks", new { tasks = new[] { new { title = "Call mom" }, new { title = "Call dad" } } });
        var listed = await caller.CallAsync("list_tasks", new { priority = new[] { "high" } });
        var asked = await caller.CallAsync("complete_task", new { task = "all" });
        var openBefore = await ann.ListAsync("?status=todo");
        var confirmed = await caller.CallAsync("complete_task", new { task = "all", confirmation = asked.Confirmation });
        var openAfter = await ann.ListAsync("?status=todo");
        var undone = await caller.CallAsync("undo", new { });
        var unknown = await caller.CallAsync("add_task", new { title = "Lost", prio = "high" });
        var tasks = await ann.ListAsync();

        added.Text.ShouldStartWith("Added task 3 “Buy milk”, due Tue, Nov 24, 2026 at 5:00 PM.");
        several.Text.ShouldStartWith("Added 2 tasks:");
        (listed.Text.Contains("Pay rent"), listed.Text.Contains("Water plants")).ShouldBe((true, false), listed.Text);
        asked.Confirmation.ShouldNotBeNullOrEmpty(asked.Text);
        (openBefore.Count, openAfter.Count).ShouldBe((5, 0), confirmed.Text);
        undone.IsError.ShouldBeFalse(undone.Text);
        unknown.IsError.ShouldBeTrue(unknown.Text);
        unknown.Text.ShouldContain("add_task has no argument `prio`. Did you mean `priority`?");
        tasks.Count(task => !task.Completed).ShouldBe(5);
        tasks.Single(task => task.Title == "Buy milk").Tags.ShouldBe(["food", "home"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("TypeScript SDK")]
    [InlineData("Inspector")]
    [InlineData("text only")]
    [InlineData("structure only")]
    public async Task A_client_that_adds_many_tasks_undoes_its_own_change_and_not_the_user_s(string kind)
    {
        await using var app = await BackendApp.ServeAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        var token = (await ann.CreateTokenAsync(TokenScope.Write, "a client")).Token;
        await using var caller = await ToolCaller.StartAsync(kind, new Uri(ann.Client.BaseAddress!, "/mcp"), token);
        var tasks = Groceries.Append("Buy sugar").Select(title => new { title });

        var asked = await caller.CallAsync("add_tasks", new { tasks });
        var added = await caller.CallAsync("add_tasks", new { tasks, confirmation = asked.Confirmation });
        await ann.AddAsync("User's own task");
        var before = await ann.ListAsync();
        var undone = await caller.CallAsync("undo", new { });

        before.Count.ShouldBe(7, added.Text);
        undone.IsError.ShouldBeFalse(undone.Text);
        (await ann.ListAsync()).ShouldHaveSingleItem().Title.ShouldBe("User's own task");
    }

    [Fact]
    public async Task A_model_with_typical_slips_gets_there_by_what_the_errors_say()
    {
        var model = new SlippingModel();
        await using var server = await ModelServer.StartAsync("openai", model.Answer);
        await using var app = await BackendApp.ServeAsync(Database.Sqlite, server.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");

        await ann.SayAsync("add dentist tomorrow at 3pm, buy milk and buy bread");
        var added = await ann.ListAsync("?sort=created");
        var listed = await ann.SayAsync("show my urgent tasks");
        var asked = await ann.SayAsync("complete all my tasks");
        var openBefore = await ann.ListAsync("?status=todo");
        await ann.SayAsync("yes");
        var openAfter = await ann.ListAsync("?status=todo");
        await ann.SayAsync("undo");

        added.Select(task => task.Title).ShouldBe(["Dentist", "Buy milk", "Buy bread"], ignoreOrder: true);
        var dentist = added.Single(task => task.Title == "Dentist");
        (dentist.Due!.Date, dentist.Due.Time, dentist.Priority).ShouldBe((new DateOnly(2026, 11, 24), new TimeOnly(15, 0), Priority.Urgent));
        listed.Response.ShouldBe("Dentist");
        asked.Response.ShouldContain("Complete 3 tasks?");
        (openBefore.Count, openAfter.Count, (await ann.ListAsync("?status=todo")).Count).ShouldBe((3, 0, 3));
        model.Errors.Count.ShouldBe(3);
        model.Errors[0].ShouldBe("There is no tool “create_task”. Did you mean `add_task`?");
        model.Errors[1].ShouldStartWith("add_task has no argument `assignee`.");
        model.Errors[2].ShouldBe("list_tasks has no argument `prio`. Did you mean `priority`?");
    }

    /// <summary>
    /// Calls tools that do not exist, other names and forms of arguments, and several calls with one index; puts a call right by the error.
    /// </summary>
    private sealed class SlippingModel
    {
        private string? _confirmation;

        /// <summary>What it was told to put right.</summary>
        public List<string> Errors { get; } = [];

        public ModelReply Answer(ModelRequest request)
        {
            var results = request.Results;
            foreach (var result in results)
            {
                _confirmation = Regex.Match(result, "\"confirmation\":\"([^\"]+)\"") is { Success: true } match ? match.Groups[1].Value : _confirmation;
            }

            return request.Said switch
            {
                var said when said.StartsWith("add", StringComparison.Ordinal) => results.Count switch
                {
                    0 => ModelReply.Call("create_task", new { name = "Dentist" }),
                    1 => Corrected(results, "add_task", """{"name": "Dentist", "due_date": "2026-11-24", "time": "15:00", "priority": "P1", "assignee": "me"}"""),
                    2 => Parallel(
                        Corrected(results, """{"name": "Dentist", "due_date": "2026-11-24", "time": "15:00", "priority": "P1", "project": "", "tags": null}"""),
                        """{"tasks": "[{\"title\": \"Buy milk\"}, {\"title\": \"Buy bread\"}]"}"""),
                    _ => ModelReply.Say("Done."),
                },
                var said when said.StartsWith("show", StringComparison.Ordinal) => results.Count switch
                {
                    0 => ModelReply.CallRaw("list_tasks", """{"prio": "P1", "query": "", "status": null}"""),
                    1 => Corrected(results, "list_tasks", """{"priority": "P1", "query": "", "status": null, "limit": "10"}"""),
                    _ => ModelReply.Say(string.Join('\n', Regex.Matches(results[^1], "\"title\":\"([^\"]+)\"").Select(match => match.Groups[1].Value))),
                },
                var said when said.StartsWith("complete", StringComparison.Ordinal) => results.Count == 0
                    ? ModelReply.CallRaw("complete_task", """{"ids": "all", "confirmation": ""}""")
                    : ModelReply.Say("Shall I?"),
                "yes" => results.Count == 0 ? ModelReply.Call("complete_task", new { ids = "all", confirm = _confirmation }) : ModelReply.Say("Done."),
                _ => results.Count == 0 ? ModelReply.CallRaw("undo", """{"count": "1"}""") : ModelReply.Say("Done."),
            };
        }

        private ModelReply Corrected(IReadOnlyList<string> results, string tool, string arguments) => ModelReply.CallRaw(tool, Corrected(results, arguments));

        private string Corrected(IReadOnlyList<string> results, string arguments)
        {
            var error = results[^1].StartsWith('{') ? JsonSerializer.Deserialize<JsonElement>(results[^1]).GetProperty("text").GetString()! : results[^1];
            Errors.Add(error);
            return arguments;
        }

        // Two calls with the same index, which some servers send.
        private static ModelReply Parallel(string first, string second) => new(
            new Part.Raw(OpenAiProtocol.Chunk(new
            {
                tool_calls = new[] { new { index = 0, id = "a1", type = "function", function = new { name = "add_task", arguments = first } } },
            })),
            new Part.Raw(OpenAiProtocol.Chunk(new
            {
                tool_calls = new[] { new { index = 0, id = "a2", type = "function", function = new { name = "add_tasks", arguments = second } } },
            })),
            new Part.Raw(OpenAiProtocol.Chunk(new { }, "tool_calls")),
            new Part.Raw("data: [DONE]\n\n"),
            new Part.Stop());
    }
}
