using System.Net;
using System.Text.Json;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

/// <summary>Archived projects and tags are hidden, and their tasks remain.</summary>
public sealed class ArchiveTests(BackendApps apps) : IClassFixture<BackendApps>
{
    private const string Archive = """{"archived": true}""";
    private const string Unarchive = """{"archived": false}""";

    [Theory, MemberData(nameof(LabelTests.EachKind), MemberType = typeof(LabelTests))]
    public async Task An_archived_label_is_listed_only_when_asked_for(Database database, string kind)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        var garden = await ann.Client.PostAsync<LabelItem>($"/api/{kind}", new LabelFields("Garden", "#112233"));
        await ann.Client.PostAsync<LabelItem>($"/api/{kind}", new LabelFields("Home"));

        var archived = await ann.Client.PatchAsync<LabelItem>($"/api/{kind}/{garden.Id}", Archive);
        var renamed = await ann.Client.PatchAsync<LabelItem>($"/api/{kind}/{garden.Id}", """{"name": "Balcony"}""");
        var (listed, all) = (await NamesAsync(ann, $"/api/{kind}"), await NamesAsync(ann, $"/api/{kind}?include_archived=true"));
        var back = await ann.Client.PatchAsync<LabelItem>($"/api/{kind}/{garden.Id}", Unarchive);

        archived.ShouldBe(garden with { Archived = true });
        renamed.ShouldBe(archived with { Name = "Balcony" });
        listed.ShouldBe(["Home"]);
        all.ShouldBe(["Balcony", "Home"]);
        (await ann.Client.GetAsync<LabelItem>($"/api/{kind}/{garden.Id}")).ShouldBe(back);
        back.ShouldBe(renamed with { Archived = false });
        (await NamesAsync(ann, $"/api/{kind}")).ShouldBe(["Balcony", "Home"]);
    }

    [Theory, MemberData(nameof(LabelTests.EachKind), MemberType = typeof(LabelTests))]
    public async Task Archiving_can_be_undone_and_is_in_the_history(Database database, string kind)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        var garden = await ann.Client.PostAsync<LabelItem>($"/api/{kind}", new LabelFields("Garden"));
        var noun = kind.TrimEnd('s');

        await ann.Client.PatchAsync<LabelItem>($"/api/{kind}/{garden.Id}", Archive);
        var change = (await ann.Client.GetAsync<Page<ActivityItem>>("/api/activity")).Items[0];
        var undone = await ann.UndoAsync();
        var shown = await NamesAsync(ann, $"/api/{kind}");
        await ann.RedoAsync();
        var hidden = await NamesAsync(ann, $"/api/{kind}");
        await ann.Client.PatchAsync<LabelItem>($"/api/{kind}/{garden.Id}", Unarchive);

        change.Summary.ShouldBe($"Archived {noun} “Garden”");
        change.Changes.ShouldHaveSingleItem().ShouldBe(new FieldChange("archived", null, "yes"));
        undone.Summary.ShouldBe($"Undid: archived {noun} “Garden”.");
        shown.ShouldBe(["Garden"]);
        hidden.ShouldBeEmpty();
        (await ann.Client.GetAsync<Page<ActivityItem>>("/api/activity")).Items[0].Summary.ShouldBe($"Unarchived {noun} “Garden”");
    }

    [Theory, EveryDatabase]
    public async Task Open_tasks_of_an_archived_project_leave_the_lists_until_it_is_unarchived(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        var task = await ann.AddAsync(new TaskFields(
            "Plant a tree", Due: new Due(new DateOnly(2026, 11, 23)), Reminders: [new Reminder("2026-11-23T12:00")], Project: new ProjectReference(Name: "Garden")));
        await ann.AddAsync(new TaskFields("Mow the lawn", Project: new ProjectReference(Name: "Garden")));
        await ann.AddAsync("Buy milk");
        await ann.CompleteAsync(2);

        await ann.Client.PatchAsync<LabelItem>($"/api/projects/{task.Project!.Id}", Archive);

        (await TitlesAsync(ann, "?status=open")).ShouldBe(["Buy milk"]);
        (await TitlesAsync(ann, "?status=done")).ShouldBe(["Mow the lawn"]);
        (await TitlesAsync(ann, "?q=tree")).ShouldBeEmpty();
        (await TitlesAsync(ann, "?project=garden")).ShouldBe(["Plant a tree", "Mow the lawn"], ignoreOrder: true);
        (await TitlesAsync(ann, "?numbers=1")).ShouldBe(["Plant a tree"]);
        (await ann.Client.GetAsync<TaskGroups>("/api/tasks/groups?status=open")).Groups.Sum(group => group.Total).ShouldBe(1);
        (await ann.Client.GetAsync<TaskCounts>("/api/tasks/counts")).ShouldBe(new TaskCounts(Open: 1, Today: 0, Week: 0));
        (await ann.Client.GetAsync<JsonElement>("/api/reminders")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await ann.Client.GetAsync<LabelItem>($"/api/projects/{task.Project.Id}")).OpenTasks.ShouldBe(1);
        await ann.Client.PatchAsync<LabelItem>($"/api/projects/{task.Project.Id}", Unarchive);
        (await TitlesAsync(ann, "?status=open")).ShouldBe(["Plant a tree", "Buy milk"]);
    }

    [Theory, EveryDatabase]
    public async Task A_tag_does_not_count_tasks_of_archived_projects_but_deleting_it_does(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        foreach (var number in Enumerable.Range(1, 6))
        {
            await ann.AddAsync(new TaskFields($"Plant tree {number}", Tags: ["spring"], Project: new ProjectReference(Name: "Garden")));
        }

        await ann.AddAsync("Clean the windows", tags: "spring");
        await using var mcp = await ann.McpAsync();
        await mcp.CallAsync("edit_project", new() { ["action"] = "archive", ["project"] = "garden" });

        var tag = (await ann.Client.GetAsync<Page<LabelItem>>("/api/tags")).Items.ShouldHaveSingleItem();
        var asked = (await mcp.TryAsync("edit_tag", new() { ["action"] = "delete", ["tag"] = "spring" })).StructuredContent!.Value;
        var code = asked.GetProperty("preview").GetProperty("confirmation").GetString();

        tag.OpenTasks.ShouldBe(1);
        asked.GetProperty("text").GetString().ShouldNotBeNull().ShouldStartWith("Delete the tag “spring”?\nspring: 7 open tasks");
        (await mcp.CallAsync("edit_tag", new() { ["action"] = "delete", ["tag"] = "spring", ["confirmation"] = code })).ShouldBe("Deleted the tag “spring”. Its tasks stay.");
    }

    [Theory, EveryDatabase]
    public async Task Tasks_of_an_archived_tag_stay_in_the_lists_with_it(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.AddAsync("Buy milk", tags: "shop");
        var tag = (await ann.Client.GetAsync<Page<LabelItem>>("/api/tags")).Items[0];

        await ann.Client.PatchAsync<LabelItem>($"/api/tags/{tag.Id}", Archive);

        (await ann.ListAsync()).ShouldHaveSingleItem().Tags.ShouldBe(["shop"]);
        (await TitlesAsync(ann, "?tag=shop")).ShouldBe(["Buy milk"]);
    }

    [Theory, EveryDatabase]
    public async Task Tasks_of_a_deleted_project_come_back_to_the_lists_though_it_was_archived(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        var task = await ann.AddAsync(new TaskFields("Plant a tree", Project: new ProjectReference(Name: "Garden")));
        await ann.Client.PatchAsync<LabelItem>($"/api/projects/{task.Project!.Id}", Archive);

        using var deleted = await ann.Client.TryAsync(HttpMethod.Delete, $"/api/projects/{task.Project.Id}");

        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ann.ListAsync()).ShouldHaveSingleItem().Project.ShouldBeNull();
    }

    [Theory, EveryDatabase]
    public async Task Whoever_names_an_archived_label_in_a_task_unarchives_it_and_undo_archives_it_again(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        var garden = await ann.Client.PostAsync<LabelItem>("/api/projects", new LabelFields("Garden", Archived: true));
        await ann.Client.PostAsync<LabelItem>("/api/tags", new LabelFields("spring", Archived: true));

        var added = await ann.QuickAddAsync("Plant a tree +garden #spring");
        var (projects, tags) = (await NamesAsync(ann, "/api/projects"), await NamesAsync(ann, "/api/tags"));
        var activity = (await ann.Client.GetAsync<Page<ActivityItem>>("/api/activity")).Items;
        var undone = await ann.UndoAsync();

        added.Project.ShouldNotBeNull().Id.ShouldBe(garden.Id);
        (projects, tags).ShouldSatisfyAllConditions(names => names.projects.ShouldBe(["Garden"]), names => names.tags.ShouldBe(["spring"]));
        activity.Count(change => change.ChangeSet == activity[0].ChangeSet).ShouldBe(1);
        undone.Summary.ShouldBe("Undid: added task 1 “Plant a tree”.");
        (await NamesAsync(ann, "/api/projects")).ShouldBeEmpty();
        (await NamesAsync(ann, "/api/tags")).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_task_of_an_archived_project_can_be_changed_and_moved_and_the_project_stays_archived(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        var task = await ann.AddAsync(new TaskFields("Plant a tree", Tags: ["spring"], Project: new ProjectReference(Name: "Garden")));
        var tag = (await ann.Client.GetAsync<Page<LabelItem>>("/api/tags")).Items[0];
        await ann.Client.PatchAsync<LabelItem>($"/api/projects/{task.Project!.Id}", Archive);
        await ann.Client.PatchAsync<LabelItem>($"/api/tags/{tag.Id}", Archive);

        await ann.PatchAsync(1, """{"title": "Plant two trees"}""");
        await ann.CompleteAsync(1);
        var (projects, tags) = (await NamesAsync(ann, "/api/projects"), await NamesAsync(ann, "/api/tags"));
        await ann.PatchAsync(1, """{"project": {"name": "Balcony"}}""");
        var moved = await NamesAsync(ann, "/api/projects");
        await ann.PatchAsync(1, $$$"""{"project": {"id": "{{{task.Project.Id}}}"}}""");

        (projects.Count, tags.Count).ShouldBe((0, 0));
        moved.ShouldBe(["Balcony"]);
        (await NamesAsync(ann, "/api/projects")).ShouldBe(["Balcony", "Garden"]);
    }

    [Theory, EveryDatabase]
    public async Task The_name_of_an_archived_label_stays_taken(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.Client.PostAsync<LabelItem>("/api/projects", new LabelFields("Garden", Archived: true));

        var problem = await ann.Client.RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/projects", new LabelFields("garden"));

        problem.GetProperty("detail").GetString().ShouldBe("You already have an archived project “garden”. Unarchive it, or choose another name.");
    }

    [Theory, EveryDatabase]
    public async Task Tools_archive_and_unarchive_and_list_archived_labels_when_asked_for(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await ann.AddAsync(new TaskFields("Plant a tree", Tags: ["spring"], Project: new ProjectReference(Name: "Garden")));
        await using var mcp = await ann.McpAsync();

        var project = await mcp.CallAsync("edit_project", new() { ["action"] = "archive", ["project"] = "garden" });
        var tag = await mcp.CallAsync("edit_tag", new() { ["action"] = "archive", ["tag"] = "spring" });
        var labels = await mcp.CallAsync("list_labels");
        var all = await mcp.CallAsync("list_labels", new() { ["include_archived"] = true });
        var tasks = await mcp.CallAsync("list_tasks");
        var refused = await mcp.RefusedAsync("complete_task", new() { ["task"] = "plant" });
        var back = await mcp.CallAsync("edit_project", new() { ["action"] = "unarchive", ["project"] = "garden" });
        var undone = await mcp.CallAsync("undo");

        project.ShouldBe("Archived the project “Garden”.");
        tag.ShouldBe("Archived the tag “spring”.");
        labels.ShouldBe("Projects: none.\nTags: none.");
        all.ShouldBe("Projects: +Garden (1, archived).\nTags: #spring (0, archived).");
        tasks.ShouldNotContain("Plant");
        refused.ShouldContain("no task");
        back.ShouldBe("Unarchived the project “Garden”.");
        undone.ShouldBe("Undid: unarchived project “Garden”.");
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(Person person, string path) =>
        [.. (await person.Client.GetAsync<Page<LabelItem>>(path)).Items.Select(label => label.Name)];

    private static async Task<IReadOnlyList<string>> TitlesAsync(Person person, string query) => [.. (await person.ListAsync(query)).Select(task => task.Title)];
}
