using System.Net;
using System.Text.Json.Nodes;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

public sealed class BulkTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task Several_tasks_are_completed_in_one_change_that_one_undo_takes_back(Database database)
    {
        var ann = await WithTasksAsync(database, 4);
        var id = (await ann.GetAsync(2)).Id;

        var done = await BulkAsync(ann, BulkAction.Complete, "1", id.ToString(), "3", "99");
        await ann.Client.PostAsync<UndoneChanges>("/api/undo", new UndoChanges(ChangeSet: done.ChangeSet));

        done.Items.Select(task => (task.Number, task.Completed)).ShouldBe([(1, true), (2, true), (3, true)]);
        done.Preview.ShouldBeNull();
        (await ann.ListAsync("?status=open")).Count.ShouldBe(4);
    }

    [Theory, EveryDatabase]
    public async Task Tasks_are_reopened_and_deleted_together_too(Database database)
    {
        var ann = await WithTasksAsync(database, 3);
        await BulkAsync(ann, BulkAction.Complete, "1", "2");

        var reopened = await BulkAsync(ann, BulkAction.Reopen, "1", "2");
        await BulkAsync(ann, BulkAction.Delete, "1", "3");

        reopened.Items.ShouldAllBe(task => !task.Completed);
        (await ann.ListAsync()).ShouldHaveSingleItem().Number.ShouldBe(2);
        await ann.UndoAsync();
        (await ann.ListAsync()).Count.ShouldBe(3);
    }

    [Theory, EveryDatabase]
    public async Task More_than_five_tasks_are_shown_first_and_changed_once_agreed(Database database)
    {
        var ann = await WithTasksAsync(database, 6);
        string[] all = ["1", "2", "3", "4", "5", "6"];

        var asked = await BulkAsync(ann, BulkAction.Delete, all);
        var untouched = (await ann.ListAsync()).Count;
        var preview = asked.Preview.ShouldNotBeNull();
        await RefusedAsync(ann, new BulkTasks(all, BulkAction.Complete, Confirmation: preview.Confirmation));
        var done = await ann.Client.PostAsync<BulkAnswer>("/api/tasks/bulk", new BulkTasks(all, BulkAction.Delete, Confirmation: preview.Confirmation));

        (asked.ChangeSet, untouched).ShouldBe((null, 6));
        preview.Summary.ShouldBe("Delete 6 tasks?");
        preview.Lines[0].ShouldBe("1. Task 1");
        done.ChangeSet.ShouldNotBeNull();
        (await ann.ListAsync()).ShouldBeEmpty();
        await ann.UndoAsync();
        (await ann.ListAsync()).Count.ShouldBe(6);
    }

    [Theory, EveryDatabase]
    public async Task Fields_are_changed_together_once_agreed_and_as_agreed_only(Database database)
    {
        var ann = await WithTasksAsync(database, 6);
        string[] all = ["1", "2", "3", "4", "5", "6"];
        var urgent = new BulkTasks(all, BulkAction.Change, new JsonObject { ["priority"] = "urgent" });

        var asked = await ann.Client.PostAsync<BulkAnswer>("/api/tasks/bulk", urgent);
        var agreed = asked.Preview.ShouldNotBeNull().Confirmation;
        await RefusedAsync(ann, urgent with { Change = new JsonObject { ["priority"] = "low" }, Confirmation = agreed });
        var done = await ann.Client.PostAsync<BulkAnswer>("/api/tasks/bulk", urgent with { Confirmation = agreed });

        asked.Preview.Summary.ShouldBe("Change 6 tasks?");
        done.Items.Select(task => task.Priority).ShouldBe(Enumerable.Repeat(Priority.Urgent, 6));
        await ann.UndoAsync();
        (await ann.ListAsync()).ShouldAllBe(task => task.Priority == Priority.Medium);
    }

    [Theory, EveryDatabase]
    public async Task Tasks_of_somebody_else_are_not_found(Database database)
    {
        var ann = await WithTasksAsync(database, 1);
        var bob = await ann.App.SignUpAsync("bob");
        var id = (await ann.GetAsync(1)).Id.ToString();
        using var stranger = ann.App.CreateClient();

        foreach (var action in Enum.GetValues<BulkAction>())
        {
            var change = action == BulkAction.Change ? new JsonObject { ["title"] = "Mine" } : null;
            DateOnly? day = action == BulkAction.Move ? new DateOnly(2026, 12, 2) : null;
            await bob.Client.RefusedAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound, HttpMethod.Post, "/api/tasks/bulk", new BulkTasks([id, "1"], action, change, day));
        }

        await stranger.RefusedAsync(HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, HttpMethod.Post, "/api/tasks/bulk", new BulkTasks([id], BulkAction.Delete));
        (await ann.ListAsync()).ShouldHaveSingleItem().Completed.ShouldBeFalse();
    }

    [Theory, EveryDatabase]
    public async Task What_was_done_already_leaves_nothing_to_undo(Database database)
    {
        var ann = await WithTasksAsync(database, 1);
        await ann.CompleteAsync(1);

        var done = await BulkAsync(ann, BulkAction.Complete, "1");

        (done.Items.Count, done.ChangeSet).ShouldBe((1, null));
    }

    [Theory, EveryDatabase]
    public async Task A_request_without_tasks_or_without_an_action_is_refused(Database database)
    {
        var ann = await WithTasksAsync(database, 1);

        await RefusedAsync(ann, new { tasks = Array.Empty<string>(), action = "delete" });
        await RefusedAsync(ann, new { tasks = new[] { "1" } });
        await RefusedAsync(ann, new { tasks = new[] { "1", "milk" }, action = "delete" });
        await RefusedAsync(ann, new { tasks = new[] { "1" }, action = "burn" });
        await RefusedAsync(ann, new { tasks = new[] { "1" }, action = "change" });
        await RefusedAsync(ann, new { tasks = new[] { "1" }, action = "change", change = new { colour = "red" } });
        await RefusedAsync(ann, new { tasks = new[] { "1" }, action = "delete", change = new { priority = "low" } });
        await RefusedAsync(ann, new { tasks = Enumerable.Range(1, 201).Select(number => $"{number}").ToArray(), action = "delete" });

        (await ann.ListAsync()).Count.ShouldBe(1);
    }

    private async Task<Person> WithTasksAsync(Database database, int count)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        for (var number = 1; number <= count; number++)
        {
            await ann.AddAsync($"Task {number}");
        }

        return ann;
    }

    private static Task<BulkAnswer> BulkAsync(Person person, BulkAction action, params string[] tasks) =>
        person.Client.PostAsync<BulkAnswer>("/api/tasks/bulk", new BulkTasks(tasks, action));

    private static Task RefusedAsync(Person person, object body) => person.Client.RefusedAsync(
        HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks/bulk", body);
}
