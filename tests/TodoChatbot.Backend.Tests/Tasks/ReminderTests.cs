using System.Net;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Tasks;

public sealed class ReminderTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task Reminders_come_by_their_moments_from_dated_and_undated_tasks(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync(new TaskFields("Dentist", Due: new Due(new DateOnly(2026, 11, 23), new TimeOnly(15, 0)), Reminders: [new Reminder("-PT30M"), new Reminder("-P1D")]));
        await ann.AddAsync(new TaskFields("Call mum", Reminders: [new Reminder("2026-11-23T12:00")]));
        await ann.AddAsync(new TaskFields("Pay rent", Due: new Due(new DateOnly(2026, 11, 25)), Reminders: [new Reminder("-P1D")]));
        await ann.AddAsync(new TaskFields("Far away", Due: new Due(new DateOnly(2027, 5, 1)), Reminders: [new Reminder("-PT30M")]));
        await ann.AddAsync("Without");

        var reminders = await ListAsync(ann);

        reminders.Select(reminder => (reminder.Title, reminder.At.UtcDateTime, reminder.DueText)).ShouldBe(
        [
            ("Call mum", new DateTime(2026, 11, 23, 12, 0, 0), null),
            ("Dentist", new DateTime(2026, 11, 23, 14, 30, 0), "Mon, Nov 23, 2026 at 3:00 PM"),
            ("Pay rent", new DateTime(2026, 11, 24, 9, 0, 0), "Wed, Nov 25, 2026"),
        ]);
        reminders[0].Number.ShouldBe(2);
        reminders[0].Id.ShouldBe((await ann.GetAsync(2)).Id);
    }

    [Theory, EveryDatabase]
    public async Task Reminders_are_asked_for_by_a_stretch_of_time(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync(new TaskFields("Each day", Reminders: [.. Enumerable.Range(23, 5).Select(day => new Reminder($"2026-11-{day}T12:00"))]));

        var stretch = await ListAsync(ann, "?after=2026-11-24T12:00:00Z&until=2026-11-26T13:00:00%2B01:00");

        stretch.Select(reminder => reminder.At.Day).ShouldBe([25, 26]);
        (await ListAsync(ann, "?after=2026-11-27T12:00:00Z")).ShouldBeEmpty();
        await RefusedAsync(ann, "?until=tomorrow");
        await RefusedAsync(ann, "?until=2027-11-23T09:00:00Z");
    }

    [Theory, EveryDatabase]
    public async Task A_reminder_is_local_to_the_zone_of_its_task_or_else_of_its_owner(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann", "Europe/Berlin");
        await ann.AddAsync(new TaskFields(
            "Call New York", Due: new Due(new DateOnly(2026, 11, 23), new TimeOnly(10, 0), "America/New_York"), Reminders: [new Reminder("-PT1H")]));
        await ann.AddAsync(new TaskFields("Lunch", Reminders: [new Reminder("2026-11-23T12:00")]));

        (await ListAsync(ann)).Select(reminder => (reminder.Title, reminder.At.UtcDateTime.Hour)).ShouldBe([("Lunch", 11), ("Call New York", 14)]);
    }

    [Theory, EveryDatabase]
    public async Task Tasks_that_are_done_deleted_or_of_somebody_else_do_not_remind(Database database)
    {
        var app = await apps.OnAsync(database);
        var (ann, bob) = (await app.SignUpAsync("ann"), await app.SignUpAsync("bob"));
        foreach (var title in new[] { "Done", "Deleted", "Open" })
        {
            await ann.AddAsync(new TaskFields(title, Reminders: [new Reminder("2026-11-23T12:00")]));
        }

        await ann.CompleteAsync(1);
        await ann.DeleteAsync(2);

        (await ListAsync(ann)).ShouldHaveSingleItem().Title.ShouldBe("Open");
        (await ListAsync(bob)).ShouldBeEmpty();
        using var stranger = app.CreateClient();
        await stranger.RefusedAsync(HttpStatusCode.Unauthorized, ErrorCodes.Unauthorized, HttpMethod.Get, "/api/reminders");
    }

    [Theory, EveryDatabase]
    public async Task The_task_that_reminds_next_is_found_behind_hundreds_that_are_due_before(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann");
        await using var mcp = await ann.McpAsync();
        for (var batch = 0; batch < 5; batch++)
        {
            var tasks = Enumerable.Range(0, 50).Select(number => new { title = $"Late {batch} {number}", due = "2026-01-01" }).ToList();
            var preview = await mcp.TryAsync("add_tasks", new() { ["tasks"] = tasks });
            var confirmation = preview.StructuredContent!.Value.GetProperty("preview").GetProperty("confirmation").GetString();
            await mcp.CallAsync("add_tasks", new() { ["tasks"] = tasks, ["confirmation"] = confirmation });
        }

        await ann.AddAsync(new TaskFields("Undated", Reminders: [new Reminder("2026-11-23T12:00")]));

        (await ListAsync(ann)).ShouldHaveSingleItem().Title.ShouldBe("Undated");
    }

    [Theory, EveryDatabase]
    public async Task A_reminder_beyond_the_calendar_is_refused_or_never_comes(Database database)
    {
        var app = await apps.OnAsync(database);
        var ann = await app.SignUpAsync("ann", "America/New_York");
        await ann.AddAsync(new TaskFields("At the end of time", Reminders: [new Reminder("9999-12-31T23:59")]));

        await ann.Client.RefusedAsync(
            HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/tasks",
            new TaskFields("Before time began", Due: new Due(new DateOnly(2026, 11, 25)), Reminders: [new Reminder("-P9999999D")]));

        (await ListAsync(ann)).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<ReminderItem>> ListAsync(Person person, string query = "") =>
        (await person.Client.GetAsync<Page<ReminderItem>>($"/api/reminders{query}")).Items;

    private static Task RefusedAsync(Person person, string query) => person.Client.RefusedAsync(
        HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Get, $"/api/reminders{query}");
}
