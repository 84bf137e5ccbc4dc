using System.Globalization;
using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Data;

/// <summary>A free PostgreSQL holds half a gigabyte; a hundred people must fit in for a year.</summary>
public sealed class SizeTests
{
    private const double FreeBytes = 0.5 * 1024 * 1024 * 1024;
    private const int People = 100;

    // What updates and deletions leave behind until the server reuses the room.
    private const double Slack = 1.3;

    // What one busy person does on every day of the year.
    private const int TasksADay = 4;
    private const int ChangesADay = 10;
    private const int TurnsADay = 4;

    // As the options keep them unless changed.
    private const int ActivityDays = 180;
    private const int MessageDays = 365;
    private const int RunDays = 2;
    private const int Year = 365;

    // Enough of each for whole pages of tables and indexes to be measured.
    private const int Copies = 60;

    [Theory, PostgresOnly]
    public async Task A_hundred_busy_people_fit_into_the_free_half_gigabyte_for_a_year(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        for (var day = 0; day < 5; day++)
        {
            await ann.LiveAsync($"{day} ");
            await ann.PatchAsync(1, $$"""{"description": "What had to be said about it on day {{day}}, in a sentence of the usual length."}""");
            await ann.SayAsync("what's pending?");
            await ann.SayAsync($"add a task to call the dentist tomorrow at {day + 8}am #health");
            await ann.SayAsync("mark task 1 as complete");
        }

        await AddOwnersAsync(app);
        var size = await RowSizesAsync(app);
        double events = (double)await app.CountAsync("run_events") / await app.CountAsync("runs");
        var rows = new Dictionary<string, double>
        {
            ["tasks"] = TasksADay * Year,
            ["changes"] = ChangesADay * ActivityDays,
            ["messages"] = 2 * TurnsADay * MessageDays,
            ["conversations"] = MessageDays,
            ["runs"] = TurnsADay * RunDays,
            ["run_events"] = TurnsADay * RunDays * events,
            ["idempotency_keys"] = TasksADay + ChangesADay,
            ["model_usage"] = ActivityDays,
        };

        var total = rows.Sum(table => table.Value * size[table.Key]) * People * Slack;
        foreach (var (table, count) in rows)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{table,-17} {size[table],6:0} bytes a row, {count,6:0} rows and {count * size[table] / 1024,6:0} KB a person"));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{People} people: {total / 1024 / 1024:0} MB of {FreeBytes / 1024 / 1024:0} MB"));
        total.ShouldBeLessThan(FreeBytes);
    }

    private static async Task AddOwnersAsync(BackendApp app)
    {
        var columns = (await app.SqlAsync(
            "SELECT column_name FROM information_schema.columns WHERE table_name = 'users' AND table_schema = 'public' AND is_generated = 'NEVER'"))
            .Select(row => row[0]!).ToList();
        var values = columns.Select(column => column switch
        {
            "id" => "gen_random_uuid()",
            "display_name" => "copy::text",
            "email" or "normalized_email" or "user_name" or "normalized_user_name" => $"copy || {column}",
            _ => $"\"{column}\"",
        });
        await app.SqlAsync(
            $"INSERT INTO users ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) SELECT {string.Join(", ", values)} FROM users, generate_series(1, {Copies}) AS copy");
    }

    // Real rows, copied until pages are full; indexes and long texts kept apart are included.
    private static async Task<IReadOnlyDictionary<string, double>> RowSizesAsync(BackendApp app)
    {
        var changing = new Dictionary<string, (string Column, string Value)[]>
        {
            // The terms of each user are entries of their own in the search index.
            ["tasks"] = [("id", "gen_random_uuid()"), ("number", "number + 1000 * copy"), ("owner_id", "(SELECT id FROM users WHERE display_name = copy::text)")],
            ["changes"] = [("id", "gen_random_uuid()"), ("sequence", "sequence + 1000 * copy")],
            ["conversations"] = [("id", "gen_random_uuid()")],
            ["messages"] = [("id", "gen_random_uuid()"), ("sequence", "sequence + 1000 * copy")],
            ["runs"] = [("id", "gen_random_uuid()"), ("idempotency_key", "NULL")],
            ["run_events"] = [("sequence", "sequence + 1000 * copy")],
            ["idempotency_keys"] = [("key", "key || copy")],
            ["model_usage"] = [("day", "day + copy")],
        };
        var sizes = new Dictionary<string, double>();
        foreach (var (table, changes) in changing)
        {
            var columns = (await app.SqlAsync(
                $"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}' AND table_schema = 'public' AND is_generated = 'NEVER'"))
                .Select(row => row[0]!).ToList();
            var values = columns.Select(column => changes.FirstOrDefault(change => change.Column == column).Value ?? $"\"{column}\"");
            var copies = table is "idempotency_keys" or "model_usage" ? 20 * Copies : Copies;
            await app.SqlAsync(
                $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) SELECT {string.Join(", ", values)} FROM {table}, generate_series(1, {copies}) AS copy");
            await app.SqlAsync($"VACUUM (FULL, ANALYZE) {table}");
            var bytes = double.Parse((await app.SqlAsync($"SELECT pg_total_relation_size('{table}')"))[0][0]!, CultureInfo.InvariantCulture);
            sizes[table] = bytes / await app.CountAsync(table);
        }

        return sizes;
    }
}
