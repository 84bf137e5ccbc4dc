using CliWrap;
using CliWrap.Buffered;
using Command = System.CommandLine.Command;

namespace TodoChatbot.Dev;

/// <summary>
/// Runs the last backend that does not know the newest migration on the schema of this commit, with its own tests of tasks: pods of both versions
/// work on one schema during an update.
/// </summary>
internal static class PreviousCommand
{
    private const string Migrations = "src/TodoChatbot.Backend/Data/Migrations";

    public static Command Create()
    {
        var command = new Command("previous", "Run the last backend that does not know the newest migration on the new schema, with its own tests of tasks.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (await Prerequisites.EnsureAsync(cancellationToken) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return ExitCodes.Failed;
        }

        var newest = await GitAsync(Repository.Root, ["log", "-1", "--diff-filter=A", "--format=%H", "--", Migrations], cancellationToken);
        var previous = newest.Length == 0 ? "" : await GitAsync(Repository.Root, ["log", "-1", "--format=%H", $"{newest}~1"], cancellationToken);
        if (previous.Length == 0)
        {
            Console.WriteLine("NOT TESTED: the history before the newest migration is not here. Run: git fetch --unshallow");
            return ExitCodes.Ok;
        }

        var folder = Directory.CreateTempSubdirectory("todo-previous-");
        var work = Path.Combine(folder.FullName, "work");
        try
        {
            await GitAsync(Repository.Root, ["worktree", "add", "--quiet", "--detach", work, previous], cancellationToken);

            // Only the steps: the snapshots tell what the previous code believes, and that has to stay as it was.
            var head = await GitAsync(Repository.Root, ["rev-parse", "HEAD"], cancellationToken);
            await GitAsync(work, ["checkout", head, "--", Migrations], cancellationToken);
            await GitAsync(work, ["checkout", previous, "--", $"{Migrations}/*ModelSnapshot.cs"], cancellationToken);
            Console.WriteLine($"The backend of commit {previous[..8]} on this schema:");
            return await TestAsync(work, cancellationToken);
        }
        finally
        {
            await GitAsync(Repository.Root, ["worktree", "remove", "--force", work], CancellationToken.None);
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> TestAsync(string work, CancellationToken cancellationToken)
    {
        await using var postgres = await ThrowawayPostgres.StartAsync(cancellationToken);
        var result = await Cli.Wrap("dotnet")
            .WithArguments(["test", "--no-progress", "--project", "tests/TodoChatbot.Backend.Tests", "--", "--filter-namespace", "*.Tasks", "--fail-skips", "on"])
            .WithWorkingDirectory(work)
            .WithEnvironmentVariables(environment => environment.Set("TODO_TEST_POSTGRES", postgres.ConnectionString))
            .WithStandardOutputPipe(PipeTarget.ToDelegate(Console.WriteLine))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(Console.Error.WriteLine))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(cancellationToken);
        return result.ExitCode == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }

    // Empty for what git does not find.
    private static async Task<string> GitAsync(string folder, string[] arguments, CancellationToken cancellationToken)
    {
        var result = await Cli.Wrap("git").WithArguments(arguments).WithWorkingDirectory(folder).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(cancellationToken);
        return result.IsSuccess ? result.StandardOutput.Trim() : string.Empty;
    }
}
