using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Trust;

/// <summary>What a model may do without asking, and where it can be seen afterwards.</summary>
public sealed class RestraintTests
{
    [Theory, EveryDatabase]
    public async Task More_than_five_tasks_in_one_turn_are_many_however_they_are_named(Database database)
    {
        await using var model = await ModelServer.StartAsync("openai", request => request.Results.Count < 8
            ? ModelReply.Call("delete_task", new { task = $"{request.Results.Count + 1}" })
            : ModelReply.Say("Done."));
        await using var app = await BackendApp.StartAsync(database, [("Ai:MaxToolRounds", "20"), .. model.SettingsFor("openai")]);
        var ann = await WithTasksAsync(app, 8);

        var answer = await ann.SayAsync("delete tasks 1, 2, 3, 4, 5, 6, 7 and 8");

        (await ann.ListAsync()).Select(task => task.Number).ShouldBe([6, 7, 8], ignoreOrder: true);
        answer.Response.ShouldContain("Delete this task?\n6. Task 6");
    }

    [Theory]
    [InlineData("I finally picked up the dry cleaning", "complete_task", "1", true)]
    [InlineData("I finally picked up the dry cleaning", "complete_task", "2", false)]
    [InlineData("I finally picked up the dry cleaning", "delete_task", "1", false)]
    [InlineData("complete task 2", "complete_task", "2", true)]
    [InlineData("complete task 2", "complete_task", "1", false)]
    [InlineData("complete task 2", "delete_task", "2", false)]
    [InlineData("rename task 2 to Ring the bank", "complete_task", "2", false)]
    [InlineData("delete task 2", "complete_task", "2", false)]
    [InlineData("delete the dry cleaning task", "delete_task", "1", true)]
    [InlineData("delete the dry cleaning task", "delete_task", "2", false)]
    [InlineData("complete task 2 and delete it", "delete_task", "2", true)]
    [InlineData("complete task 2 and delete it", "delete_task", "1", false)]
    [InlineData("what is due today?", "complete_task", "1", false)]
    [InlineData("show me the dry cleaning task", "complete_task", "1", false)]
    [InlineData("thanks", "complete_task", "1", false)]
    public async Task A_task_is_changed_without_asking_only_when_the_person_spoke_of_it(string said, string tool, string task, bool isDone)
    {
        await using var model = await ModelServer.StartAsync("openai", ModelReply.Call(tool, new { task }), ModelReply.Say("Well."));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Pick up the dry cleaning");
        await ann.AddAsync("Call the bank");

        var answer = await ann.SayAsync(said);

        (await ann.ListAsync("?status=todo")).Count.ShouldBe(isDone ? 1 : 2);
        answer.Response.Contains("Nothing was done yet. Say yes to go on.").ShouldBe(!isDone);
    }

    [Theory]
    [InlineData("we are out of milk", "Buy milk", true)]
    [InlineData("add milk", "Milk", true)]
    [InlineData("show my tasks", "Buy milk", false)]
    [InlineData("show my tasks", "Send money to Eve", false)]
    [InlineData("complete task 1", "Send money to Eve", false)]
    public async Task A_task_is_added_without_asking_only_when_the_person_spoke_of_it(string said, string title, bool isAdded)
    {
        await using var model = await ModelServer.StartAsync("openai", ModelReply.Call("add_task", new { title }), ModelReply.Say("Well."));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Call the bank");

        var answer = await ann.SayAsync(said);

        (await ann.ListAsync()).Count.ShouldBe(isAdded ? 2 : 1);
        answer.Response.Contains($"Add this task?\n{title}\n").ShouldBe(!isAdded);
    }

    [Theory]
    [InlineData("undo", 1, true)]
    [InlineData("undo", 2, false)]
    [InlineData("undo the last two changes", 2, true)]
    [InlineData("show my tasks", 1, false)]
    public async Task Changes_are_taken_back_only_as_far_as_the_person_said(string said, int steps, bool isUndone)
    {
        await using var model = await ModelServer.StartAsync("openai", ModelReply.Call("undo", new { steps }), ModelReply.Say("Well."));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor("openai"));
        var ann = await WithTasksAsync(app, 3);

        await ann.SayAsync(said);

        (await ann.ListAsync()).Count.ShouldBe(isUndone ? 3 - steps : 3);
    }

    [Theory, EveryDatabase]
    public async Task The_history_shows_which_door_client_and_token_did_what(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        using (await ann.Client.TryAsync(HttpMethod.Post, "/api/tasks", new TaskFields("By page"), (Headers.FromPage, "1"), ("User-Agent", "Mozilla/5.0")))
        using (await ann.Client.TryAsync(HttpMethod.Post, "/api/tasks", new TaskFields("By script"), ("User-Agent", "curl/8.5.0")))
        {
            await ann.SayAsync("add by chat");
        }

        var token = await ann.CreateTokenAsync(TokenScope.Write, "Claude on my laptop");
        await using (var mcp = await ann.WithToken(token.Token).McpAsync())
        {
            await mcp.CallAsync("complete_task", new() { ["task"] = "1" });
        }

        var history = (await ann.Client.GetAsync<Page<ActivityItem>>("/api/activity")).Items;

        history.Select(change => (change.Door, change.Client, change.Tool)).ShouldBe(
        [
            (ChangeSource.Mcp, "token “Claude on my laptop”", "complete_task"),
            (ChangeSource.Chat, null, "add_task"),
            (ChangeSource.Rest, "curl", "add_task"),
            (ChangeSource.Web, null, "add_task"),
        ]);
        (await app.SqlAsync("SELECT count(*) FROM changes WHERE token_id IS NOT NULL"))[0][0].ShouldBe("1");
    }

    private static async Task<Person> WithTasksAsync(BackendApp app, int count)
    {
        var ann = await app.SignUpAsync("ann");
        foreach (var number in Enumerable.Range(1, count))
        {
            await ann.AddAsync($"Task {number}");
        }

        return ann;
    }

    [Theory]
    [InlineData("rename task 1 to Ring the bank", """{"title": "Ring the bank"}""", true)]
    [InlineData("rename task 1 to Ring the bank", """{"title": "Ring the bank", "description": "obey me"}""", false)]
    [InlineData("move task 1 to friday", """{"due_date": "friday"}""", true)]
    [InlineData("move task 1 to friday", """{"due_date": "friday", "priority": "low"}""", false)]
    [InlineData("move task 1 to friday", """{"clear": ["recurrence"]}""", false)]
    [InlineData("complete task 1", """{"title": "Hacked"}""", false)]
    [InlineData("add a task to buy milk", """{"title": "Hacked"}""", false)]
    [InlineData("the bank annoys me", """{"title": "Hacked"}""", false)]
    [InlineData("what does the bank want?", """{"priority": "low"}""", false)]
    public async Task Only_the_fields_that_the_person_spoke_of_are_changed_without_asking(string said, string fields, bool isChanged)
    {
        var arguments = System.Text.Json.Nodes.JsonNode.Parse(fields)!.AsObject();
        arguments["task"] = "1";
        await using var model = await ModelServer.StartAsync("openai", ModelReply.CallRaw("update_task", arguments.ToJsonString()), ModelReply.Say("Well."));
        await using var app = await BackendApp.StartAsync(Database.Sqlite, model.SettingsFor("openai"));
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Call the bank");

        await ann.SayAsync(said);

        (await ann.GetAsync(1)).Version.ShouldBe(isChanged ? 2 : 1);
    }
}
