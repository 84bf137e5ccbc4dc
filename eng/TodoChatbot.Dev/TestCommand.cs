using System.CommandLine;
using CliWrap;
using Command = System.CommandLine.Command;

namespace TodoChatbot.Dev;

/// <summary>Gets what the tests need, runs all of them and ends with the count.</summary>
internal static class TestCommand
{
    /// <summary>What a test program is told so that one that hangs, or skips a test, has failed.</summary>
    public static IReadOnlyList<string> Strict { get; } = [.. Limit, "--fail-skips", "on"];

    private static string[] Limit => ["--timeout", "40m"];

    // Where the tests install all that they need, a skipped one has failed too.
    private static IReadOnlyList<string> Strictness => Environment.GetEnvironmentVariable("CI") == "true" && Environment.UserName == "root" ? Strict : Limit;

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

        string[] chosen = project is null ? [] : ["--project", project];

        // Two processors: projects beside each other would only make every timed test wait for the others.
        var (exitCode, summary) = await DotnetTestAsync(Repository.Root, ["--max-parallel-test-modules", "1", .. chosen, "--", .. Strictness], cancellationToken);

        // A run that broke before it could count has not passed.
        var isGood = exitCode == 0 && summary.Passed > 0 && summary.Failed == 0;
        Console.WriteLine($"{summary.Passed} passed, {(isGood ? 0 : Math.Max(1, summary.Failed))} failed{(summary.Skipped > 0 ? $", {summary.Skipped} skipped" : "")}");
        return isGood ? ExitCodes.Ok : ExitCodes.Failed;
    }

    /// <summary>Runs tests beside a PostgreSQL server of their own, prints what they say, and what failed again at the end.</summary>
    /// <param name="folder">The repository.</param>
    /// <param name="arguments">What stands behind <c>dotnet test</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Its exit code, and what was read off its output.</returns>
    public static async Task<(int ExitCode, TestSummary Summary)> DotnetTestAsync(string folder, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var summary = new TestSummary();
        await using var postgres = await ThrowawayPostgres.StartAsync(cancellationToken);
        var result = await Cli.Wrap("dotnet")
            .WithArguments(["test", "--no-progress", .. arguments])
            .WithWorkingDirectory(folder)
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

        return (result.ExitCode, summary);
    }
}
