using System.CommandLine;
using CliWrap;
using Command = System.CommandLine.Command;

namespace TodoChatbot.Dev;

/// <summary>Gets what the tests need, runs all of them and ends with the count.</summary>
internal static class TestCommand
{
    // What hangs is ended and has failed. Where the tests install all that they need, a skipped one has failed too.
    private static string[] Strictness => Environment.GetEnvironmentVariable("CI") == "true" && Environment.UserName == "root"
        ? ["--timeout", "30m", "--fail-skips", "on"]
        : ["--timeout", "30m"];

    public static Command Create()
    {
        var project = new Option<string?>("--project") { Description = "Only this test project." };
        var command = new Command("test", "Install what the tests need, run them, and end with “N passed, N failed”.") { project };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(project), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? project, CancellationToken cancellationToken)
    {
        if (await Prerequisites.EnsureAsync(cancellationToken) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return ExitCodes.Failed;
        }

        await using var postgres = await ThrowawayPostgres.StartAsync(cancellationToken);
        var summary = new TestSummary();
        string[] chosen = project is null ? [] : ["--project", project];

        // Two processors: projects beside each other would only make every timed test wait for the others.
        string[] arguments = ["test", "--no-progress", "--max-parallel-test-modules", "1", .. chosen, "--", .. Strictness];
        var result = await Cli.Wrap("dotnet")
            .WithArguments(arguments)
            .WithWorkingDirectory(Repository.Root)
            .WithEnvironmentVariables(environment => environment.Set("TODO_TEST_POSTGRES", postgres.ConnectionString))
            .WithStandardOutputPipe(PipeTarget.ToDelegate(line =>
            {
                summary.Read(line);
                Console.WriteLine(line);
            }))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(Console.Error.WriteLine))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(cancellationToken);

        foreach (var line in summary.Failures)
        {
            Console.WriteLine(line);
        }

        // A run that broke before it could count has not passed.
        var isGood = result.ExitCode == 0 && summary.Passed > 0 && summary.Failed == 0;
        Console.WriteLine($"{summary.Passed} passed, {(isGood ? 0 : Math.Max(1, summary.Failed))} failed{(summary.Skipped > 0 ? $", {summary.Skipped} skipped" : "")}");
        return isGood ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
