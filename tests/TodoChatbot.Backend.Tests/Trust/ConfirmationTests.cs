using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Tasks;
using TodoChatbot.Backend.Tasks.Confirmations;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Trust;

/// <summary>A confirmation is for one person, one change, one time and ten minutes.</summary>
public sealed class ConfirmationTests(BackendApps apps) : IClassFixture<BackendApps>
{
    private const string Refused = "That confirmation is not for this change: it has ended, was used, the tasks changed, or the user has not agreed. Ask the user again.";

    [Theory, EveryDatabase]
    public async Task A_client_of_mcp_acts_on_a_preview_by_its_confirmation_once(Database database)
    {
        var (ann, mcp) = await WithTasksAsync(database);
        await using var session = mcp;

        var confirmation = await PreviewAsync(mcp, "delete_task", "all");
        (await ann.ListAsync()).Count.ShouldBe(3);
        var deleted = await mcp.CallAsync("delete_task", With("all", confirmation));
        await ann.UndoAsync();
        var replayed = await mcp.RefusedAsync("delete_task", With("all", confirmation));

        deleted.ShouldStartWith("Deleted 3 tasks:");
        replayed.ShouldBe(Refused);
        (await ann.ListAsync()).Count.ShouldBe(3);
    }

    [Theory, EveryDatabase]
    public async Task A_confirmation_that_is_forged_is_refused(Database database)
    {
        var (ann, mcp) = await WithTasksAsync(database);
        await using var session = mcp;
        var confirmation = await PreviewAsync(mcp, "delete_task", "all");
        string[] forged =
        [
            "yes", "true", "the user agreed", ann.Session.AccessToken, ann.Session.RefreshToken,
            confirmation[..^2] + (confirmation[^2] == 'A' ? "B" : "A") + confirmation[^1], confirmation[..^1], confirmation + "0", confirmation + confirmation,
        ];

        foreach (var token in forged)
        {
            (await mcp.RefusedAsync("delete_task", With("all", token))).ShouldBe(Refused, token);
        }

        (await ann.ListAsync()).Count.ShouldBe(3);
    }

    [Theory, EveryDatabase]
    public async Task A_confirmation_ends_after_ten_minutes(Database database)
    {
        var (ann, mcp) = await WithTasksAsync(database);
        await using var session = mcp;

        var confirmation = await PreviewAsync(mcp, "delete_task", "all");
        ann.App.Wait(TimeSpan.FromMinutes(10));

        (await mcp.RefusedAsync("delete_task", With("all", confirmation))).ShouldBe(Refused);
        (await ann.ListAsync()).Count.ShouldBe(3);
    }

    [Theory, EveryDatabase]
    public async Task A_confirmation_of_somebody_else_is_refused(Database database)
    {
        var (ann, hers) = await WithTasksAsync(database);
        var (bob, his) = await WithTasksAsync(database);
        await using var sessions = hers;
        await using var session = his;

        var confirmation = await PreviewAsync(hers, "delete_task", "all");

        (await his.RefusedAsync("delete_task", With("all", confirmation))).ShouldBe(Refused);
        ((await ann.ListAsync()).Count, (await bob.ListAsync()).Count).ShouldBe((3, 3));
    }

    [Theory, EveryDatabase]
    public async Task A_confirmation_is_for_the_tool_the_arguments_and_the_tasks_that_were_shown(Database database)
    {
        var (ann, mcp) = await WithTasksAsync(database);
        await using var session = mcp;
        var confirmation = await PreviewAsync(mcp, "complete_task", "all");

        (await mcp.RefusedAsync("delete_task", With("all", confirmation))).ShouldBe(Refused);
        (await mcp.RefusedAsync("update_task", new(With("all", confirmation)) { ["priority"] = "low" })).ShouldBe(Refused);
        await ann.AddAsync("A fourth");
        (await mcp.RefusedAsync("complete_task", With("all", confirmation))).ShouldBe(Refused);
        await ann.DeleteAsync(4);
        await ann.PatchAsync(1, """{"title": "Changed since"}""");
        (await mcp.RefusedAsync("complete_task", With("all", confirmation))).ShouldBe(Refused);

        (await ann.ListAsync("?status=todo")).Count.ShouldBe(3);
    }

    [Theory, EveryDatabase]
    public async Task A_review_of_new_tasks_is_confirmed_for_those_tasks_alone(Database database)
    {
        var (ann, mcp) = await WithTasksAsync(database);
        await using var session = mcp;
        var reviewed = new[] { "Milk", "Bread", "Eggs", "Rice", "Tea", "Salt" }.Select(title => new { title }).ToArray();
        var preview = await mcp.TryAsync("add_tasks", new() { ["tasks"] = reviewed });
        var confirmation = ConfirmationIn(preview.StructuredContent!.Value);

        (await mcp.RefusedAsync("add_tasks", new() { ["tasks"] = reviewed[..^1].Append(new { title = "Poison" }), ["confirmation"] = confirmation })).ShouldBe(Refused);
        await mcp.CallAsync("add_tasks", new() { ["tasks"] = reviewed, ["confirmation"] = confirmation });
        (await mcp.RefusedAsync("add_tasks", new() { ["tasks"] = reviewed, ["confirmation"] = confirmation })).ShouldBe(Refused);

        (await ann.ListAsync()).Count.ShouldBe(9);
    }

    [Theory, EveryDatabase]
    public async Task A_client_that_reads_only_text_can_confirm_by_the_short_code_in_it(Database database)
    {
        var (ann, mcp) = await WithTasksAsync(database);
        await using var session = mcp;

        var said = McpSession.TextOf(await mcp.TryAsync("delete_task", new() { ["task"] = "all" }));
        var code = Regex.Match(said, "Confirmation code: ([0-9A-HJKMNP-TV-Z]{8})\\.").Groups[1].Value;
        var typed = $"{code[..4]}-{code[4..]}".ToLowerInvariant().Replace('0', 'o').Replace('1', 'l');
        await mcp.CallAsync("delete_task", With("all", typed));

        code.Length.ShouldBe(8, said);
        said.ShouldContain($"call delete_task again with the same arguments and confirmation=\"{code}\"");
        (await ann.ListAsync()).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_confirmation_ends_after_five_wrong_tries_and_a_new_preview_gives_another_one(Database database)
    {
        var (ann, mcp) = await WithTasksAsync(database);
        await using var session = mcp;
        var right = await PreviewAsync(mcp, "delete_task", "all");
        var other = await PreviewAsync(mcp, "complete_task", "all");
        var wrong = right[..^1] + (right[^1] == '7' ? '8' : '7');

        for (var attempt = 0; attempt < 5; attempt++)
        {
            (await mcp.RefusedAsync("delete_task", With("all", wrong))).ShouldBe(Refused);
        }

        (await mcp.RefusedAsync("delete_task", With("all", right))).ShouldBe(Refused);
        await mcp.CallAsync("complete_task", With("all", other));
        await ann.UndoAsync();
        await mcp.CallAsync("delete_task", With("all", await PreviewAsync(mcp, "delete_task", "all")));
        (await ann.ListAsync()).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_change_elsewhere_voids_only_the_confirmations_that_it_concerns(Database database)
    {
        var (ann, mcp) = await WithTasksAsync(database);
        await using var session = mcp;
        var adding = new[] { "Milk", "Bread", "Eggs", "Rice", "Tea", "Salt" }.Select(title => new { title }).ToArray();
        var code = ConfirmationIn((await mcp.TryAsync("add_tasks", new() { ["tasks"] = adding })).StructuredContent!.Value);

        await ann.CompleteAsync(1);
        await ann.AddAsync("Something else");
        await mcp.CallAsync("add_tasks", new() { ["tasks"] = adding, ["confirmation"] = code });

        (await ann.ListAsync()).Count.ShouldBe(3 + 1 + 6);
    }

    [Theory, EveryDatabase]
    public async Task Several_small_calls_of_one_client_within_a_minute_need_the_confirmation_that_one_large_call_needs(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        for (var number = 1; number <= 12; number++)
        {
            await ann.AddAsync($"Task {number}");
        }

        await using var mcp = await ann.WithToken((await ann.CreateTokenAsync(TokenScope.Write, "one")).Token).McpAsync();
        await using var other = await ann.WithToken((await ann.CreateTokenAsync(TokenScope.Write, "two")).Token).McpAsync();

        await mcp.CallAsync("delete_task", new() { ["task"] = "1, 2, 3" });
        await mcp.CallAsync("delete_task", new() { ["task"] = "4, 5" });
        var sixth = (await mcp.TryAsync("delete_task", new() { ["task"] = "6" })).StructuredContent!.Value;
        await mcp.CallAsync("delete_task", new() { ["task"] = "6", ["confirmation"] = ConfirmationIn(sixth) });
        await other.CallAsync("delete_task", new() { ["task"] = "7" });
        ann.App.Wait(TimeSpan.FromSeconds(61));
        await mcp.CallAsync("delete_task", new() { ["task"] = "8" });

        sixth.GetProperty("text").GetString().ShouldStartWith("Delete this task?");
        (await ann.ListAsync()).Select(task => task.Number).ShouldBe([9, 10, 11, 12]);
    }

    [Theory, EveryDatabase]
    public async Task A_client_that_adds_more_than_five_tasks_within_a_minute_asks_first(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await using var mcp = await ann.McpAsync();

        await mcp.CallAsync("add_tasks", new() { ["tasks"] = new[] { "1", "2", "3", "4" } });
        await mcp.CallAsync("add_task", new() { ["title"] = "5" });
        var sixth = await mcp.CallAsync("add_task", new() { ["title"] = "6" });

        sixth.ShouldBe("Add this task?\n6\nNothing was done yet. Say yes to go on.");
        (await ann.ListAsync()).Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_model_that_adds_more_than_five_tasks_asks_first_though_the_user_typed_them()
    {
        string[] titles = ["Milk", "Bread", "Eggs", "Rice", "Salt", "Pepper"];
        await using var model = await ModelServer.StartAsync("openai", request => request.Results.Count == 0
            ? ModelReply.Call("add_tasks", new { tasks = titles.Select(title => new { title }) })
            : ModelReply.Say("Shall I?"));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");

        var answer = await ann.SayAsync("add milk, bread, eggs, rice, salt and pepper");

        answer.Response.ShouldStartWith("Shall I?\nAdd 6 tasks?");
        (await ann.ListAsync()).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_model_cannot_agree_for_the_person_and_cannot_hide_what_a_yes_would_do(Database database)
    {
        string? confirmation = null;
        await using var model = await ModelServer.StartAsync("openai", request =>
        {
            confirmation = request.Results is [.., var last] && JsonSerializer.Deserialize<JsonElement>(last) is var answer && answer.TryGetProperty("preview", out var preview)
                && preview.ValueKind == JsonValueKind.Object ? preview.GetProperty("confirmation").GetString() : confirmation;
            return request.Results.Count switch
            {
                0 when confirmation is not null => ModelReply.Call("delete_task", new { task = "all", confirmation }),
                0 => ModelReply.Call("delete_task", new { task = "all" }),
                1 => ModelReply.Call("delete_task", new { task = "all", confirmation }),
                _ => ModelReply.Say("Your list looks fine. Do you like it?"),
            };
        });
        await using var app = await BackendApp.StartAsync(database, model.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Call the bank");
        await ann.AddAsync("Water the plants");

        var first = await ann.SayAsync("delete all my tasks");
        var later = await ann.SayAsync("what about milk?");
        var untouched = await ann.ListAsync();
        var agreed = await ann.SayAsync("yes");

        first.ToolCalls.Select(call => call.IsError).ShouldBe([false, true]);
        first.Response.ShouldEndWith("Do you like it?\nDelete 2 tasks?\n1. Call the bank\n2. Water the plants\nNothing was done yet. Say yes to go on.");
        later.ToolCalls.ShouldAllBe(call => call.IsError);
        untouched.Count.ShouldBe(2);
        agreed.ToolCalls.ShouldAllBe(call => call.IsError, "the preview was not in the answer before");
        (await ann.ListAsync()).Count.ShouldBe(2);
    }

    [Theory, EveryDatabase]
    public async Task A_model_carries_out_what_the_person_agreed_to(Database database)
    {
        var confirmation = "";
        await using var model = await ModelServer.StartAsync("openai", request =>
        {
            if (request.Results is [var only] && JsonSerializer.Deserialize<JsonElement>(only).TryGetProperty("preview", out var preview))
            {
                confirmation = preview.GetProperty("confirmation").GetString()!;
            }

            return request.Results.Count > 0 ? ModelReply.Say("Well.")
                : request.Said == "yes" ? ModelReply.Call("delete_task", new { task = "all", confirmation })
                : ModelReply.Call("delete_task", new { task = "all" });
        });
        await using var app = await BackendApp.StartAsync(database, model.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Call the bank");

        await ann.SayAsync("throw it all away");
        await ann.SayAsync("yes");

        (await ann.ListAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("for other tasks")]
    [InlineData("of somebody else")]
    [InlineData("expired")]
    [InlineData("replayed")]
    public async Task A_model_gets_nothing_by_a_confirmation_that_does_not_hold_even_when_the_person_says_yes(string kind)
    {
        var shown = new List<string>();
        await using var model = await ModelServer.StartAsync("openai", request =>
        {
            if (request.Results is [var only] && JsonSerializer.Deserialize<JsonElement>(only) is var answer && answer.TryGetProperty("preview", out var preview)
                && preview.ValueKind == JsonValueKind.Object)
            {
                shown.Add(preview.GetProperty("confirmation").GetString()!);
            }

            return request.Results.Count > 0 ? ModelReply.Say("Well.")
                : request.Said != "yes" ? ModelReply.Call("delete_task", new { task = "all" })
                : ModelReply.Call("delete_task", new
                {
                    task = kind == "for other tasks" ? "1" : "all",
                    confirmation = kind switch
                    {
                        "forged" => shown[^1][..^2] + (shown[^1][^2] == 'A' ? "B" : "A") + shown[^1][^1],
                        "of somebody else" or "replayed" => shown[0],
                        _ => shown[^1],
                    },
                });
        });
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor("openai"));
        var (bob, ann) = (await app.SignUpAsync("bob"), await app.SignUpAsync("ann"));
        await bob.AddAsync("Bob's secret");
        await ann.AddAsync("Call the bank");
        await ann.AddAsync("Water the plants");
        switch (kind)
        {
            case "of somebody else":
                await bob.SayAsync("delete all my tasks");
                break;
            case "replayed":
                await ann.SayAsync("delete all my tasks");
                await ann.SayAsync("yes");
                (await ann.ListAsync()).ShouldBeEmpty();
                await ann.UndoAsync();
                break;
        }

        await ann.SayAsync("delete all my tasks");
        app.Wait(kind == "expired" ? TimeSpan.FromMinutes(10) : TimeSpan.Zero);
        var agreed = await ann.SayAsync("yes");

        agreed.ToolCalls.ShouldHaveSingleItem().IsError.ShouldBeTrue();
        (await ann.ListAsync()).Count.ShouldBe(2);
        (await bob.ListAsync()).Count.ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task A_client_that_adds_more_than_five_tasks_as_subtasks_asks_first(Database database)
    {
        var (ann, mcp) = await WithTasksAsync(database);
        await using var session = mcp;
        string[] steps = ["One", "Two", "Three", "Four", "Five", "Six"];

        var added = await mcp.TryAsync("add_task", new() { ["title"] = "Move house", ["subtasks"] = steps });
        var changed = await mcp.TryAsync("update_task", new() { ["task"] = "1, 2", ["add_subtasks"] = steps[..3] });
        (await ann.ListAsync()).Count.ShouldBe(3);
        await mcp.CallAsync("add_task", new() { ["title"] = "Move house", ["subtasks"] = steps, ["confirmation"] = ConfirmationIn(added.StructuredContent!.Value) });
        await mcp.CallAsync("update_task", new() { ["task"] = "1, 2", ["add_subtasks"] = steps[..3], ["confirmation"] = ConfirmationIn(changed.StructuredContent!.Value) });

        (await ann.ListAsync()).Count.ShouldBe(3 + 7 + 6);
    }

    [Theory, EveryDatabase]
    public async Task A_confirmation_through_rest_is_for_the_state_that_was_shown_too(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        string[] all = ["1", "2", "3", "4", "5", "6"];
        foreach (var number in all)
        {
            await ann.AddAsync($"Task {number}");
        }

        var asked = await ann.Client.PostAsync<BulkAnswer>("/api/tasks/bulk", new BulkTasks(all, BulkAction.Delete));
        await ann.PatchAsync(3, """{"title": "Something else"}""");
        var problem = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks/bulk",
            new BulkTasks(all, BulkAction.Delete, Confirmation: asked.Preview!.Confirmation));

        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("That confirmation is not for this change");
        (await ann.ListAsync()).Count.ShouldBe(6);
    }

    [Theory, EveryDatabase]
    public async Task The_task_service_itself_asks_before_it_changes_more_than_five_tasks(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        foreach (var number in Enumerable.Range(1, 6))
        {
            await ann.AddAsync($"Task {number}");
        }

        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Authenticate(new Caller.Identity(ann.Id, ChangeSource.Rest));
        var service = scope.ServiceProvider.GetRequiredService<TaskService>();
        var selection = new TaskSelection(await scope.ServiceProvider.GetRequiredService<TaskScope>().Mine.AsNoTracking()
            .ToListAsync(TestContext.Current.CancellationToken));

        var deletion = await service.DeleteAsync(selection, null, TestContext.Current.CancellationToken);
        var completion = await service.CompleteAsync(selection, done: true, selection.At(null), confirmation: null, TestContext.Current.CancellationToken);

        deletion.ShouldBeOfType<ChangeOutcome.Unconfirmed>().Preview.Summary.ShouldBe("Delete 6 tasks?");
        completion.ShouldBeOfType<ChangeOutcome.Unconfirmed>().Preview.Summary.ShouldBe("Complete 6 tasks?");
        (await ann.ListAsync("?status=open")).Count.ShouldBe(6);
    }

    [Theory, EveryDatabase]
    public async Task All_tasks_are_counted_when_there_are_more_than_one_change_covers(Database database)
    {
        var ann = await WithManyAsync(database);
        await using var mcp = await ann.McpAsync();

        var asked = await mcp.CallAsync("delete_task", new() { ["task"] = "all" });
        var question = await ann.SayAsync("delete all tasks");
        var done = await ann.SayAsync("yes");

        asked.ShouldStartWith("Delete the first 200 of 203 tasks?\n");
        question.Response.ShouldStartWith("Delete the first 200 of 203 tasks?\n");
        done.Response.ShouldStartWith("Deleted 200 tasks");
        (await ann.ListAsync()).Count.ShouldBe(3);
    }

    [Theory, EveryDatabase]
    public async Task Tasks_that_a_filter_finds_are_counted_too(Database database)
    {
        var ann = await WithManyAsync(database);

        var question = await ann.SayAsync("delete all overdue tasks");
        var except = await ann.SayAsync("delete all overdue tasks except task 1");

        question.Response.ShouldStartWith("203 tasks match; one change covers the first 200.\nDelete 200 tasks?");
        except.Response.ShouldStartWith("Too many tasks match");
        (await ann.ListAsync("?limit=200")).Count.ShouldBe(200);
    }

    [Fact]
    public async Task More_than_two_hundred_numbers_are_refused_and_not_told_to_be_missing()
    {
        var (ann, mcp) = await WithTasksAsync(Database.Sqlite);
        await using var session = mcp;

        var refused = await mcp.RefusedAsync("delete_task", new() { ["task"] = string.Join(", ", Enumerable.Range(1, 201)) });

        refused.ShouldBe("You named 201 tasks. Name 200 or fewer at once.");
        (await ann.ListAsync()).Count.ShouldBe(3);
    }

    private async Task<Person> WithManyAsync(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        foreach (var count in new[] { 50, 50, 50, 50, 3 })
        {
            var lines = string.Join('\n', Enumerable.Range(1, count).Select(number => $"Chore {number} 2026-11-01"));
            (await ann.Client.PostAsync<Page<TaskItem>>("/api/tasks/quick/several", new QuickTask(lines))).Items.Count.ShouldBe(count);
        }

        return ann;
    }

    private async Task<(Person Ann, McpSession Mcp)> WithTasksAsync(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        foreach (var title in new[] { "Call the bank", "Water the plants", "Send the invoice" })
        {
            await ann.AddAsync(title);
        }

        return (ann, await ann.McpAsync());
    }

    private static async Task<string> PreviewAsync(McpSession mcp, string tool, string task) =>
        ConfirmationIn((await mcp.TryAsync(tool, new() { ["task"] = task })).StructuredContent!.Value);

    private static string ConfirmationIn(JsonElement answer) => answer.GetProperty("preview").GetProperty("confirmation").GetString()!;

    private static Dictionary<string, object?> With(string task, string confirmation) => new() { ["task"] = task, ["confirmation"] = confirmation };
}
