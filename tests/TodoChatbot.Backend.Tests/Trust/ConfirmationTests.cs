using System.Text.Json;
using TodoChatbot.Backend.Tests.Fixture;

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
        var parts = confirmation.Split('.');
        string[] forged =
        [
            "yes", "true", "the user agreed", ann.Session.AccessToken, ann.Session.RefreshToken,
            confirmation[..^2] + (confirmation[^2] == 'A' ? "B" : "A") + confirmation[^1],
            $"{parts[0]}.{parts[1]}.", $"eyJhbGciOiJub25lIn0.{parts[1]}.", $"{parts[0]}.{parts[1]}", confirmation + confirmation,
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
        var reviewed = new[] { new { title = "Milk" }, new { title = "Bread" } };
        var preview = await mcp.TryAsync("add_tasks", new() { ["tasks"] = reviewed });
        var confirmation = ConfirmationIn(preview.StructuredContent!.Value);

        (await mcp.RefusedAsync("add_tasks", new() { ["tasks"] = new[] { new { title = "Milk" }, new { title = "Poison" } }, ["confirmation"] = confirmation })).ShouldBe(Refused);
        await mcp.CallAsync("add_tasks", new() { ["tasks"] = reviewed, ["confirmation"] = confirmation });
        (await mcp.RefusedAsync("add_tasks", new() { ["tasks"] = reviewed, ["confirmation"] = confirmation })).ShouldBe(Refused);

        (await ann.ListAsync()).Count.ShouldBe(5);
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
            if (request.Results is [var only] && JsonSerializer.Deserialize<JsonElement>(only).GetProperty("preview") is { ValueKind: JsonValueKind.Object } preview)
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
