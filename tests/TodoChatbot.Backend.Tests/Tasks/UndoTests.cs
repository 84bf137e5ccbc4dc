using System.Net;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

public sealed class UndoTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task Undo_goes_back_step_by_step_to_the_beginning(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        await ann.PatchAsync(1, """{"title": "Buy bread"}""");
        await ann.PatchAsync(1, """{"priority": "high", "tags": ["shop"]}""");
        await ann.CompleteAsync(1);

        await ann.UndoAsync();
        (await ann.GetAsync(1)).Completed.ShouldBeFalse();
        await ann.UndoAsync();
        ((await ann.GetAsync(1)).Priority, (await ann.GetAsync(1)).Tags.Count).ShouldBe((Priority.Medium, 0));
        await ann.UndoAsync();
        (await ann.GetAsync(1)).Title.ShouldBe("Buy milk");
        await ann.UndoAsync();
        (await ann.ListAsync()).ShouldBeEmpty();
        var problem = await ann.Client.RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/undo");
        problem.GetProperty("detail").GetString().ShouldBe("There is nothing to undo.");
    }

    [Theory, EveryDatabase]
    public async Task Redo_goes_forward_again_to_the_end(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        await ann.PatchAsync(1, """{"title": "Buy bread"}""");
        await ann.CompleteAsync(1);
        await ann.UndoAsync(3);

        await ann.RedoAsync();
        (await ann.GetAsync(1)).Title.ShouldBe("Buy milk");
        await ann.RedoAsync(2);
        ((await ann.GetAsync(1)).Title, (await ann.GetAsync(1)).Completed).ShouldBe(("Buy bread", true));
        var problem = await ann.Client.RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/redo");
        problem.GetProperty("detail").GetString().ShouldBe("There is nothing to redo.");
    }

    [Theory, EveryDatabase]
    public async Task Back_and_forth_ends_where_it_began(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        await ann.PatchAsync(1, """{"title": "Buy bread"}""");

        for (var round = 0; round < 3; round++)
        {
            await ann.UndoAsync(2);
            (await ann.ListAsync()).ShouldBeEmpty();
            await ann.RedoAsync(2);
            (await ann.GetAsync(1)).Title.ShouldBe("Buy bread");
        }

        await ann.UndoAsync();
        await ann.RedoAsync();
        await ann.UndoAsync();
        (await ann.GetAsync(1)).Title.ShouldBe("Buy milk");
    }

    [Theory, EveryDatabase]
    public async Task A_new_change_closes_the_way_forward(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        await ann.PatchAsync(1, """{"title": "Buy bread"}""");
        await ann.UndoAsync();

        await ann.AddAsync("Something new");

        await ann.Client.RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/redo");
        (await ann.GetAsync(1)).Title.ShouldBe("Buy milk");
    }

    [Theory, EveryDatabase]
    public async Task Several_steps_are_taken_back_in_one_go_or_not_at_all(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("One");
        await ann.AddAsync("Two");

        var problem = await ann.Client.RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/undo", new UndoChanges(3));
        problem.GetProperty("detail").GetString().ShouldBe("Only 2 of these changes can be undone. Ask for 2.");
        (await ann.ListAsync()).Count.ShouldBe(2);
        var undone = await ann.UndoAsync(2);

        undone.Summary.ShouldBe("Undid: added task 2 “Two”. Undid: added task 1 “One”.");
        (await ann.ListAsync()).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task One_change_set_can_be_taken_back_out_of_the_middle(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        var renamed = await ann.PatchAsync(1, """{"title": "Buy bread"}""");
        await ann.PatchAsync(1, """{"priority": "high"}""");

        await UndoAsync(ann, renamed.ChangeSet);

        var task = await ann.GetAsync(1);
        (task.Title, task.Priority).ShouldBe(("Buy milk", Priority.High));
        var again = await ann.Client.RefusedAsync(
            HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/undo", new UndoChanges(ChangeSet: renamed.ChangeSet));
        again.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("undone already");
    }

    [Theory, EveryDatabase]
    public async Task What_was_changed_since_is_not_overwritten_and_the_reason_is_told(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        var renamed = await ann.PatchAsync(1, """{"title": "Buy bread"}""");
        await ann.PatchAsync(1, """{"title": "Buy butter"}""");

        var problem = await ann.Client.RefusedAsync(
            HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/undo", new UndoChanges(ChangeSet: renamed.ChangeSet));

        problem.GetProperty("detail").GetString()
            .ShouldBe("That cannot be undone: the title of task 1 “Buy bread” was changed again since. Undo the later change first.");
        (await ann.GetAsync(1)).Title.ShouldBe("Buy butter");
    }

    [Theory, EveryDatabase]
    public async Task A_bulk_change_is_one_step(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Report for Monday");
        await ann.AddAsync("Report for Tuesday");
        await ann.AddAsync("Buy milk");
        await ann.SayAsync("complete tasks 1 and 2");
        (await ann.ListAsync("?status=done")).Count.ShouldBe(2);

        await ann.UndoAsync();

        (await ann.ListAsync("?status=done")).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Changes_through_every_door_are_taken_back_through_any(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");
        await ann.SayAsync("mark task 1 as complete");

        await ann.UndoAsync();
        (await ann.GetAsync(1)).Completed.ShouldBeFalse();
        await ann.SayAsync("undo");

        (await ann.ListAsync()).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Two_undos_at_once_take_two_steps_back(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("One");
        await ann.AddAsync("Two");
        await ann.AddAsync("Three");

        await Task.WhenAll(ann.UndoAsync(), ann.UndoAsync());

        (await ann.ListAsync()).Select(task => task.Title).ShouldBe(["One"]);
    }

    [Theory, EveryDatabase]
    public async Task Adding_a_parent_is_not_undone_while_it_has_subtasks(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var parent = await ann.AddAsync("Move house");
        await ann.AddAsync(new TaskFields("Pack the books", Parent: 1));

        var problem = await ann.Client.RefusedAsync(
            HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/undo", new UndoChanges(ChangeSet: parent.ChangeSet));

        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("subtask");
        (await ann.ListAsync()).Count.ShouldBe(2);
    }

    [Theory, EveryDatabase]
    public async Task A_subtask_does_not_come_back_without_its_parent(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Move house");
        await ann.AddAsync(new TaskFields("Pack the books", Parent: 1));
        await ann.DeleteAsync(2);
        var deletion = (await ann.Client.GetAsync<Page<ActivityItem>>("/api/activity")).Items[0].ChangeSet;
        await ann.DeleteAsync(1);

        var problem = await ann.Client.RefusedAsync(
            HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/undo", new UndoChanges(ChangeSet: deletion));

        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("Move house");
        (await ann.ListAsync()).ShouldBeEmpty();
        await ann.UndoAsync(2);
        (await ann.ListAsync()).Count.ShouldBe(2);
    }

    [Theory, EveryDatabase]
    public async Task A_task_does_not_become_a_subtask_again_while_it_has_subtasks(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Move house");
        await ann.AddAsync(new TaskFields("Pack", Parent: 1));
        var freed = await ann.PatchAsync(2, """{"parent": null}""");
        await ann.AddAsync(new TaskFields("Pack the books", Parent: 2));

        await ann.Client.RefusedAsync(
            HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/undo", new UndoChanges(ChangeSet: freed.ChangeSet));

        (await ann.GetAsync(2)).Parent.ShouldBeNull();
    }

    [Theory, EveryDatabase]
    public async Task What_is_swept_for_good_is_not_brought_back_by_half(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync(new TaskFields("Plant a tree", Project: new ProjectReference(Name: "Garden")));
        var moved = await ann.PatchAsync(1, """{"project": {"name": "Balcony"}}""");
        var garden = (await ann.Client.GetAsync<Page<LabelItem>>("/api/projects")).Items.Single(project => project.Name == "Garden");
        await ann.Client.TryAsync(HttpMethod.Delete, $"/api/projects/{garden.Id}");
        app.Wait(TimeSpan.FromDays(31));
        await ann.ReturnAsync();
        await ann.AddAsync("A write wakes the sweeper");
        await Eventually.TrueAsync(async () => await app.CountAsync("projects", "deleted_at IS NOT NULL") == 0);

        var problem = await ann.Client.RefusedAsync(
            HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/undo", new UndoChanges(ChangeSet: moved.ChangeSet));

        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("gone for good");
    }

    [Theory, EveryDatabase]
    public async Task A_label_whose_name_was_taken_meanwhile_does_not_come_back(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var first = await ann.Client.PostAsync<LabelItem>("/api/tags", new LabelFields("home"));
        await ann.Client.TryAsync(HttpMethod.Delete, $"/api/tags/{first.Id}");
        var deletion = (await ann.Client.GetAsync<Page<ActivityItem>>("/api/activity")).Items[0].ChangeSet;
        await ann.Client.PostAsync<LabelItem>("/api/tags", new LabelFields("Home"));

        var problem = await ann.Client.RefusedAsync(
            HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/undo", new UndoChanges(ChangeSet: deletion));

        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("another tag");
        (await ann.Client.GetAsync<Page<LabelItem>>("/api/tags")).Items.ShouldHaveSingleItem().Name.ShouldBe("Home");
    }

    [Theory, EveryDatabase]
    public async Task An_undone_rename_of_a_tag_is_searched_by_its_old_name(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Plant a tree", tags: "garden");
        var tag = (await ann.Client.GetAsync<Page<LabelItem>>("/api/tags")).Items[0];
        await ann.Client.PatchAsync<LabelItem>($"/api/tags/{tag.Id}", """{"name": "balcony"}""");

        await ann.UndoAsync();

        (await ann.ListAsync("?q=garden")).ShouldHaveSingleItem();
        (await ann.ListAsync("?q=balcony")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"steps": 0}""", "steps")]
    [InlineData("""{"steps": 21}""", "steps")]
    [InlineData("""{"steps": "two"}""", "steps")]
    [InlineData("""{"change_set": "one"}""", "change_set")]
    public async Task A_wrong_request_is_refused_by_field(string body, string field)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Buy milk");

        var problem = await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/undo", body);

        problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(problem.ToString());
    }

    private static Task<UndoneChanges> UndoAsync(Person person, Guid? changeSet) =>
        person.Client.PostAsync<UndoneChanges>("/api/undo", new UndoChanges(ChangeSet: changeSet));

    [Theory, EveryDatabase]
    public async Task What_changes_twice_in_one_change_is_taken_back_in_order(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        for (var round = 1; round <= 8; round++)
        {
            var parent = await ann.AddAsync("Water the plants", new Due(new DateOnly(2026, 11, 23)), new Recurrence("FREQ=DAILY"));
            var subtask = await ann.AddAsync(new TaskFields("Fill the can", Parent: parent.Number));
            await ann.CompleteAsync(subtask.Number);

            await ann.Client.PostAsync<BulkAnswer>("/api/tasks/bulk", new BulkTasks([$"{parent.Number}", $"{subtask.Number}"], BulkAction.Complete));
            await ann.UndoAsync();

            (await ann.GetAsync(parent.Number)).Due!.Date.ShouldBe(new DateOnly(2026, 11, 23));
            (await ann.GetAsync(subtask.Number)).Completed.ShouldBeTrue();
        }
    }
}
