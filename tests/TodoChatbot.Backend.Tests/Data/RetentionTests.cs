using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Data;

/// <summary>What nobody would miss is removed, at a moment when the database is awake anyway.</summary>
public sealed class RetentionTests
{
    private static readonly string[] Everything =
    [
        "changes", "conversations", "idempotency_keys", "messages", "model_usage", "owner_sequences", "personal_access_tokens", "projects",
        "run_events", "runs", "sessions", "tags", "task_tags", "tasks", "users",
    ];

    [Theory, EveryDatabase]
    public async Task Keys_go_after_a_day_and_finished_runs_after_two(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await LiveAsync(app);

        await WriteLaterAsync(app, ann, TimeSpan.FromDays(2.1));

        await ShouldBecomeEmptyAsync(app, "idempotency_keys", "runs", "run_events");
        await ShouldHoldAsync(app, Everything.Except(["idempotency_keys", "runs", "run_events"]));
    }

    [Theory, EveryDatabase]
    public async Task What_was_deleted_goes_after_thirty_days_and_what_was_not_stays(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await LiveAsync(app);
        await ann.DeleteAsync(1);
        var garden = await ann.Client.PostAsync<LabelItem>("/api/projects", new LabelFields("Garden"));
        var errand = await ann.Client.PostAsync<LabelItem>("/api/tags", new LabelFields("errand"));
        await ann.Client.TryAsync(HttpMethod.Delete, $"/api/projects/{garden.Id}");
        await ann.Client.TryAsync(HttpMethod.Delete, $"/api/tags/{errand.Id}");
        var (tasks, projects, tags) = (await app.CountAsync("tasks"), await app.CountAsync("projects"), await app.CountAsync("tags"));
        var deleted = await app.CountAsync("tasks", "deleted_at IS NOT NULL");

        await WriteLaterAsync(app, ann, TimeSpan.FromDays(29));
        await Eventually.TrueAsync(async () => await app.CountAsync("idempotency_keys") == 0, "the sweeper has been there");
        (await app.CountAsync("tasks")).ShouldBe(tasks + 1, "deleting can be undone for thirty days");
        await WriteLaterAsync(app, ann, TimeSpan.FromDays(2));

        await Eventually.TrueAsync(async () => await app.CountAsync("tags") == tags - 1 && await app.CountAsync("projects") == projects - 1);
        await Eventually.TrueAsync(async () => await app.CountAsync("tasks") == tasks + 2 - deleted);
        (await ann.ListAsync()).ShouldNotBeEmpty();
    }

    [Theory, EveryDatabase]
    public async Task History_goes_after_half_a_year_and_talk_after_a_year(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await LiveAsync(app);

        await WriteLaterAsync(app, ann, TimeSpan.FromDays(181));
        await Eventually.TrueAsync(async () => await app.CountAsync("changes") == 1 && await app.CountAsync("model_usage") == 0);
        await ShouldHoldAsync(app, ["messages", "conversations", "tasks", "users"]);
        await Eventually.TrueAsync(async () => await app.CountAsync("personal_access_tokens") == 0, "ended after 90 days, forgotten 30 days later");

        await WriteLaterAsync(app, ann, TimeSpan.FromDays(185));
        await ShouldBecomeEmptyAsync(app, "messages", "conversations");
        await ShouldHoldAsync(app, ["tasks", "projects", "tags", "users"]);
        await Eventually.TrueAsync(async () => await app.CountAsync("sessions") == 1, "sessions that ended are gone");
    }

    [Theory, EveryDatabase]
    public async Task Nothing_is_swept_without_a_write_and_no_more_than_once_an_hour(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await LiveAsync(app);
        var token = ann.WithToken((await ann.CreateTokenAsync(TokenScope.Write)).Token);
        var runs = await app.CountAsync("runs");

        app.Wait(TimeSpan.FromDays(3));
        await token.ListAsync();
        (await app.CountAsync("runs")).ShouldBe(runs, "reading removes nothing");
        await token.AddAsync("A write wakes the sweeper");
        await ShouldBecomeEmptyAsync(app, "runs");

        const int Swept = 2;
        await Eventually.TrueAsync(() => app.Sweeps == Swept);
        await token.AddAsync("Another write");
        app.Wait(TimeSpan.FromMinutes(59));
        await token.AddAsync("Within the hour");
        app.Sweeps.ShouldBe(Swept);
        app.Wait(TimeSpan.FromMinutes(1));
        await token.AddAsync("After the hour");
        await Eventually.TrueAsync(() => app.Sweeps == Swept + 1);
    }

    [Theory, EveryDatabase]
    public async Task Days_can_be_chosen(Database database)
    {
        await using var app = await BackendApp.StartAsync(database, ("Retention:MessageDays", "7"));
        var ann = await LiveAsync(app);

        await WriteLaterAsync(app, ann, TimeSpan.FromDays(8));

        await ShouldBecomeEmptyAsync(app, "messages", "conversations");
    }

    [Theory, EveryDatabase]
    public async Task A_clock_that_is_two_years_ahead_removes_nothing(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await LiveAsync(app);
        await ann.DeleteAsync(1);
        var before = await app.RowsAsync();

        await using (var ahead = app.StartAnother(("Clock:Start", "2028-11-30T09:00:00Z")))
        {
            var annAhead = ann.At(ahead);
            await annAhead.ReturnAsync();
            await annAhead.AddAsync("Written two years too early");
            await Eventually.TrueAsync(() => ahead.Sweeps == 1);
            ahead.Logs.Lines.ShouldContain(line => line.Contains("the clock is more than two days ahead", StringComparison.Ordinal));
        }

        var after = await app.RowsAsync();

        // Signing in clears the failed attempts before it.
        foreach (var (table, rows) in before.Where(entry => entry.Key != "password_attempts"))
        {
            after[table].ShouldBeGreaterThanOrEqualTo(rows, table);
        }

        (await ann.UndoAsync()).ShouldNotBeNull();
    }

    [Theory, EveryDatabase]
    public async Task A_clock_that_jumps_while_the_process_runs_removes_nothing(Database database)
    {
        var clock = new WallClock();
        await using var app = await BackendApp.StartAsync(database, services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var ann = await LiveAsync(app);
        var runs = await app.CountAsync("runs");

        clock.Shift += TimeSpan.FromDays(730);
        await ann.ReturnAsync();
        await ann.AddAsync("Written two years too early");
        await Eventually.TrueAsync(() => app.Sweeps == 2);

        (await app.CountAsync("runs")).ShouldBe(runs);
        await ShouldHoldAsync(app, Everything);
    }

    [Theory, EveryDatabase]
    public async Task After_a_quiet_week_and_a_restart_removing_begins_once_the_clock_has_gone_steadily_for_two_days(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await LiveAsync(app);

        await using var restarted = app.StartAnother();
        restarted.Wait(TimeSpan.FromDays(7));
        var later = ann.At(restarted);
        await WriteLaterAsync(restarted, later, TimeSpan.Zero);
        await Eventually.TrueAsync(() => restarted.Sweeps == 1);
        await ShouldHoldAsync(app, Everything);

        await WriteLaterAsync(restarted, later, TimeSpan.FromDays(2));
        await ShouldBecomeEmptyAsync(app, "runs", "run_events");
    }

    [Theory, EveryDatabase]
    public async Task Many_old_rows_are_removed_in_steps_of_a_thousand(Database database)
    {
        await using var app = await BackendApp.StartAsync(
            database, ("Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command", "Information"));
        var ann = await LiveAsync(app);
        await app.SqlAsync(
            $"""
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 2500)
            INSERT INTO idempotency_keys (owner_id, key, request_hash, created_at, status, body)
            SELECT k.owner_id, 'copy-' || numbers.n, k.request_hash, k.created_at, k.status, k.body FROM idempotency_keys k, numbers
            """);

        await WriteLaterAsync(app, ann, TimeSpan.FromDays(2.1));
        await ShouldBecomeEmptyAsync(app, "idempotency_keys");
        await Eventually.TrueAsync(() => app.Sweeps == 2);

        // All in the second sweep; the first one found no user with old rows.
        app.Logs.Lines.Count(line => line.Contains("DELETE FROM", StringComparison.Ordinal) && line.Contains("idempotency_keys", StringComparison.Ordinal)
            && line.Contains("LIMIT", StringComparison.Ordinal)).ShouldBe(3);
    }

    private static async Task<Person> LiveAsync(BackendApp app)
    {
        var ann = await app.SignUpAsync("ann");
        await ann.LiveAsync();
        await ShouldHoldAsync(app, Everything);

        // So that the first sweep, of the first write, is over.
        await Eventually.TrueAsync(() => app.Sweeps == 1);
        return ann;
    }


    private static async Task WriteLaterAsync(BackendApp app, Person person, TimeSpan later)
    {
        app.Wait(later);
        await person.ReturnAsync();
        await person.AddAsync($"Written {later.TotalDays} days later");
    }

    private static async Task ShouldHoldAsync(BackendApp app, IEnumerable<string> tables)
    {
        foreach (var table in tables)
        {
            (await app.CountAsync(table)).ShouldBeGreaterThan(0, table);
        }
    }

    private static async Task ShouldBecomeEmptyAsync(BackendApp app, params string[] tables)
    {
        foreach (var table in tables)
        {
            await Eventually.TrueAsync(async () => await app.CountAsync(table) == 0, table);
        }
    }

    /// <summary>A clock on the wall, which somebody can set while time goes on as it does.</summary>
    private sealed class WallClock : TimeProvider
    {
        public TimeSpan Shift { get; set; } = BackendApp.Start - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
    }
}
