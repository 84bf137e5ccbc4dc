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
    public async Task Completing_several_tasks_with_open_subtasks_asks_keeps_or_completes_them_as_the_request_says(Database database)
    {
        var ann = await WithTripAsync(database);
        await ann.QuickAddAsync("Paint the wall with subtasks brush and colour");
        await ann.QuickAddAsync("Buy milk");

        var one = await RefusedAsync(ann, "1", "2", "8");
        var both = await RefusedAsync(ann, "1", "5");
        var unchanged = await ann.ListAsync();
        var all = await ann.Client.PostAsync<BulkAnswer>("/api/tasks/bulk", new BulkTasks(["5", "8"], BulkAction.Complete, Subtasks: OpenSubtasks.Complete));
        await ann.Client.PostAsync<JsonElement>("/api/undo", new { });
        var alone = await ann.Client.PostAsync<BulkAnswer>("/api/tasks/bulk", new BulkTasks(["5", "8"], BulkAction.Complete, Subtasks: OpenSubtasks.Keep));
        var misplaced = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks/bulk", new BulkTasks(["1"], BulkAction.Delete, Subtasks: OpenSubtasks.Ask));

        one.ShouldBe("“Plan the trip” has 2 open subtasks: “hotel”, “insurance”.");
        both.ShouldBe("2 of the selected tasks have open subtasks: “flights”, “hotel”, “insurance”, “brush”, “colour”.");
        unchanged.ShouldAllBe(task => !task.Completed);
        all.Items.Where(task => task.Completed).Select(task => task.Number).ShouldBe([5, 6, 7, 8]);
        alone.Items.Where(task => task.Completed).Select(task => task.Number).ShouldBe([5, 8]);
        misplaced.GetProperty("errors").TryGetProperty("subtasks", out _).ShouldBeTrue();
    }

    [Theory, EveryDatabase]
    public async Task Subtasks_that_are_completed_along_count_for_the_confirmation(Database database)
    {
        var ann = await WithTripAsync(database);
        await ann.QuickAddAsync("Paint the wall with subtasks brush and colour");
        var request = new BulkTasks(["1", "5"], BulkAction.Complete, Subtasks: OpenSubtasks.Complete);

        var asked = await ann.Client.PostAsync<BulkAnswer>("/api/tasks/bulk", request);
        var done = await ann.Client.PostAsync<BulkAnswer>("/api/tasks/bulk", request with { Confirmation = asked.Preview.ShouldNotBeNull().Confirmation });

        asked.Preview.Summary.ShouldBe("Complete 7 tasks?");
        done.Items.Count(task => task.Completed).ShouldBe(7);
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

    private static async Task<string?> RefusedAsync(Person person, params string[] tasks) => (await person.Client.RefusedAsync(
        HttpStatusCode.Conflict, ErrorCodes.OpenSubtasks, HttpMethod.Post, "/api/tasks/bulk", new BulkTasks(tasks, BulkAction.Complete, Subtasks: OpenSubtasks.Ask)))
        .GetProperty("detail").GetString();

    private async Task<Person> WithTripAsync(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.QuickAddAsync("Plan the trip with subtasks flights, hotel and insurance");
        return ann;
    }
}
