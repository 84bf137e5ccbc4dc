using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Drills.Fuzzing;

namespace TodoChatbot.Backend.Tests.Input;

/// <summary>Requests made from the OpenAPI document and from the schemas of the tools. The command <c>fuzz</c> of the drills sends more of them.</summary>
public sealed class FuzzedRequestTests
{
    [Theory, EveryDatabase]
    public async Task No_fuzzed_request_gets_an_answer_that_the_contract_does_not_describe(Database database)
    {
        // Sequences of their own, so that the two databases see more together than each alone.
        var seed = database == Database.Sqlite ? 7 : 8;
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");

        var findings = await FuzzRun.RunAsync(ann.Client, 1_250, seed, _ => Task.CompletedTask, TestContext.Current.CancellationToken);

        findings.ShouldBeEmpty();
        app.Logs.Lines.Where(line => line.Contains("An unhandled exception has occurred", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
