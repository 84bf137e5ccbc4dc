using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>Runs a theory once on each database. A database that is not set up shows as skipped, never as absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryDatabaseAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
        [
            new TheoryDataRow<Database>(Database.Sqlite),
            new TheoryDataRow<Database>(Database.Postgres) { Skip = PostgresServer.Reason },
        ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
