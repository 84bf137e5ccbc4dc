using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.DependencyInjection;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Owners;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Data;

#pragma warning disable RS0030 // A seed lets a failure be repeated.

/// <summary>How much one user can store, and that the counters always say how much it is.</summary>
public sealed class QuotaTests
{
    [Theory, EveryDatabase]
    public async Task A_task_beyond_the_quota_is_refused_at_every_entry_point_until_one_is_deleted(Database database)
    {
        await using var app = await BackendApp.StartAsync(database, ("Quotas:Tasks", "3"));
        var (ann, bob) = (await app.SignUpAsync("ann"), await app.SignUpAsync("bob"));
        await ann.AddAsync("One");
        await ann.AddAsync(new TaskFields("Two", Parent: 1));
        await ann.CompleteAsync((await ann.AddAsync("Three")).Number);

        var problem = await ann.Client.RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.QuotaExceeded, HttpMethod.Post, "/api/tasks", new TaskFields("Four"));
        await ann.Client.RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.QuotaExceeded, HttpMethod.Post, "/api/tasks/quick", new QuickTask("Four"));
        await using (var mcp = await ann.McpAsync())
        {
            (await mcp.RefusedAsync("add_task", new() { ["title"] = "Four" })).ShouldContain("the limit is 3");
        }

        (await ann.SayAsync("add a task to buy milk")).Response.ShouldContain("the limit is 3");
        problem.GetProperty("detail").GetString().ShouldBe(
            "You have 3 tasks, and the limit is 3, so 1 more can't be added. Delete tasks you no longer need, then try again.");
        await bob.AddAsync("Of Bob");
        await ann.DeleteAsync(3);
        (await ann.AddAsync("Four")).Number.ShouldBe(4);
        (await ann.ListAsync()).Count.ShouldBe(3);
    }

    [Theory, EveryDatabase]
    public async Task A_change_that_adds_more_tasks_than_are_left_adds_none(Database database)
    {
        await using var app = await BackendApp.StartAsync(database, ("Quotas:Tasks", "3"));
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("One");

        await ann.Client.RefusedAsync(
            HttpStatusCode.Conflict, ErrorCodes.QuotaExceeded, HttpMethod.Post, "/api/tasks/quick/several", new QuickTask("Two\nThree\nFour"));

        (await ann.ListAsync()).ShouldHaveSingleItem();
        (await ann.AddAsync("Two")).Number.ShouldBe(2);
        await ShouldCountRightAsync(ann);
    }

    [Theory, EveryDatabase]
    public async Task A_message_beyond_the_quota_is_refused_until_a_conversation_is_deleted(Database database)
    {
        await using var app = await BackendApp.StartAsync(database, ("Quotas:Messages", "4"));
        var ann = await app.SignUpAsync("ann");
        var conversation = (await ann.SayAsync("hello")).ConversationId;
        await ann.SayAsync("hello");

        var problem = await ann.Client.RefusedAsync(
            HttpStatusCode.Conflict, ErrorCodes.QuotaExceeded, HttpMethod.Post, "/api/chat", new SendMessage("hello", conversation));

        problem.GetProperty("detail").GetString().ShouldBe(
            "You have 4 chat messages, and the limit is 4. Delete conversations you no longer need, then try again.");
        await ann.Client.TryAsync(HttpMethod.Delete, $"/api/conversations/{conversation}");
        await ann.Client.PostAsync<ChatAnswer>("/api/chat", new SendMessage("hello"));
        await ShouldCountRightAsync(ann);
    }

    [Theory, EveryDatabase]
    public async Task Bytes_are_limited_but_deleting_completing_and_undoing_stay_possible(Database database)
    {
        await using var app = await BackendApp.StartAsync(database, ("Quotas:StoredBytes", "60000"));
        var ann = await app.SignUpAsync("ann");
        var long_ = new TaskFields("A long one", Description: string.Join(' ', Enumerable.Range(1, 400)));
        var conversation = (await ann.SayAsync("hello")).ConversationId;
        await Eventually.TrueAsync(async () =>
        {
            using var response = await ann.Client.TryAsync(HttpMethod.Post, "/api/tasks", long_);
            return response.StatusCode == HttpStatusCode.Conflict;
        });

        var problem = await ann.Client.RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.QuotaExceeded, HttpMethod.Post, "/api/tasks", new TaskFields("Short"));
        await ann.Client.RefusedAsync(
            HttpStatusCode.Conflict, ErrorCodes.QuotaExceeded, HttpMethod.Patch, "/api/tasks/1", """{"description": "Another long text"}""");
        await ann.Client.RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.QuotaExceeded, HttpMethod.Post, "/api/projects", new LabelFields("Garden"));
        await ann.Client.RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.QuotaExceeded, HttpMethod.Post, "/api/chat", new SendMessage("hello", conversation));
        problem.GetProperty("detail").GetString()!.ShouldContain("the limit is 0.06 MB");

        await ann.CompleteAsync(2);
        await ann.DeleteAsync(1);
        await ann.UndoAsync();
        await ann.ListAsync();
        await ShouldCountRightAsync(ann);
    }

    [Theory, EveryDatabase]
    public async Task Nobody_gets_far_beyond_the_limit_by_deleting_and_undoing(Database database)
    {
        await using var app = await BackendApp.StartAsync(database, ("Quotas:StoredBytes", "20000"));
        var ann = await app.SignUpAsync("ann");
        await ann.AddAsync("One");

        await Eventually.TrueAsync(async () =>
        {
            using var deleted = await ann.Client.TryAsync(HttpMethod.Delete, "/api/tasks/1");
            using var undone = await ann.Client.TryAsync(HttpMethod.Post, "/api/undo");
            return undone.StatusCode == HttpStatusCode.Conflict;
        });

        (await CountersAsync(ann)).Bytes.ShouldBeInRange(20_000, 24_000);
    }

    [Theory, EveryDatabase]
    public async Task A_limit_of_zero_is_no_limit(Database database)
    {
        await using var app = await BackendApp.StartAsync(database, ("Quotas:Tasks", "0"), ("Quotas:Messages", "0"), ("Quotas:StoredBytes", "0"));
        var ann = await app.SignUpAsync("ann");

        await ann.AddAsync("One");
        await ann.SayAsync("hello");

        await ShouldCountRightAsync(ann);
    }

    [Theory, EveryDatabase]
    public async Task The_counters_say_what_is_stored_after_any_operations(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var people = new[] { await app.SignUpAsync("ann"), await app.SignUpAsync("bob") };
        var random = new Random(20261123);
        for (var operation = 0; operation < 150; operation++)
        {
            await DoSomethingAsync(people[random.Next(people.Length)], random);
            if (operation % 25 == 0)
            {
                await Task.WhenAll(people.Select(ShouldCountRightAsync));
            }
        }

        await Task.WhenAll(people.Select(ShouldCountRightAsync));
        app.Wait(TimeSpan.FromDays(3));
        await people[0].ReturnAsync();
        await people[0].AddAsync("Wakes the retention");
        await Eventually.TrueAsync(async () => await app.CountAsync("runs") == 0);
        await Task.WhenAll(people.Select(person => Eventually.TrueAsync(async () => await CountersAsync(person) == await MeasuredAsync(person))));
        app.Wait(TimeSpan.FromDays(400));
        await people[0].ReturnAsync();
        await people[0].AddAsync("Wakes the retention again");
        await Eventually.TrueAsync(async () => await app.CountAsync("messages") == 0 && await app.CountAsync("changes") == 1);
        await Task.WhenAll(people.Select(person => Eventually.TrueAsync(async () => await CountersAsync(person) == await MeasuredAsync(person))));
    }

    [Theory, EveryDatabase]
    public async Task Writes_at_the_same_time_are_all_counted(Database database)
    {
        await using var first = await BackendApp.StartAsync(database);
        await using var second = first.StartAnother();
        var ann = await first.SignUpAsync("ann");
        Person[] both = [ann, ann.At(second)];

        await Task.WhenAll(Enumerable.Range(0, 24).Select(index => (index % 3) switch
        {
            0 => both[index % 2].AddAsync($"Task {index}"),
            1 => both[index % 2].Client.PostAsync<ChatAnswer>("/api/chat", new SendMessage($"add a task to buy thing {index}")),
            _ => both[index % 2].Client.TryAsync(HttpMethod.Post, "/api/tasks", new TaskFields($"Key {index}"), (Headers.IdempotencyKey, $"k{index / 6}")) as Task,
        }));

        await ShouldCountRightAsync(ann);
        (await CountersAsync(ann)).Messages.ShouldBe(16);
    }

    [Theory, EveryDatabase]
    public async Task The_migration_counts_what_was_stored_before_there_were_counters(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var (ann, bob) = (await app.SignUpAsync("ann"), await app.SignUpAsync("bob"));
        await ann.LiveAsync("Žofie ");
        await bob.SayAsync("hello");
        await app.SqlAsync("UPDATE owner_sequences SET tasks = 0, messages = 0, stored_bytes = 0");
        await app.SqlAsync("UPDATE runs SET stored_bytes = 0");
        await app.SqlAsync($"DELETE FROM owner_sequences WHERE owner_id = {app.Literal(bob.Id)}");
        Migration migration = database == Database.Postgres ? new Backend.Data.Migrations.Postgres.OwnerQuotas() : new Backend.Data.Migrations.Sqlite.OwnerQuotas();

        await using var scope = app.Services.CreateAsyncScope();
        foreach (var operation in migration.UpOperations.OfType<SqlOperation>())
        {
            await scope.ServiceProvider.GetRequiredService<AppDbContext>().Database.ExecuteSqlRawAsync(operation.Sql, TestContext.Current.CancellationToken);
        }

        await ShouldCountRightAsync(ann);
        await ShouldCountRightAsync(bob);
        (await CountersAsync(bob)).Messages.ShouldBe(2);
        (await app.CountAsync("runs", "stored_bytes = 0")).ShouldBe(0);
    }

    private static async Task DoSomethingAsync(Person person, Random random)
    {
        var number = random.Next(1, 20);
        switch (random.Next(14))
        {
            case 0:
                await person.AddAsync(new TaskFields($"Tâche {number} 🥛", Description: new string('é', random.Next(300)), Tags: [$"tag{number}"], Project: new ProjectReference(Name: $"Project {number % 3}")));
                break;
            case 1:
                await person.AddAsync(new TaskFields($"Daily {number}", Due: new Due(new DateOnly(2026, 12, 1)), Recurrence: new Recurrence("FREQ=DAILY"), Reminders: [new Reminder("-P1D")]));
                break;
            case 2:
                await person.Client.TryAsync(HttpMethod.Patch, $"/api/tasks/{number}/complete", new CompleteTask(random.Next(2) == 0));
                break;
            case 3:
                await person.Client.TryAsync(HttpMethod.Patch, $"/api/tasks/{number}", $$"""{"title": "Renamed {{number}}", "description": "{{new string('x', random.Next(200))}}"}""");
                break;
            case 4:
                await person.Client.TryAsync(HttpMethod.Delete, $"/api/tasks/{number}");
                break;
            case 5:
                await person.Client.TryAsync(HttpMethod.Post, "/api/undo");
                break;
            case 6:
                await person.Client.TryAsync(HttpMethod.Post, "/api/redo");
                break;
            case 7:
                var latest = (await person.Client.GetAsync<Page<ConversationItem>>("/api/conversations")).Items;
                var text = random.Next(2) == 0 ? $"add a task to buy {number} eggs" : "what is pending?";
                await person.Client.PostAsync<ChatAnswer>("/api/chat", new SendMessage(text, latest.Count > 0 ? latest[0].Id : null));
                break;
            case 8:
                await person.Client.PostAsync<ChatAnswer>("/api/chat", new SendMessage($"complete task {number}"));
                break;
            case 9:
                var conversations = (await person.Client.GetAsync<Page<ConversationItem>>("/api/conversations")).Items;
                if (conversations.Count > 1)
                {
                    await person.Client.TryAsync(HttpMethod.Delete, $"/api/conversations/{conversations[^1].Id}");
                }

                break;
            case 10:
                await person.Client.TryAsync(HttpMethod.Post, "/api/tasks", new TaskFields($"Keyed {number}"), (Headers.IdempotencyKey, $"key {number}"));
                break;
            case 11:
                await person.Client.TryAsync(HttpMethod.Post, "/api/tasks/quick/several", new QuickTask("one\ntwo tomorrow #home\nthree every day"), (Headers.IdempotencyKey, Guid.CreateVersion7().ToString()));
                break;
            case 12:
                await person.Client.TryAsync(HttpMethod.Post, "/api/tags", new LabelFields($"Label {random.Next(1000)}"));
                break;
            default:
                await person.Client.TryAsync(HttpMethod.Post, "/api/tasks/bulk", new BulkTasks([$"{number}", $"{number + 1}"], BulkAction.Complete), (Headers.IdempotencyKey, Guid.CreateVersion7().ToString()));
                break;
        }
    }

    private static async Task ShouldCountRightAsync(Person person) => (await CountersAsync(person)).ShouldBe(await MeasuredAsync(person));

    private static async Task<StoredAmount> CountersAsync(Person person)
    {
        return await person.App.SqlAsync($"SELECT tasks, messages, stored_bytes FROM owner_sequences WHERE owner_id = {person.App.Literal(person.Id)}") is [var row]
            ? new StoredAmount(Number(row[0]), Number(row[1]), Number(row[2]))
            : default;

        static long Number(string? text) => long.Parse(text!, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<StoredAmount> MeasuredAsync(Person person)
    {
        await using var scope = person.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDbContext>().MeasureOwnerAsync(person.Id, TestContext.Current.CancellationToken);
    }
}
