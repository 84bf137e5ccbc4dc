using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Tests.Fixture;

namespace TodoChatbot.Backend.Tests.Data;

/// <summary>The schema follows the code, whoever brings it up to date and however often.</summary>
public sealed class MigrationTests
{
    private static readonly IDesignTimeDbContextFactory<SqliteAppDbContext> Sqlite = new DesignTimeContexts();
    private static readonly IDesignTimeDbContextFactory<PostgresAppDbContext> Postgres = new DesignTimeContexts();

    [Fact]
    public void No_change_of_the_model_lacks_its_migration()
    {
        using var sqlite = Sqlite.CreateDbContext([]);
        using var postgres = Postgres.CreateDbContext([]);

        sqlite.Database.HasPendingModelChanges().ShouldBeFalse("SQLite");
        postgres.Database.HasPendingModelChanges().ShouldBeFalse("PostgreSQL");
    }

    [Fact]
    public void Both_databases_have_the_same_migrations()
    {
        using var sqlite = Sqlite.CreateDbContext([]);
        using var postgres = Postgres.CreateDbContext([]);

        NamesOf(sqlite).ShouldBe(NamesOf(postgres));
    }

    [Theory, EveryDatabase]
    public async Task Migrating_twice_does_it_once(Database database)
    {
        var location = await Databases.CreateEmptyAsync(database);

        var first = await BackendProgram.RunAsync(database, location, ["migrate"]);
        var second = await BackendProgram.RunAsync(database, location, ["migrate"]);

        first.ExitCode.ShouldBe(0, first.Output);
        first.Output.ShouldContain("Applied ");
        second.ExitCode.ShouldBe(0, second.Output);
        second.Output.ShouldBe("The database is up to date.");
        await Databases.RemoveAsync(database, location);
    }

    [Theory, EveryDatabase]
    public async Task Two_that_migrate_at_once_wait_for_each_other(Database database)
    {
        var location = await Databases.CreateEmptyAsync(database);

        var both = await Task.WhenAll(
            BackendProgram.RunAsync(database, location, ["migrate"]),
            BackendProgram.RunAsync(database, location, ["migrate"]));

        both.ShouldAllBe(run => run.ExitCode == 0, string.Join('\n', both.Select(run => run.Output)));
        await using var app = BackendApp.On(database, location);
        await (await app.SignUpAsync("ann")).AddAsync("Buy milk");
        await app.DisposeAsync();
        await Databases.RemoveAsync(database, location);
    }

    // "20261123092448_Initial" is "Initial" on both.
    private static IEnumerable<string> NamesOf(DbContext db) => db.Database.GetMigrations().Select(name => name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..]);
}
