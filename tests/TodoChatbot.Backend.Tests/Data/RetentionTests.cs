using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Data;

/// <summary>What nobody would miss is removed, at a moment when the database is awake anyway.</summary>
public sealed class RetentionTests
{
    internal static readonly string[] Everything =
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

    internal static async Task<Person> LiveAsync(BackendApp app)
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

    internal static async Task ShouldHoldAsync(BackendApp app, IEnumerable<string> tables)
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
}
