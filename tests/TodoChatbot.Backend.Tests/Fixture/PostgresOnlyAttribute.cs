using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>For what only a server can do: to sleep, to be gone, to run out of connections.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresOnlyAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
            [new TheoryDataRow<Database>(Database.Postgres) { Skip = PostgresServer.Reason }]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
