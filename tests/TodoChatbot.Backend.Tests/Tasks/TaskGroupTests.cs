using System.Net;
using System.Text.Json;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

/// <summary>The time stands at Monday, 23 November 2026, 09:00.</summary>
public sealed class TaskGroupTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task Tasks_are_divided_by_due_date_and_a_long_group_hides_no_other(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await AddManyAsync(ann, 66, "2026-11-20");
        foreach (var line in new[] { "Stand up today at 8:00", "Lunch today at 12:30", "Shop today", "Gym tomorrow", "Review on friday", "Taxes on 30 november", "Read" })
        {
            await ann.QuickAddAsync(line);
        }

        await ann.QuickAddAsync("Old thing");
        await ann.Client.PatchAsync<TaskItem>("/api/tasks/74/complete", new CompleteTask(true));

        var groups = (await ann.Client.GetAsync<TaskGroups>("/api/tasks/groups?show=overdue:20,today:1,none:5")).Groups;

        groups.Select(group => (group.Group, group.Total, group.Items.Count)).ShouldBe(
        [
            (DueGroup.Overdue, 67, 20), (DueGroup.Today, 2, 1), (DueGroup.Tomorrow, 1, 1), (DueGroup.Week, 1, 1), (DueGroup.Later, 1, 1), (DueGroup.None, 1, 1), (DueGroup.Done, 1, 1),
        ]);
        groups[1].Items[0].Title.ShouldBe("Lunch");
        groups[0].Items.Select(task => task.Number).ShouldBe(Enumerable.Range(1, 20));
    }

    [Theory]
    [InlineData("en-US", DueGroup.Later)]
    [InlineData("de-DE", DueGroup.Week)]
    public async Task The_week_ends_where_the_user_s_week_does(string locale, DueGroup expected)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann", locale: locale);
        await ann.AddAsync("Review", new Due(new DateOnly(2026, 11, 29)));

        var groups = (await ann.Client.GetAsync<TaskGroups>("/api/tasks/groups")).Groups;

        groups.ShouldHaveSingleItem().Group.ShouldBe(expected);
    }

    [Theory, EveryDatabase]
    public async Task Groups_follow_the_filters_of_the_list_and_show_nobody_else_s_tasks(Database database)
    {
        var app = await apps.OnAsync(database);
        var (ann, bob) = (await app.SignUpAsync("ann"), await app.SignUpAsync("bob"));
        await ann.QuickAddAsync("Write memo today +Work");
        await ann.QuickAddAsync("Wash up #home");
        await bob.QuickAddAsync("Secret +Work");

        var work = (await ann.Client.GetAsync<TaskGroups>("/api/tasks/groups?project=Work&status=open")).Groups;
        var found = (await ann.Client.GetAsync<TaskGroups>("/api/tasks/groups?q=wash")).Groups;
        var named = (await ann.Client.GetAsync<TaskGroups>("/api/tasks/groups?numbers=2")).Groups;
        var nothing = (await ann.Client.GetAsync<TaskGroups>("/api/tasks/groups?tag=nobody")).Groups;

        work.ShouldHaveSingleItem().Items.ShouldHaveSingleItem().Title.ShouldBe("Write memo");
        found.ShouldHaveSingleItem().Items.ShouldHaveSingleItem().Title.ShouldBe("Wash up");
        named.ShouldHaveSingleItem().Group.ShouldBe(DueGroup.None);
        nothing.ShouldBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task Open_tasks_are_counted_by_how_soon_they_are_due(Database database)
    {
        var app = await apps.OnAsync(database);
        var (ann, bob) = (await app.SignUpAsync("ann"), await app.SignUpAsync("bob"));
        foreach (var line in new[] { "Late yesterday", "Lunch today at 12:30", "Shop today", "Gym on sunday", "Taxes on 30 november", "Read" })
        {
            await ann.QuickAddAsync(line);
        }

        await ann.QuickAddAsync("Old thing today");
        await ann.Client.PatchAsync<TaskItem>("/api/tasks/7/complete", new CompleteTask(true));

        (await ann.Client.GetAsync<TaskCounts>("/api/tasks/counts")).ShouldBe(new TaskCounts(Open: 6, Today: 3, Week: 4));
        (await bob.Client.GetAsync<TaskCounts>("/api/tasks/counts")).ShouldBe(new TaskCounts(0, 0, 0));
    }

    [Theory]
    [InlineData("much")]
    [InlineData("0")]
    [InlineData("1001")]
    [InlineData("someday:5")]
    public async Task A_number_of_tasks_that_cannot_be_shown_is_refused(string show)
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");

        var refused = await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Get, $"/api/tasks/groups?show={show}");

        refused.GetProperty("errors").GetProperty("show")[0].GetString().ShouldNotBeNull().ShouldContain(show);
    }

    [Theory, EveryDatabase]
    public async Task Overdue_tasks_are_spread_evenly_with_the_important_first_and_one_undo(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        await AddManyAsync(ann, 14, "2026-11-20 at 15:00");
        await ann.Client.PatchAsync<TaskItem>("/api/tasks/14", new { priority = "urgent" });
        string[] all = [.. Enumerable.Range(1, 14).Select(number => $"{number}")];

        var asked = await ann.Client.PostAsync<BulkAnswer>("/api/tasks/bulk", new BulkTasks(all, BulkAction.Spread));
        var spread = await ann.Client.PostAsync<BulkAnswer>("/api/tasks/bulk", new BulkTasks(all, BulkAction.Spread, Confirmation: asked.Preview.ShouldNotBeNull().Confirmation));

        asked.ChangeSet.ShouldBeNull();
        spread.Items.GroupBy(task => task.Due.ShouldNotBeNull().Date).Select(day => (day.Key, day.Count())).OrderBy(day => day.Key).ShouldBe(
            Enumerable.Range(0, 7).Select(day => (new DateOnly(2026, 11, 23).AddDays(day), 2)));
        spread.Items.Single(task => task.Number == 14).Due.ShouldNotBeNull().ShouldSatisfyAllConditions(
            due => due.Date.ShouldBe(new DateOnly(2026, 11, 23)), due => due.Time.ShouldBe(new TimeOnly(15, 0)));
        await ann.Client.PostAsync<JsonElement>("/api/undo", new { });
        (await ann.ListAsync()).ShouldAllBe(task => task.Due!.Date == new DateOnly(2026, 11, 20));
    }

    private static async Task AddManyAsync(Person person, int count, string due)
    {
        foreach (var numbers in Enumerable.Range(1, count).Chunk(Limits.TasksAtOnce))
        {
            await person.Client.PostAsync<Page<TaskItem>>("/api/tasks/quick/batch", new QuickTask(string.Join('\n', numbers.Select(number => $"Chore {number} {due}"))));
        }
    }
}
