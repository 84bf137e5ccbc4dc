using System.Net;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

public sealed class LabelTests(BackendApps apps) : IClassFixture<BackendApps>
{
    public static TheoryData<Database, string> EachKind
    {
        get
        {
            var data = new TheoryData<Database, string>();
            foreach (var kind in new[] { "projects", "tags" })
            {
                data.Add(new TheoryDataRow<Database, string>(Database.Sqlite, kind));
                data.Add(new TheoryDataRow<Database, string>(Database.Postgres, kind) { Skip = PostgresServer.Reason });
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(EachKind))]
    public async Task A_label_is_added_read_renamed_and_deleted(Database database, string kind)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        using var response = await ann.Client.TryAsync(HttpMethod.Post, $"/api/{kind}", new LabelFields("  Garden ", "#16a34a"));
        var added = await response.ReadAsync<LabelItem>();

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.Location?.OriginalString.ShouldBe($"/api/{kind}/{added.Id}");
        (added.Name, added.Colour, added.OpenTasks).ShouldBe(("Garden", "#16a34a", 0));
        (await ann.Client.GetAsync<LabelItem>($"/api/{kind}/{added.Id}")).ShouldBe(added);
        var renamed = await ann.Client.PatchAsync<LabelItem>($"/api/{kind}/{added.Id}", """{"name": "Balcony"}""");
        renamed.ShouldBe(added with { Name = "Balcony" });
        (await ann.Client.GetAsync<Page<LabelItem>>($"/api/{kind}")).Items.ShouldHaveSingleItem().ShouldBe(renamed);
        using var deleted = await ann.Client.TryAsync(HttpMethod.Delete, $"/api/{kind}/{added.Id}");
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await ann.Client.RefusedAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound, HttpMethod.Get, $"/api/{kind}/{added.Id}");
        (await ann.Client.GetAsync<Page<LabelItem>>($"/api/{kind}")).Items.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(EachKind))]
    public async Task A_label_without_a_colour_gets_one_the_same_each_time(Database database, string kind)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var bob = await app.SignUpAsync("bob");

        var one = await ann.Client.PostAsync<LabelItem>($"/api/{kind}", new LabelFields("Garden"));
        var two = await bob.Client.PostAsync<LabelItem>($"/api/{kind}", new LabelFields("Garden"));

        one.Colour.ShouldMatch("^#[0-9a-f]{6}$");
        two.Colour.ShouldBe(one.Colour);
    }

    [Theory, MemberData(nameof(EachKind))]
    public async Task Names_are_unique_whatever_their_case_accents_and_spaces(Database database, string kind)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.Client.PostAsync<LabelItem>($"/api/{kind}", new LabelFields("Café Noir"));
        var other = await ann.Client.PostAsync<LabelItem>($"/api/{kind}", new LabelFields("Tea"));

        foreach (var name in new[] { "Café Noir", "CAFÉ NOIR", "cafe noir", "  café   noir ", "Cafe\u0301 Noir" })
        {
            var problem = await ann.Client.RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, $"/api/{kind}", new LabelFields(name));
            problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(name.Trim());
        }

        await ann.Client.RefusedAsync(
            HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Patch, $"/api/{kind}/{other.Id}", """{"name": "cafe noir"}""");
        (await ann.Client.PatchAsync<LabelItem>($"/api/{kind}/{other.Id}", """{"name": "TEA"}""")).Name.ShouldBe("TEA");
    }

    [Theory, MemberData(nameof(EachKind))]
    public async Task Names_that_differ_in_a_sign_are_different(Database database, string kind)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        string[] names = ["C", "C++", "C-", "@home", "home", "home!", "🏠", "🏡", "🏠 home", "日本", "日 本"];

        foreach (var name in names)
        {
            await ann.Client.PostAsync<LabelItem>($"/api/{kind}", new LabelFields(name));
        }

        (await ann.Client.GetAsync<Page<LabelItem>>($"/api/{kind}")).Items.Select(label => label.Name).ShouldBe(names, ignoreOrder: true);
    }

    [Theory, MemberData(nameof(EachKind))]
    public async Task Of_two_labels_of_one_name_at_once_one_is_made(Database database, string kind)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ann.Client.TryAsync(HttpMethod.Post, $"/api/{kind}", new LabelFields("Garden"))));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(5);
    }

    [Theory, MemberData(nameof(EachKind))]
    public async Task A_name_is_free_again_once_its_label_is_deleted(Database database, string kind)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var first = await ann.Client.PostAsync<LabelItem>($"/api/{kind}", new LabelFields("Garden"));

        await ann.Client.TryAsync(HttpMethod.Delete, $"/api/{kind}/{first.Id}");

        (await ann.Client.PostAsync<LabelItem>($"/api/{kind}", new LabelFields("garden"))).Id.ShouldNotBe(first.Id);
    }

    [Theory]
    [InlineData("""{}""", "name")]
    [InlineData("""{"name": ""}""", "name")]
    [InlineData("""{"name": "  "}""", "name")]
    [InlineData("""{"name": "a\u0000b"}""", "name")]
    [InlineData("""{"name": "x", "colour": "red"}""", "colour")]
    [InlineData("""{"name": "x", "colour": "#12345"}""", "colour")]
    [InlineData("""{"name": "x", "colour": "#123456\n"}""", "colour")]
    public async Task A_wrong_label_is_refused_by_field(string body, string field)
    {
        var app = await apps.OnAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");

        foreach (var kind in new[] { "projects", "tags" })
        {
            var problem = await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, $"/api/{kind}", body);
            problem.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(problem.ToString());
        }
    }

    [Theory, EveryDatabase]
    public async Task Names_have_their_limits(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        await ann.Client.PostAsync<LabelItem>("/api/projects", new LabelFields(new string('ß', 100)));
        await ann.Client.PostAsync<LabelItem>("/api/tags", new LabelFields(new string('㍿', 50)));
        await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/projects", new LabelFields(new string('x', 101)));
        await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tags", new LabelFields(new string('x', 51)));
    }

    [Theory, EveryDatabase]
    public async Task Labels_count_their_open_tasks(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        foreach (var title in new[] { "One", "Two", "Three", "Four" })
        {
            await ann.AddAsync(new TaskFields(title, Tags: ["shop"], Project: new ProjectReference(Name: "Home")));
        }

        await ann.CompleteAsync(1);
        await ann.DeleteAsync(2);

        (await ann.Client.GetAsync<Page<LabelItem>>("/api/projects")).Items.ShouldHaveSingleItem().OpenTasks.ShouldBe(2);
        (await ann.Client.GetAsync<Page<LabelItem>>("/api/tags")).Items.ShouldHaveSingleItem().OpenTasks.ShouldBe(2);
    }

    [Theory, EveryDatabase]
    public async Task A_label_that_a_task_names_is_the_one_there_is_whatever_the_case(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync(new TaskFields("One", Tags: ["Café"], Project: new ProjectReference(Name: "Home")));

        var second = await ann.AddAsync(new TaskFields("Two", Tags: ["cafe", "#CAFÉ", "tea"], Project: new ProjectReference(Name: "HOME")));

        second.Tags.ShouldBe(["Café", "tea"]);
        second.Project.ShouldNotBeNull().Name.ShouldBe("Home");
        (await ann.Client.GetAsync<Page<LabelItem>>("/api/tags")).Items.Select(tag => tag.Name).ShouldBe(["Café", "tea"]);
    }

    [Theory, EveryDatabase]
    public async Task Somebody_elses_labels_can_be_neither_attached_nor_seen(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var bob = await app.SignUpAsync("bob");
        var secret = await bob.Client.PostAsync<LabelItem>("/api/projects", new LabelFields("Bob's secret"));
        await bob.Client.PostAsync<LabelItem>("/api/tags", new LabelFields("shared", "#000000"));

        var problem = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks",
            new TaskFields("x", Project: new ProjectReference(secret.Id)));
        await ann.AddAsync("y", tags: "shared");

        problem.GetRawText().ShouldNotContain("Bob's secret");
        (await ann.Client.GetAsync<Page<LabelItem>>("/api/tags")).Items.ShouldHaveSingleItem().Colour.ShouldNotBe("#000000");
        (await ann.Client.GetAsync<Page<LabelItem>>("/api/projects")).Items.ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task A_deleted_project_leaves_its_tasks_and_undo_gives_them_back(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var task = await ann.AddAsync(new TaskFields("Plant a tree", Project: new ProjectReference(Name: "Garden")));

        await ann.Client.TryAsync(HttpMethod.Delete, $"/api/projects/{task.Project!.Id}");
        (await ann.GetAsync(1)).Project.ShouldBeNull();
        (await ann.ListAsync("?project=Garden")).ShouldBeEmpty();
        await ann.UndoAsync();

        (await ann.GetAsync(1)).Project.ShouldBe(task.Project);
        (await ann.ListAsync("?project=Garden")).ShouldHaveSingleItem();
    }

    [Theory, EveryDatabase]
    public async Task A_deleted_tag_leaves_its_tasks_and_undo_gives_them_back(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Plant a tree", tags: "garden");
        var tag = (await ann.Client.GetAsync<Page<LabelItem>>("/api/tags")).Items[0];

        await ann.Client.TryAsync(HttpMethod.Delete, $"/api/tags/{tag.Id}");
        (await ann.GetAsync(1)).Tags.ShouldBeEmpty();
        (await ann.ListAsync("?q=garden")).ShouldBeEmpty();
        await ann.UndoAsync();

        (await ann.GetAsync(1)).Tags.ShouldBe(["garden"]);
        (await ann.ListAsync("?q=garden")).ShouldHaveSingleItem();
    }

    [Theory, EveryDatabase]
    public async Task A_task_that_is_changed_while_its_tag_is_deleted_has_the_tag_again_after_undo(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Plant a tree", tags: "garden");
        var tag = (await ann.Client.GetAsync<Page<LabelItem>>("/api/tags")).Items[0];
        await ann.Client.TryAsync(HttpMethod.Delete, $"/api/tags/{tag.Id}");

        await ann.PatchAsync(1, """{"priority": "high"}""");
        (await ann.GetAsync(1)).Tags.ShouldBeEmpty();
        await ann.UndoAsync(2);

        (await ann.GetAsync(1)).Tags.ShouldBe(["garden"]);
    }

    [Theory, EveryDatabase]
    public async Task A_renamed_tag_is_found_by_its_new_name_only(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("Plant a tree", tags: "garden");
        var tag = (await ann.Client.GetAsync<Page<LabelItem>>("/api/tags")).Items[0];

        await ann.Client.PatchAsync<LabelItem>($"/api/tags/{tag.Id}", """{"name": "balcony"}""");

        (await ann.ListAsync("?q=balcony")).ShouldHaveSingleItem().Tags.ShouldBe(["balcony"]);
        (await ann.ListAsync("?q=garden")).ShouldBeEmpty();
        (await ann.ListAsync("?tag=garden")).ShouldBeEmpty();
        (await ann.ListAsync("?tag=BALCONY")).ShouldHaveSingleItem();
    }

    [Theory, EveryDatabase]
    public async Task A_tag_is_the_same_with_and_without_its_mark(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        (await ann.Client.PostAsync<LabelItem>("/api/tags", new LabelFields("#garden"))).Name.ShouldBe("garden");
        (await ann.AddAsync("Plant a tree", tags: "#garden")).Tags.ShouldBe(["garden"]);
        (await ann.ListAsync("?tag=%23garden")).ShouldHaveSingleItem();
    }

    [Theory, EveryDatabase]
    public async Task A_person_has_a_thousand_labels_of_a_kind_at_the_most(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        for (var task = 0; task < 100; task++)
        {
            await ann.AddAsync(new TaskFields("x", Tags: [.. Enumerable.Range(0, 10).Select(tag => $"tag {task} {tag}")]));
        }

        await ann.Client.RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/tags", new LabelFields("one more"));
        await ann.Client.RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/tasks", new TaskFields("x", Tags: ["one more"]));
        (await ann.AddAsync("x", tags: "tag 7 7")).Tags.ShouldHaveSingleItem();
    }

    [Theory, EveryDatabase]
    public async Task A_label_may_be_patched_to_lose_its_own_colour_but_not_its_name(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var added = await ann.Client.PostAsync<LabelItem>("/api/tags", new LabelFields("garden", "#123456"));

        (await ann.Client.PatchAsync<LabelItem>($"/api/tags/{added.Id}", """{"colour": null}""")).Colour.ShouldNotBe("#123456");
        var problem = await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Patch, $"/api/tags/{added.Id}", """{"name": null}""");
        problem.GetProperty("errors").TryGetProperty("name", out _).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(EachKind))]
    public async Task The_color_of_a_label_may_be_sent_in_American_spelling(Database database, string kind)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        var added = await ann.Client.PostAsync<LabelItem>($"/api/{kind}", """{"name": "Garden", "color": "#16a34a"}""");
        var changed = await ann.Client.PatchAsync<LabelItem>($"/api/{kind}/{added.Id}", """{"color": "#123456"}""");
        var renamed = await ann.Client.PatchAsync<LabelItem>($"/api/{kind}/{added.Id}", """{"name": "Balcony"}""");
        var cleared = await ann.Client.PatchAsync<LabelItem>($"/api/{kind}/{added.Id}", """{"color": null}""");
        var same = await ann.Client.PatchAsync<LabelItem>($"/api/{kind}/{added.Id}", """{"colour": "#ABCDEF", "color": "#abcdef"}""");

        (added.Colour, changed.Colour, renamed.Colour).ShouldBe(("#16a34a", "#123456", "#123456"));
        cleared.Colour.ShouldNotBe("#123456");
        same.Colour.ShouldBe("#ABCDEF");
    }

    [Theory, MemberData(nameof(EachKind))]
    public async Task Two_spellings_of_the_color_with_different_values_are_refused(Database database, string kind)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var added = await ann.Client.PostAsync<LabelItem>($"/api/{kind}", new LabelFields("Garden"));

        foreach (var (method, path) in new[] { (HttpMethod.Post, $"/api/{kind}"), (HttpMethod.Patch, $"/api/{kind}/{added.Id}") })
        {
            var problem = await ann.Client.RefusedAsync(
                HttpStatusCode.BadRequest, ErrorCodes.ValidationError, method, path, """{"name": "Balcony", "colour": "#123456", "color": "#654321"}""");
            problem.GetProperty("errors").GetProperty("color")[0].GetString().ShouldBe(
                "`color` is another name of `colour`, but “#654321” and “#123456” differ. Send one of them.");
        }
    }
}
