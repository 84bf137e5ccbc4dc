using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Assistant.Models;

namespace TodoChatbot.Backend.Hosting.Verbs;

/// <summary>Asks the configured language model once and says what is wrong.</summary>
internal sealed record TestModelVerb() : Verb("test-model", "", "ask the language model once, with the tools, and say what is wrong")
{
    public override async Task<int> RunAsync(WebApplication app, IReadOnlyList<string> arguments)
    {
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        await using var scope = app.Services.CreateAsyncScope();
        var tester = scope.ServiceProvider.GetRequiredService<ModelTester>();
        var test = await tester.RunAsync(new UsageDetails(), CancellationToken.None);
        await Console.Out.WriteLineAsync($"{(test.Works ? "ok   " : "fail ")} {test.Problem}");
        foreach (var line in new[] { test.Value, test.Fix, tester.Detail }.OfType<string>())
        {
            await Console.Out.WriteLineAsync($"      {line}");
        }

        return test.Works ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
