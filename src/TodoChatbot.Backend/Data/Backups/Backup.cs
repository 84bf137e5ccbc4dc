using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TodoChatbot.Backend.Data.Owners;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Data.Backups;

/// <summary>
/// Everything that is stored as lines of JSON, the same from either database, so that it also moves from one to the other. The first
/// line tells the schema; then comes a line for each row: <c>{"table":"users","row":{"id":"…"}}</c>.
/// </summary>
internal sealed class Backup(AppDbContext db, TimeProvider clock)
{
    private const string Format = "todo-chatbot-backup";
    private const int RowsAtOnce = 500;

    private static readonly MethodInfo TypedRows = typeof(Backup).GetMethod(nameof(RowsOf), BindingFlags.Instance | BindingFlags.NonPublic)!;

    // A table comes after the tables that it refers to.
    private IReadOnlyList<IEntityType> Types { get; } = InOrder(db.Model);

    // "20261123085650_Initial" is "Initial" on both databases, whenever each was made.
    private string Schema => string.Join(' ', db.Database.GetMigrations().Select(name => name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..]));

    /// <summary>Writes everything, as it stands at one moment.</summary>
    /// <returns>How many rows.</returns>
    /// <exception cref="BackupException">The connection broke in the middle.</exception>
    public Task<int> WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        var hasBegun = false;
        return db.InTransactionAsync(
            token =>
            {
                // What is written cannot be taken back, so a second attempt would write the first rows twice.
                if (hasBegun)
                {
                    throw new BackupException("The connection to the database broke in the middle. Run the export again.");
                }

                hasBegun = true;
                return WriteRowsAsync(stream, token);
            },
            cancellationToken);
    }

    private async Task<int> WriteRowsAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (db.Database.IsNpgsql())
        {
            await db.Database.ExecuteSqlAsync($"SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY", cancellationToken);
        }

        await using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        await writer.WriteLineAsync(JsonSerializer.Serialize(new Header(Format, Schema, clock.Now), Wire.Json));
        var rows = 0;
        foreach (var type in Types)
        {
            var properties = type.GetProperties().ToList();
            await foreach (var row in Rows(type).WithCancellation(cancellationToken))
            {
                var line = new JsonObject
                {
                    ["table"] = type.GetTableName(),
                    ["row"] = new JsonObject(properties.Select(property => KeyValuePair.Create(
                        property.GetColumnName(),
                        JsonSerializer.SerializeToNode(property.GetGetter().GetClrValue(row), property.ClrType, Wire.Json)))),
                };
                await writer.WriteLineAsync(line.ToJsonString().AsMemory(), cancellationToken);
                rows++;
            }
        }

        return rows;
    }

    /// <summary>Reads everything into an empty database, or nothing.</summary>
    /// <returns>How many rows.</returns>
    /// <exception cref="BackupException">The backup cannot be read here.</exception>
    public Task<int> ReadAsync(Stream stream, CancellationToken cancellationToken) => db.InTransactionAsync(
        async token =>
        {
            foreach (var type in Types)
            {
                if (await Rows(type).AnyAsync(token))
                {
                    throw new BackupException($"The database is not empty: there are rows in {type.GetTableName()}. Restore into a new database.");
                }
            }

            db.IsRestoring = true;
            using var reader = new StreamReader(stream, leaveOpen: true);
            CheckHeader(await reader.ReadLineAsync(token));
            var types = Types.ToDictionary(type => type.GetTableName()!);
            var rows = 0;
            while (await reader.ReadLineAsync(token) is { } line)
            {
                rows++;
                Add(types, line, rows);
                if (rows % RowsAtOnce == 0)
                {
                    await SaveAsync(token);
                }
            }

            await SaveAsync(token);
            await db.Database.ExecuteSqlRawAsync(OwnerCounters.RecountAll, token);
            return rows;
        },
        cancellationToken);

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private void CheckHeader(string? line)
    {
        try
        {
            if (line is null || JsonSerializer.Deserialize<Header>(line, Wire.Json) is not { Format: Format } header)
            {
                throw new BackupException("This is not an export of Todo Chatbot.");
            }

            if (header.Schema != Schema)
            {
                throw new BackupException($"The export is of another version (schema {header.Schema}; this is {Schema}). Restore it with the version that made it, then update.");
            }
        }
        catch (JsonException)
        {
            throw new BackupException("This is not an export of Todo Chatbot.");
        }
    }

    private void Add(Dictionary<string, IEntityType> types, string line, int number)
    {
        try
        {
            var json = JsonNode.Parse(line)!.AsObject();
            var type = types[(string)json["table"]!];
            var row = type.HasSharedClrType ? new Dictionary<string, object>() : RuntimeHelpers.GetUninitializedObject(type.ClrType);
            var entry = type.HasSharedClrType ? db.Set<Dictionary<string, object>>(type.Name).Entry((Dictionary<string, object>)row) : db.Entry(row);
            foreach (var property in type.GetProperties())
            {
                entry.Property(property.Name).CurrentValue = json["row"]![property.GetColumnName()].Deserialize(property.ClrType, Wire.Json);
            }

            entry.State = EntityState.Added;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or NullReferenceException)
        {
            throw new BackupException($"Row {number} of the export cannot be read. Nothing was restored.");
        }
    }

    private IAsyncEnumerable<object> Rows(IEntityType type) => type.HasSharedClrType
        ? db.Set<Dictionary<string, object>>(type.Name).AsNoTracking().AsAsyncEnumerable()
        : (IAsyncEnumerable<object>)TypedRows.MakeGenericMethod(type.ClrType).Invoke(this, [type])!;

    // Parents come before their children, and a parent is older.
    private IAsyncEnumerable<object> RowsOf<T>(IEntityType type)
        where T : class
    {
        var rows = db.Set<T>().AsNoTracking();
        return type.GetForeignKeys().FirstOrDefault(key => key.PrincipalEntityType == type) is { } self
            ? rows.OrderBy(row => EF.Property<object?>(row, self.Properties[0].Name) != null).AsAsyncEnumerable()
            : rows.AsAsyncEnumerable();
    }

    private static IReadOnlyList<IEntityType> InOrder(IModel model)
    {
        var ordered = new List<IEntityType>();
        var waiting = model.GetEntityTypes().OrderBy(type => type.GetTableName(), StringComparer.Ordinal).ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.First(type => type.GetForeignKeys().All(key => key.PrincipalEntityType == type || ordered.Contains(key.PrincipalEntityType)));
            ordered.Add(next);
            waiting.Remove(next);
        }

        return ordered;
    }

    private sealed record Header(string Format, string Schema, DateTimeOffset ExportedAt);
}
