using CliWrap;
using Command = System.CommandLine.Command;

namespace TodoChatbot.Dev;

/// <summary>Runs the tests of the last backend that does not know the newest migration on the schema of this one.</summary>
internal static class PreviousCommand
{
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

        await using var postgres = await ThrowawayPostgres.StartAsync(cancellationToken);
        var result = await Cli.Wrap(Path.Combine(Repository.Root, ".github", "scripts", "previous-backend.sh"))
            .WithWorkingDirectory(Repository.Root)
            .WithEnvironmentVariables(environment => environment.Set("TODO_TEST_POSTGRES", postgres.ConnectionString))
            .WithStandardOutputPipe(PipeTarget.ToDelegate(Console.WriteLine))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(Console.Error.WriteLine))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(cancellationToken);
        return result.ExitCode == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
