using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using TodoChatbot.Backend.Data;

namespace TodoChatbot.Backend.Tests.Data;

/// <summary>
/// Pods of the version before work on the new schema during an update and after a rollback, so that a migration may only add to it.
/// </summary>
public sealed partial class ExpandTests
{
    // What was there before anybody had installed anything.
    private static readonly string[] BeforeTheFirstRelease = ["Initial", "TaskSearch"];

    [Fact]
    public void No_migration_after_the_first_release_takes_anything_away()
    {
        using var sqlite = ((IDesignTimeDbContextFactory<SqliteAppDbContext>)new DesignTimeContexts()).CreateDbContext([]);
        using var postgres = ((IDesignTimeDbContextFactory<PostgresAppDbContext>)new DesignTimeContexts()).CreateDbContext([]);

        Contractions(sqlite).Concat(Contractions(postgres)).ShouldBeEmpty("Add instead, and take away in a later release, when no version that reads it is left.");
    }

    public static TheoryData<string, MigrationOperation> Refused => new()
    {
        { "takes away the column Tasks.Title", new DropColumnOperation { Table = "Tasks", Name = "Title" } },
        { "takes away the table Tasks", new DropTableOperation { Name = "Tasks" } },
        { "renames the column Tasks.Title", new RenameColumnOperation { Table = "Tasks", Name = "Title", NewName = "Text" } },
        { "renames the table Tasks", new RenameTableOperation { Name = "Tasks", NewName = "Todos" } },
        { "wants a value for Tasks.Colour, which the version before does not write", new AddColumnOperation { Table = "Tasks", Name = "Colour", ClrType = typeof(string) } },
        { "narrows Tasks.Title", new AlterColumnOperation { Table = "Tasks", Name = "Title", OldColumn = new AddColumnOperation { IsNullable = true } } },
        { "narrows Tasks.Title", new AlterColumnOperation { Table = "Tasks", Name = "Title", MaxLength = 10, OldColumn = new AddColumnOperation { MaxLength = 20 } } },
        { "narrows Tasks.Title", new AlterColumnOperation { Table = "Tasks", Name = "Title", MaxLength = 10, OldColumn = new AddColumnOperation() } },
        { "narrows Tasks.Title", new AlterColumnOperation { Table = "Tasks", Name = "Title", ColumnType = "integer", OldColumn = new AddColumnOperation { ColumnType = "bigint" } } },
        { "refuses rows of Tasks that the version before may write", new CreateIndexOperation { Table = "Tasks", Name = "IX", Columns = ["Title"], IsUnique = true } },
        { "refuses rows of Tasks that the version before may write", new AddCheckConstraintOperation { Table = "Tasks", Name = "CK", Sql = "1 = 1" } },
        { "says ALTER TABLE \"Tasks\" DROP COLUMN \"Title\"", new SqlOperation { Sql = "ALTER TABLE \"Tasks\" DROP COLUMN \"Title\"" } },
    };

    public static TheoryData<MigrationOperation> Taken =>
    [
        new AddColumnOperation { Table = "Tasks", Name = "Colour", ClrType = typeof(string), IsNullable = true },
        new AddColumnOperation { Table = "Tasks", Name = "Stars", ClrType = typeof(int), DefaultValue = 0 },
        new AlterColumnOperation { Table = "Tasks", Name = "Title", IsNullable = true, MaxLength = 20, OldColumn = new AddColumnOperation { MaxLength = 10 } },
        new AlterColumnOperation { Table = "Tasks", Name = "Title", ColumnType = "character varying(20)", MaxLength = 20, OldColumn = new AddColumnOperation { ColumnType = "character varying(10)", MaxLength = 10 } },
        new CreateIndexOperation { Table = "Tasks", Name = "IX", Columns = ["Title"] },
        new CreateTableOperation { Name = "Colours" },
        new DropIndexOperation { Table = "Tasks", Name = "IX" },
        new SqlOperation { Sql = "UPDATE \"Tasks\" SET \"Stars\" = 1" },
    ];

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_takes_away_is_found(string problem, MigrationOperation operation) => Problem(operation, []).ShouldBe(problem);

    [Theory]
    [MemberData(nameof(Taken), DisableDiscoveryEnumeration = true)]
    public void What_adds_is_taken(MigrationOperation operation) => Problem(operation, []).ShouldBeNull();

    [Fact]
    public void A_table_that_is_new_may_want_what_it_likes() =>
        Problem(new CreateIndexOperation { Table = "Colours", Name = "IX", Columns = ["Name"], IsUnique = true }, ["Colours"]).ShouldBeNull();

    private static IEnumerable<string> Contractions(DbContext db)
    {
        var assembly = db.GetService<IMigrationsAssembly>();
        foreach (var (id, type) in assembly.Migrations.Where(migration => !BeforeTheFirstRelease.Contains(migration.Key[(migration.Key.IndexOf('_', StringComparison.Ordinal) + 1)..])))
        {
            var operations = assembly.CreateMigration(type, db.Database.ProviderName!).UpOperations;
            string[] made = [.. operations.OfType<CreateTableOperation>().Select(table => table.Name)];
            foreach (var problem in operations.Select(operation => Problem(operation, made)).OfType<string>())
            {
                yield return $"{db.Database.ProviderName} {id} {problem}";
            }
        }
    }

    private static string? Problem(MigrationOperation operation, string[] made) => operation switch
    {
        DropColumnOperation drop => $"takes away the column {drop.Table}.{drop.Name}",
        DropTableOperation drop => $"takes away the table {drop.Name}",
        RenameColumnOperation rename => $"renames the column {rename.Table}.{rename.Name}",
        RenameTableOperation rename => $"renames the table {rename.Name}",
        AddColumnOperation { IsNullable: false, DefaultValue: null, DefaultValueSql: null, ComputedColumnSql: null } add when !made.Contains(add.Table) =>
            $"wants a value for {add.Table}.{add.Name}, which the version before does not write",
        AlterColumnOperation alter when Narrows(alter) => $"narrows {alter.Table}.{alter.Name}",
        CreateIndexOperation { IsUnique: true } index when !made.Contains(index.Table) => Refuses(index.Table),
        AddUniqueConstraintOperation constraint when !made.Contains(constraint.Table) => Refuses(constraint.Table),
        AddCheckConstraintOperation constraint when !made.Contains(constraint.Table) => Refuses(constraint.Table),
        SqlOperation sql when TakesAway().IsMatch(sql.Sql) => $"says {sql.Sql}",
        _ => null,
    };

    private static string Refuses(string table) => $"refuses rows of {table} that the version before may write";

    // A longer text has another type as well: character varying(20).
    private static bool Narrows(AlterColumnOperation alter) =>
        (alter.OldColumn.IsNullable && !alter.IsNullable)
        || alter.MaxLength < (alter.OldColumn.MaxLength ?? int.MaxValue)
        || (alter.ColumnType != alter.OldColumn.ColumnType && alter.MaxLength == alter.OldColumn.MaxLength);

    [GeneratedRegex(@"\b(drop\s+(table|column)|rename\s+(to|column)|set\s+not\s+null|alter\s+column\s+\S+\s+(set\s+data\s+)?type)\b", RegexOptions.IgnoreCase)]
    private static partial Regex TakesAway();
}
