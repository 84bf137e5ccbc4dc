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

    // That nothing wakes a sleeping database has nothing to do with its schema, and what PostgreSQL counts late can spoil the count.
    private static readonly string[] All = ["--filter-not-class", "*.QuietTests"];

    private const int Rounds = 3;

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

        var previous = await FindPreviousAsync(cancellationToken);
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

            var head = await GitAsync(Repository.Root, ["rev-parse", "HEAD"], cancellationToken);
            await TakeSchemaAsync(work, head, previous, cancellationToken);
            Console.WriteLine($"The backend of commit {previous[..8]} on this schema:");
            var (isGood, failed) = await TestAsync(work, All, cancellationToken);
            if (!isGood && failed.Count > 0)
            {
                isGood = await FailOnTheirOwnSchemaOrByChanceAsync(work, head, previous, failed, cancellationToken);
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

    // The last commit whose migrations are a proper subset of this commit's. A migration that was renamed before its release never reached a database.
    private static async Task<string> FindPreviousAsync(CancellationToken cancellationToken)
    {
        var steps = await StepsOfAsync("HEAD", cancellationToken);
        var changes = await TryGitAsync(["log", "--format=%H", "--", Migrations], cancellationToken);
        foreach (var change in changes.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var before = await TryGitAsync(["rev-parse", "--verify", "--quiet", $"{change}~1"], cancellationToken);
            if (before.Length > 0 && await StepsOfAsync(before, cancellationToken) is { Count: > 0 } known && known.IsProperSubsetOf(steps))
            {
                return before;
            }
        }

        return string.Empty;
    }

    private static async Task<HashSet<string>> StepsOfAsync(string commit, CancellationToken cancellationToken)
    {
        var files = await TryGitAsync(["ls-tree", "-r", "--name-only", commit, "--", Migrations], cancellationToken);
        return [.. files.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(file => !file.EndsWith("ModelSnapshot.cs", StringComparison.Ordinal))];
    }

    // Takes the migrations only. The model snapshots describe the previous code, so they must not change.
    private static async Task TakeSchemaAsync(string work, string head, string previous, CancellationToken cancellationToken)
    {
        await GitAsync(work, ["checkout", head, "--", Migrations], cancellationToken);
        await GitAsync(work, ["checkout", previous, "--", $"{Migrations}/*ModelSnapshot.cs"], cancellationToken);
    }

    // A test that the new schema breaks fails on it every time and passes on its own schema every time. A flaky test does neither.
    private static async Task<bool> FailOnTheirOwnSchemaOrByChanceAsync(
        string work, string head, string previous, IReadOnlyCollection<string> failed, CancellationToken cancellationToken)
    {
        var suspects = failed;
        for (var round = 1; round <= Rounds && suspects.Count > 0; round++)
        {
            Console.WriteLine($"On the schema of their own commit, those that failed: {string.Join(", ", suspects)}");
            await GitAsync(work, ["reset", "--hard", "--quiet"], cancellationToken);
            var (_, flaws) = await TestAsync(work, Only(suspects), cancellationToken);
            suspects = [.. suspects.Except(flaws)];
            if (suspects.Count > 0)
            {
                Console.WriteLine($"Again on this schema, those that passed there: {string.Join(", ", suspects)}");
                await TakeSchemaAsync(work, head, previous, cancellationToken);
                var (isGood, again) = await TestAsync(work, Only(suspects), cancellationToken);
                if (!isGood && again.Count == 0)
                {
                    return false;
                }

                suspects = [.. suspects.Intersect(again)];
            }
        }

        return suspects.Count == 0;
    }

    private static string[] Only(IEnumerable<string> tests) => [.. tests.Select(TestSummary.MethodOf).Distinct().SelectMany(method => new[] { "--filter-method", method })];

    private static async Task<(bool IsGood, IReadOnlyCollection<string> Failed)> TestAsync(string folder, string[] which, CancellationToken cancellationToken)
    {
        // This run tests behavior, not the style of an old commit.
        var (exitCode, summary) = await TestCommand.DotnetTestAsync(folder, ["--project", "tests/TodoChatbot.Backend.Tests", "-p:RunAnalyzers=false", "--", .. which, .. TestCommand.Strict], cancellationToken);
        return (exitCode == 0 && summary.Passed > 0, summary.FailedTests);
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
