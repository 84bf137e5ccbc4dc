using System.Net;
using System.Text;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

public sealed class ListingTests(BackendApps apps) : IClassFixture<BackendApps>
{
    /// <summary>A filter and the titles that it leaves.</summary>
    public static TheoryData<Database, string, string[]> Filters
    {
        get
        {
            var data = new TheoryData<Database, string, string[]>();
            foreach (var (query, titles) in new (string, string[])[]
            {
                ("", ["late", "today early", "today", "soon", "far", "undated", "done"]),
                ("?status=done", ["done"]),
                ("?status=open", ["late", "today early", "today", "soon", "far", "undated"]),
                ("?status=in_progress", ["soon"]),
                ("?status=in_progress,review", ["soon", "far"]),
                ("?status=in_progress&status=review", ["soon", "far"]),
                ("?status=todo,done", ["late", "today early", "today", "undated", "done"]),
                ("?priority=urgent", ["late"]),
                ("?priority=high,urgent", ["late", "today"]),
                ("?tag=home", ["today", "soon"]),
                ("?tag=HOME", ["today", "soon"]),
                ("?tag=home&tag=café", ["soon"]),
                ("?tag=unknown", []),
                ("?project=Garden", ["soon", "far"]),
                ("?project=garden", ["soon", "far"]),
                ("?project=unknown", []),
                ("?due_before=2026-11-23", ["late"]),
                ("?due_before=2026-11-24", ["late", "today early", "today"]),
                ("?due_after=2026-11-23", ["soon", "far"]),
                ("?due_after=2026-11-22&due_before=2026-11-28", ["today early", "today", "soon"]),
                ("?overdue=true", ["late", "today early"]),
                ("?overdue=false", ["late", "today early", "today", "soon", "far", "undated", "done"]),
                ("?q=to&priority=high", ["today"]),
                ("?status=open&tag=home&project=garden&due_after=2026-11-23&q=so", ["soon"]),
            })
            {
                data.Add(new TheoryDataRow<Database, string, string[]>(Database.Sqlite, query, titles));
                data.Add(new TheoryDataRow<Database, string, string[]>(Database.Postgres, query, titles) { Skip = PostgresServer.Reason });
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task A_filter_leaves_what_fits(Database database, string query, string[] titles)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await AddExamplesAsync(ann);

        (await ann.ListAsync(query)).Select(task => task.Title).ShouldBe(titles, ignoreOrder: true);
    }

    [Theory, EveryDatabase]
    public async Task A_project_can_be_named_by_its_id(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var bob = await app.SignUpAsync("bob");
        await AddExamplesAsync(ann);
        var garden = (await ann.Client.GetAsync<Page<LabelItem>>("/api/projects")).Items.ShouldHaveSingleItem();

        (await ann.ListAsync($"?project={garden.Id}")).Count.ShouldBe(2);
        (await bob.ListAsync($"?project={garden.Id}")).ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task By_due_moment_the_days_follow_their_hours_and_what_has_no_date_comes_last(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await AddExamplesAsync(ann);

        (await ann.ListAsync("?sort=due")).Select(task => task.Title)
            .ShouldBe(["late", "today early", "today", "soon", "far", "undated", "done"]);
    }

    [Theory, EveryDatabase]
    public async Task By_priority_the_most_urgent_come_first_and_then_the_earliest(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await AddExamplesAsync(ann);

        (await ann.ListAsync("?sort=priority")).Select(task => task.Title)
            .ShouldBe(["late", "today", "today early", "soon", "undated", "done", "far"]);
    }

    [Theory, EveryDatabase]
    public async Task By_title_neither_case_nor_accents_count(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        foreach (var title in new[] { "banana", "Apple", "Äpfel", "“cherry”", "apple pie", "Zebra", "ähnlich", "🎉", "日本", "10", "9" })
        {
            await ann.AddAsync(title);
        }

        (await ann.ListAsync("?sort=title")).Select(task => task.Title)
            .ShouldBe(["10", "9", "ähnlich", "Äpfel", "Apple", "apple pie", "banana", "“cherry”", "Zebra", "日本", "🎉"]);
    }

    [Theory, EveryDatabase]
    public async Task By_creation_the_newest_come_first(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await AddExamplesAsync(ann);

        (await ann.ListAsync("?sort=created")).Select(task => task.Number).ShouldBe([7, 6, 5, 4, 3, 2, 1]);
    }

    [Theory, EveryDatabase]
    public async Task By_change_the_latest_changed_come_first(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        for (var number = 1; number <= 3; number++)
        {
            await ann.AddAsync($"Task {number}");
            app.Wait(TimeSpan.FromSeconds(1));
        }

        await ann.PatchAsync(1, """{"title": "Changed"}""");

        (await ann.ListAsync("?sort=updated")).Select(task => task.Number).ShouldBe([1, 3, 2]);
        (await ann.ListAsync("?sort=updated&order=asc")).Select(task => task.Number).ShouldBe([2, 3, 1]);
    }

    [Theory, EveryDatabase]
    public async Task Every_order_can_be_turned_around_and_is_followed_from_page_to_page(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await AddExamplesAsync(ann);

        foreach (var sort in new[] { "due", "priority", "title", "created", "updated" })
        {
            var (ascending, descending) = (await NumbersAsync($"?sort={sort}&order=asc"), await NumbersAsync($"?sort={sort}&order=desc"));

            ascending.Count.ShouldBe(7);
            descending.ShouldBe(ascending.Reverse(), ignoreOrder: true);
            descending.ShouldNotBe(ascending, sort);
            (await PagesAsync(ann, $"?sort={sort}&order=asc&limit=2")).SelectMany(page => page).ShouldBe(ascending, sort);
            (await PagesAsync(ann, $"?sort={sort}&order=desc&limit=2")).SelectMany(page => page).ShouldBe(descending, sort);
        }

        await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Get, "/api/tasks?order=upwards");

        async Task<IReadOnlyList<int>> NumbersAsync(string query) => [.. (await ann.ListAsync(query)).Select(task => task.Number)];
    }

    [Theory]
    [InlineData("due")]
    [InlineData("priority")]
    [InlineData("title")]
    [InlineData("created")]
    [InlineData("updated")]
    public async Task Pages_follow_each_other_without_gaps_or_repeats(string sort)
    {
        foreach (var database in PostgresServer.Reason is null ? [Database.Sqlite, Database.Postgres] : new[] { Database.Sqlite })
        {
            var app = await apps.OnAsync(database);
            var ann = await app.SignUpAsync("ann");
            for (var number = 1; number <= 23; number++)
            {
                await ann.AddAsync(new TaskFields(
                    $"Title {number % 5}",
                    Priority: (Priority)(number % 4),
                    Due: number % 3 == 0 ? null : new Due(new DateOnly(2026, 12, 1 + (number % 4)), number % 2 == 0 ? new TimeOnly(9, 0) : null)));
            }

            var whole = (await ann.ListAsync($"?sort={sort}")).Select(task => task.Number).ToList();
            var paged = (await PagesAsync(ann, $"?sort={sort}&limit=4")).Select(page => page.Count).ToList();

            whole.Count.ShouldBe(23);
            paged.ShouldBe([4, 4, 4, 4, 4, 3]);
            (await PagesAsync(ann, $"?sort={sort}&limit=4")).SelectMany(page => page).ShouldBe(whole);
        }
    }

    [Theory, EveryDatabase]
    public async Task What_is_added_or_deleted_meanwhile_moves_no_page(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        for (var day = 1; day <= 9; day++)
        {
            await ann.AddAsync($"Day {day}", new Due(new DateOnly(2026, 12, day)));
        }

        var first = await ann.Client.GetAsync<Page<TaskItem>>("/api/tasks?limit=3");
        await ann.AddAsync("Before all", new Due(new DateOnly(2026, 11, 24)));
        await ann.DeleteAsync(1);
        await ann.DeleteAsync(3);
        await ann.DeleteAsync(5);
        var second = await ann.Client.GetAsync<Page<TaskItem>>($"/api/tasks?limit=3&cursor={first.NextCursor}");
        var third = await ann.Client.GetAsync<Page<TaskItem>>($"/api/tasks?limit=3&cursor={second.NextCursor}");

        second.Items.Select(task => task.Title).ShouldBe(["Day 4", "Day 6", "Day 7"]);
        third.Items.Select(task => task.Title).ShouldBe(["Day 8", "Day 9"]);
        third.NextCursor.ShouldBeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_page_that_is_just_full_is_the_last_one(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("One");
        await ann.AddAsync("Two");

        (await ann.Client.GetAsync<Page<TaskItem>>("/api/tasks?limit=2")).NextCursor.ShouldBeNull();
        (await ann.Client.GetAsync<Page<TaskItem>>("/api/tasks?limit=1")).NextCursor.ShouldNotBeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_cursor_is_refused_when_it_is_none_of_this_list(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("One");
        await ann.AddAsync("Two");
        var cursor = (await ann.Client.GetAsync<Page<TaskItem>>("/api/tasks?limit=1")).NextCursor!;

        foreach (var wrong in new[]
        {
            "nonsense",
            "%00",
            cursor[1..],
            cursor + "AAAA",
            Encoded("null"),
            Encoded("[]"),
            Encoded("{}"),
            Encoded("""{"sort":"due","key":null,"priority":"low","number":1}"""),
            Encoded("""{"sort":"due","key":"a\u0000b","priority":"low","number":1}"""),
            Encoded("""{"sort":"due","key":"a\ud800b","priority":"low","number":1}"""),
            Encoded("""{"sort":"due","key":"x","priority":"low","number":1e99}"""),
            Encoded("""{"sort":"never","key":"x","priority":"low","number":1}"""),
        })
        {
            var problem = await ann.Client.RefusedAsync(
                HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Get, $"/api/tasks?limit=1&cursor={wrong}");
            problem.GetProperty("errors").TryGetProperty("cursor", out _).ShouldBeTrue(wrong);
        }

        await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Get, $"/api/tasks?sort=title&cursor={cursor}");
    }

    [Theory, EveryDatabase]
    public async Task A_cursor_of_somebody_else_shows_nothing_of_theirs(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        var bob = await app.SignUpAsync("bob");
        await bob.AddAsync("Bob's first");
        await bob.AddAsync("Bob's second");
        await ann.AddAsync("Ann's");
        var cursor = (await bob.Client.GetAsync<Page<TaskItem>>("/api/tasks?limit=1&sort=created")).NextCursor;

        (await ann.ListAsync($"?sort=created&cursor={cursor}")).Select(task => task.Title).ShouldBe(["Ann's"]);
    }

    [Theory]
    [InlineData("?limit=0", "limit", "1 to 200")]
    [InlineData("?limit=201", "limit", "201")]
    [InlineData("?limit=-1", "limit", "-1")]
    [InlineData("?limit=many", "limit", "many")]
    [InlineData("?limit=99999999999", "limit", "99999999999")]
    [InlineData("?status=doing", "status", "in_progress")]
    [InlineData("?priority=highest", "priority", "urgent")]
    [InlineData("?sort=size", "sort", "created")]
    [InlineData("?due_before=tomorrow", "due_before", "tomorrow")]
    [InlineData("?due_before=-0001-01-01", "due_before", "-0001-01-01")]
    [InlineData("?due_after=2026-02-30", "due_after", "2026-02-30")]
    [InlineData("?due_after=2026-11-24T10:00", "due_after", "2026-11-24T10:00")]
    [InlineData("?overdue=maybe", "overdue", "maybe")]
    [InlineData("?parent=one", "parent", "one")]
    [InlineData("?q=a%00b", "q", "U+0000")]
    [InlineData("?tag=%00", "tag", "U+0000")]
    [InlineData("?project=%00", "project", "U+0000")]
    public async Task A_wrong_parameter_is_refused_by_name(string query, string field, string hint)
    {
        foreach (var database in PostgresServer.Reason is null ? [Database.Sqlite, Database.Postgres] : new[] { Database.Sqlite })
        {
            var app = await apps.OnAsync(database);
            var ann = await app.SignUpAsync("ann");

            var problem = await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Get, $"/api/tasks{query}");

            problem.GetProperty("errors").GetProperty(field)[0].GetString().ShouldNotBeNull().ShouldContain(hint);
        }
    }

    [Theory, EveryDatabase]
    public async Task A_search_has_its_limit(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");

        await ann.ListAsync($"?q={string.Join('+', Enumerable.Repeat("a", 100))}");
        await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Get, $"/api/tasks?q={new string('x', Limits.SearchLength + 1)}");
        await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Get,
            $"/api/tasks?{string.Join('&', Enumerable.Range(0, Limits.TagsPerTask + 1).Select(tag => $"tag=t{tag}"))}");
    }

    [Theory, EveryDatabase]
    public async Task The_largest_page_holds_two_hundred(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("One");

        (await ann.ListAsync("?limit=200")).ShouldHaveSingleItem();
    }

    [Theory, EveryDatabase]
    public async Task Overdue_follows_the_clock_of_the_person(Database database)
    {
        var app = await apps.OnAsync(database);
        var kiri = await app.SignUpAsync("kiri", "Pacific/Auckland");
        await kiri.AddAsync("Yesterday there, today in Europe", new Due(new DateOnly(2026, 11, 23), new TimeOnly(21, 0)));
        await kiri.AddAsync("Tonight", new Due(new DateOnly(2026, 11, 23), new TimeOnly(23, 0)));

        // 09:00 UTC is 22:00 in Auckland.
        (await kiri.ListAsync("?overdue=true")).Select(task => task.Number).ShouldBe([1]);
    }

    [Theory, EveryDatabase]
    public async Task Done_tasks_come_the_latest_completed_first_page_by_page(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        foreach (var number in Enumerable.Range(1, 5))
        {
            await ann.AddAsync($"Task {number}", new Due(new DateOnly(2026, 12, number)));
        }

        foreach (var number in new[] { 2, 4, 1 })
        {
            app.Wait(TimeSpan.FromMinutes(1));
            await ann.CompleteAsync(number);
        }

        (await ann.ListAsync("?status=done")).Select(task => task.Number).ShouldBe([1, 4, 2]);
        (await ann.ListAsync("?status=done&sort=due")).Select(task => task.Number).ShouldBe([1, 2, 4]);
        (await ann.SayAsync("What have I completed?")).Response.ShouldStartWith("There are 3 tasks:\n1. Task 1 ");
        var paged = new List<int>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await ann.Client.GetAsync<Page<TaskItem>>($"/api/tasks?sort=completed&limit=2&cursor={cursor}");
            paged.AddRange(page.Items.Select(task => task.Number));
            cursor = page.NextCursor;
        }

        paged.ShouldBe([1, 4, 2, 5, 3]);
    }

    [Theory, EveryDatabase]
    public async Task A_moment_is_overdue_by_the_clock_of_its_zone_and_a_whole_day_by_its_owner_s(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        var today = new DateOnly(2026, 11, 23);
        await ann.AddAsync("Call New York", new Due(today, new TimeOnly(8, 0), "America/New_York"));
        await ann.AddAsync("Call Tokyo", new Due(today, new TimeOnly(10, 0), "Asia/Tokyo"));
        await ann.AddAsync("Call home", new Due(today, new TimeOnly(8, 0)));
        await ann.AddAsync("Call Auckland", new Due(today, TimeZone: "Pacific/Auckland"));

        var now = (await ann.ListAsync("?overdue=true&sort=title")).Select(task => task.Title).ToList();
        app.Wait(TimeSpan.FromHours(4.5));
        await ann.ReturnAsync();

        now.ShouldBe(["Call home", "Call Tokyo"]);
        (await ann.ListAsync("?overdue=true&sort=title")).Select(task => task.Title).ShouldBe(["Call home", "Call New York", "Call Tokyo"]);
    }

    private static string Encoded(string json) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private static async Task<IReadOnlyList<IReadOnlyList<int>>> PagesAsync(Person person, string query)
    {
        var pages = new List<IReadOnlyList<int>>();
        string? cursor = null;
        do
        {
            var page = await person.Client.GetAsync<Page<TaskItem>>($"/api/tasks{query}{(cursor is null ? "" : $"&cursor={cursor}")}");
            pages.Add([.. page.Items.Select(task => task.Number)]);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return pages;
    }

    private static async Task AddExamplesAsync(Person person)
    {
        var garden = new ProjectReference(Name: "Garden");
        await person.AddAsync(new TaskFields("late", Priority: Priority.Urgent, Due: new Due(new DateOnly(2026, 11, 20))));
        await person.AddAsync(new TaskFields("today", Priority: Priority.High, Due: new Due(new DateOnly(2026, 11, 23)), Tags: ["home"]));
        await person.AddAsync(new TaskFields("today early", Due: new Due(new DateOnly(2026, 11, 23), new TimeOnly(8, 0))));
        await person.AddAsync(new TaskFields(
            "soon", Status: TodoStatus.InProgress, Due: new Due(new DateOnly(2026, 11, 27)), Tags: ["home", "Café"], Project: garden));
        await person.AddAsync(new TaskFields(
            "far", Status: TodoStatus.Review, Priority: Priority.Low, Due: new Due(new DateOnly(2027, 6, 1)), Project: garden));
        await person.AddAsync(new TaskFields("undated"));
        await person.AddAsync(new TaskFields("done", Status: TodoStatus.Done));
    }
}
