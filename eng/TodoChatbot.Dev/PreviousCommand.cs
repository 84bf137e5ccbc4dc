using CliWrap;
using CliWrap.Buffered;
using Command = System.CommandLine.Command;

namespace TodoChatbot.Dev;

/// <summary>
/// Runs the last backend that does not know the newest migration on the schema of this commit, with its own suite: pods of both versions
/// work on one schema during an update.
/// </summary>
internal static class PreviousCommand
{
    private const string Migrations = "src/TodoChatbot.Backend/Data/Migrations";

    // More than these is no chance.
    private const int MostAgain = 20;

    // That nothing wakes a sleeping database has nothing to do with its schema, and what PostgreSQL counts late can spoil the count.
    private static readonly string[] All = ["--filter-not-class", "*.QuietTests"];

    public static Command Create()
    {
        var command = new Command("previous", "Run the last backend that does not know the newest migration on the new schema, with its own suite.");
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

        var newest = await TryGitAsync(["log", "-1", "--diff-filter=A", "--format=%H", "--", Migrations], cancellationToken);
        var previous = newest.Length == 0 ? "" : await TryGitAsync(["log", "-1", "--format=%H", $"{newest}~1"], cancellationToken);
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
            var (isGood, failed) = await TestAsync(work, All, cancellationToken);

            // The flaws of an old commit stay in it. What fails by chance passes the next time, what fails by the schema does not.
            if (!isGood && failed.Count is > 0 and <= MostAgain)
            {
                Console.WriteLine($"Again, those that failed: {string.Join(", ", failed)}");
                (isGood, _) = await TestAsync(work, [.. failed.SelectMany(method => new[] { "--filter-method", method })], cancellationToken);
            }

            Console.WriteLine(isGood ? "The previous backend works on this schema." : "The previous backend does not work on this schema: migrations have to be additive.");
            return isGood ? ExitCodes.Ok : ExitCodes.Failed;
        }
        finally
        {
            await TryGitAsync(["worktree", "remove", "--force", work], CancellationToken.None);
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(bool IsGood, IReadOnlyCollection<string> Failed)> TestAsync(string folder, string[] which, CancellationToken cancellationToken)
    {
        var (exitCode, summary) = await TestCommand.DotnetTestAsync(folder, ["--project", "tests/TodoChatbot.Backend.Tests", "--", .. which, .. TestCommand.Strict], cancellationToken);
        return (exitCode == 0 && summary.Passed > 0, summary.FailedMethods);
    }

    // Empty for what git does not find, and what there is nothing left of.
    private static async Task<string> TryGitAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var result = await Git(Repository.Root, arguments).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(cancellationToken);
        return result.IsSuccess ? result.StandardOutput.Trim() : string.Empty;
    }

    // What fails here ends the run: tests on the old schema would prove nothing.
    private static async Task<string> GitAsync(string folder, string[] arguments, CancellationToken cancellationToken) =>
        (await Git(folder, arguments).ExecuteBufferedAsync(cancellationToken)).StandardOutput.Trim();

    private static CliWrap.Command Git(string folder, string[] arguments) => Cli.Wrap("git").WithArguments(arguments).WithWorkingDirectory(folder);
}
