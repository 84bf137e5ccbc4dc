using System.Net;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tests.Data;

/// <summary>The database sleeps, goes, fills up or has no quota left: retried within bounds, then said plainly, then mended by itself.</summary>
public sealed class OutageTests
{
    private static readonly (string Key, string? Value)[] Impatient =
        [("Database:Retries", "2"), ("Database:RetryDelay", "0.1"), ("Database:ConnectTimeout", "1")];

    [Theory, PostgresOnly]
    public async Task After_a_sleep_every_connection_is_dead_and_every_request_is_answered(Database database)
    {
        await using var gate = await DatabaseGate.CreateAsync(database);
        await using var app = BackendApp.On(gate.ConnectionString);
        var ann = await app.SignUpAsync("ann");
        await Task.WhenAll(Enumerable.Range(0, 30).Select(number => ann.AddAsync($"Before {number}")));
        gate.Accepted.ShouldBeGreaterThan(1, "several connections must have been open");

        gate.Cut();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(number => ann.AddAsync($"After {number}")));

        (await ann.ListAsync("?limit=200")).Select(task => task.Title).Distinct().Count().ShouldBe(60);
    }

    [Theory, PostgresOnly]
    public async Task After_a_sleep_chat_tokens_and_sign_in_work_at_once(Database database)
    {
        await using var gate = await DatabaseGate.CreateAsync(database);
        await using var app = BackendApp.On(gate.ConnectionString);
        var ann = await app.SignUpAsync("ann");
        var token = await ann.CreateTokenAsync();

        gate.Cut();
        (await ann.SayAsync("add a task: buy milk")).ToolCalls.ShouldHaveSingleItem();
        gate.Cut();
        (await ann.WithToken(token.Token).ListAsync()).ShouldHaveSingleItem();
        gate.Cut();
        await ann.ReturnAsync();
    }

    [Theory, PostgresOnly]
    public async Task A_write_with_its_key_happens_once_though_the_connection_breaks(Database database)
    {
        await using var gate = await DatabaseGate.CreateAsync(database);
        await using var app = BackendApp.On(gate.ConnectionString);
        var ann = await app.SignUpAsync("ann");

        for (var number = 0; number < 10; number++)
        {
            var write = ann.Client.TryAsync(HttpMethod.Post, "/api/tasks", new TaskFields($"Task {number}"), (Headers.IdempotencyKey, $"k{number}"));
            gate.Cut();
            using var response = await write;
            using var again = await ann.Client.TryAsync(
                HttpMethod.Post, "/api/tasks", new TaskFields($"Task {number}"), (Headers.IdempotencyKey, $"k{number}"));
            again.StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        (await ann.ListAsync()).Select(task => task.Title).ShouldBe(Enumerable.Range(0, 10).Select(number => $"Task {number}"), ignoreOrder: true);
    }

    [Theory, PostgresOnly]
    public async Task A_database_that_is_gone_is_told_and_found_again(Database database)
    {
        await using var gate = await DatabaseGate.CreateAsync(database);
        await using var app = BackendApp.On(gate.ConnectionString, Impatient);
        var ann = await app.SignUpAsync("ann");

        gate.Shut();

        await ShouldSayAsync(ann, "database_unreachable", "cannot be reached");
        gate.Open();
        await ShouldWorkAgainAsync(app, ann);
    }

    [Theory, PostgresOnly]
    public async Task While_it_is_gone_requests_are_refused_at_once_instead_of_piling_up(Database database)
    {
        await using var gate = await DatabaseGate.CreateAsync(database);
        await using var app = BackendApp.On(gate.ConnectionString, Impatient);
        var ann = await app.SignUpAsync("ann");
        gate.Refuse("57P03", "the database system is starting up");
        await ShouldSayAsync(ann, "database_unreachable", "waking up");
        var attempts = gate.Accepted;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ShouldSayAsync(ann, "database_unreachable", "waking up")));

        gate.Accepted.ShouldBe(attempts, "the pause keeps the crowd from the door");
        gate.Open();
        await ShouldWorkAgainAsync(app, ann);
    }

    [Theory, PostgresOnly]
    public async Task A_provider_without_quota_is_told_and_the_day_it_is_renewed_is_noticed(Database database)
    {
        await using var gate = await DatabaseGate.CreateAsync(database);
        await using var app = BackendApp.On(gate.ConnectionString, Impatient);
        var ann = await app.SignUpAsync("ann");

        gate.Refuse("XX000", "Your account or project has exceeded the compute time quota. Upgrade your plan to increase limits.");

        await ShouldSayAsync(ann, "database_out_of_quota", "quota");
        gate.Open();
        await ShouldWorkAgainAsync(app, ann);
    }

    [Theory, PostgresOnly]
    public async Task A_server_without_storage_is_told_apart_from_a_quota(Database database)
    {
        await using var gate = await DatabaseGate.CreateAsync(database);
        await using var app = BackendApp.On(gate.ConnectionString, Impatient);
        var ann = await app.SignUpAsync("ann");

        gate.Refuse("53100", "could not extend file \"base/16384/2619\": No space left on device");
        await ShouldSayAsync(ann, "database_storage_full", "no storage left");

        gate.Open();
        (await ann.ListAsync()).ShouldBeEmpty("nobody waits for a pause to end");
    }

    [Theory, PostgresOnly]
    public async Task A_pooler_that_refuses_an_option_of_the_address_is_the_operators_to_mend(Database database)
    {
        await using var gate = await DatabaseGate.CreateAsync(database);
        await using var app = BackendApp.On(gate.ConnectionString, Impatient);
        var ann = await app.SignUpAsync("ann");

        gate.Refuse("08P01", "unsupported startup parameter: options");

        await ShouldSayAsync(ann, "database_refused", "the options in it");
        gate.Open();
        await ShouldWorkAgainAsync(app, ann);
    }

    [Theory, PostgresOnly]
    public async Task A_server_without_a_free_connection_is_told(Database database)
    {
        await using var gate = await DatabaseGate.CreateAsync(database);
        await using var app = BackendApp.On(gate.ConnectionString, Impatient);
        var ann = await app.SignUpAsync("ann");

        gate.Refuse("53300", "sorry, too many clients already");

        await ShouldSayAsync(ann, "database_exhausted", "busy");
        gate.Open();
        await ShouldWorkAgainAsync(app, ann);
    }

    [Theory, PostgresOnly]
    public async Task A_statement_that_takes_too_long_is_stopped_and_not_repeated(Database database)
    {
        await using var gate = await DatabaseGate.CreateAsync(database);
        await using var app = BackendApp.On(gate.ConnectionString, ("Database:CommandTimeout", "1"), ("Database:RetryDelay", "0.1"));
        var ann = await app.SignUpAsync("ann");
        await Eventually.TrueAsync(() => app.Sweeps == 1);

        await using (await gate.LockAsync("tasks"))
        {
            await ShouldSayAsync(ann, "database_timeout", "Narrow your search");
        }

        app.Logs.Lines.Count(line => line.Contains("Failed executing DbCommand", StringComparison.Ordinal) && line.Contains("FROM tasks", StringComparison.Ordinal))
            .ShouldBe(1);
        (await ann.ListAsync()).ShouldBeEmpty("nobody waits for a pause to end");
    }

    [Theory, PostgresOnly]
    public async Task A_pool_without_a_free_connection_is_told_and_whoever_holds_one_is_answered(Database database)
    {
        await using var gate = await DatabaseGate.CreateAsync(database);
        await using var app = BackendApp.On(
            gate.ConnectionString, ("Database:MaxPoolSize", "1"), ("Database:ConnectTimeout", "1"), ("Database:Retries", "0"));
        var ann = await app.SignUpAsync("ann");

        // Signing up wakes the sweeper, which would take the one connection.
        await Eventually.TrueAsync(() => app.Sweeps == 1);

        Task<IReadOnlyList<TaskItem>> waiting;
        await using (await gate.LockAsync("tasks"))
        {
            waiting = ann.ListAsync();
            await gate.SomebodyWaitsAsync();
            await ShouldSayAsync(ann, "database_exhausted", "every connection is taken");
        }

        (await waiting).ShouldBeEmpty();
        await ShouldWorkAgainAsync(app, ann);
    }

    [Theory, PostgresOnly]
    public async Task A_wrong_password_and_a_missing_schema_are_the_operators_to_mend(Database database)
    {
        await using var gate = await DatabaseGate.CreateAsync(database);
        await using var app = BackendApp.On(gate.ConnectionString, Impatient);
        var ann = await app.SignUpAsync("ann");

        gate.Refuse("28P01", "password authentication failed for user \"todo\"");
        await ShouldSayAsync(ann, "database_refused", "operator");
        gate.Open();
        await ShouldWorkAgainAsync(app, ann);
        await app.SqlAsync("ALTER TABLE tasks RENAME TO elsewhere");
        await ShouldSayAsync(ann, "database_not_migrated", "migrations");
        await app.SqlAsync("ALTER TABLE elsewhere RENAME TO tasks");
        await ShouldWorkAgainAsync(app, ann);
    }

    [Theory, PostgresOnly]
    public async Task Health_and_readiness_do_not_depend_on_the_database(Database database)
    {
        await using var gate = await DatabaseGate.CreateAsync(database);
        gate.Shut();
        await using var app = BackendApp.On(gate.ConnectionString, Impatient);
        using var client = app.CreateClient();

        foreach (var path in new[] { "/api/health", "/api/health/live", "/api/health/ready", "/api/health/startup" })
        {
            using var response = await client.TryAsync(HttpMethod.Get, path);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }
    }

    private static async Task ShouldSayAsync(Person person, string reason, string words)
    {
        using var response = await person.Client.TryAsync(HttpMethod.Get, "/api/tasks");
        var problem = await response.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, ErrorCodes.ServiceUnavailable);
        response.Headers.RetryAfter?.Delta.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
        problem.GetProperty("reason").GetString().ShouldBe(reason);
        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(words);
    }

    // Nobody does anything but wait as long as the answer said.
    private static async Task ShouldWorkAgainAsync(BackendApp app, Person person)
    {
        app.Wait(TimeSpan.FromSeconds(5));
        await person.ListAsync();
    }
}
