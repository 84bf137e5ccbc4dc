using System.Net;
using System.Text.Json;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

/// <summary>A task and its subtasks.</summary>
public sealed class SubtaskTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task A_list_says_how_far_a_task_is_and_of_what_a_subtask_is_part(Database database)
    {
        var ann = await WithTripAsync(database);
        await ann.Client.PatchAsync<TaskItem>("/api/tasks/2/complete", new CompleteTask(true));

        var listed = await ann.ListAsync();

        listed.Single(task => task.Number == 1).Subtasks.ShouldBe(new SubtaskCount(1, 3));
        listed.Where(task => task.Number > 1).ShouldAllBe(task => task.ParentTitle == "Plan the trip" && task.Subtasks == null);
        (await ann.GetAsync(1)).Subtasks.ShouldBe(new SubtaskCount(1, 3));
    }

    [Theory, EveryDatabase]
    public async Task Completing_a_task_with_open_subtasks_asks_keeps_or_completes_them_as_the_request_says(Database database)
    {
        var ann = await WithTripAsync(database);

        var asked = await ann.Client.RefusedAsync(
            HttpStatusCode.Conflict, ErrorCodes.OpenSubtasks, HttpMethod.Patch, "/api/tasks/1/complete", new CompleteTask(true, Subtasks: OpenSubtasks.Ask));
        var unchanged = await ann.GetAsync(1);
        var all = await ann.Client.PatchAsync<TaskItem>("/api/tasks/1/complete", new CompleteTask(true, Subtasks: OpenSubtasks.Complete));
        var afterAll = await ann.ListAsync();
        await ann.Client.PostAsync<JsonElement>("/api/undo", new { });
        var afterUndo = await ann.ListAsync();
        var alone = await ann.Client.PatchAsync<TaskItem>("/api/tasks/1/complete", new CompleteTask(true));
        var afterAlone = await ann.ListAsync();

        asked.GetProperty("detail").GetString().ShouldBe("“Plan the trip” has 3 open subtasks: “flights”, “hotel”, “insurance”.");
        unchanged.Completed.ShouldBeFalse();
        (all.Completed, all.Subtasks).ShouldBe((true, new SubtaskCount(3, 3)));
        afterAll.ShouldAllBe(task => task.Completed);
        afterUndo.ShouldAllBe(task => !task.Completed);
        alone.Subtasks.ShouldBe(new SubtaskCount(0, 3));
        afterAlone.Count(task => task.Completed).ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task A_task_without_open_subtasks_is_completed_without_a_question(Database database)
    {
        var ann = await WithTripAsync(database);
        foreach (var number in new[] { 2, 3, 4 })
        {
            await ann.Client.PatchAsync<TaskItem>($"/api/tasks/{number}/complete", new CompleteTask(true, Subtasks: OpenSubtasks.Ask));
        }

        var done = await ann.Client.PatchAsync<TaskItem>("/api/tasks/1/complete", new CompleteTask(true, Subtasks: OpenSubtasks.Ask));

        done.Completed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_program_that_completes_a_task_is_told_of_the_subtasks_that_stay_open()
    {
        var ann = await WithTripAsync(Database.Sqlite);
        var mcp = await ann.McpAsync();

        var answer = await mcp.CallAsync("complete_task", new() { ["task"] = "1" });

        answer.ShouldEndWith("It still has 3 open subtasks.");
    }

    private async Task<Person> WithTripAsync(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.QuickAddAsync("Plan the trip with subtasks flights, hotel and insurance");
        return ann;
    }
}
