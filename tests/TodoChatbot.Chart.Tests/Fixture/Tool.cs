using CliWrap;
using CliWrap.Buffered;

namespace TodoChatbot.Chart.Tests.Fixture;

/// <summary>An external program, called with a list of arguments and never through a shell.</summary>
/// <param name="Program">Its name in the PATH, or its path.</param>
internal sealed record Tool(string Program)
{
    /// <summary>Where it runs.</summary>
    public string Folder { get; init; } = Repository.Root;

    /// <summary>Environment variables beside the inherited ones.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>True when the PATH has a program of this name.</summary>
    public static bool Exists(string program) => (System.Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs it and takes any exit code.</summary>
    public async Task<Outcome> TryAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var result = await Cli.Wrap(Program)
            .WithArguments(arguments)
            .WithWorkingDirectory(Folder)
            .WithEnvironmentVariables(Environment)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancellationToken);
        return new Outcome(result.ExitCode, result.StandardOutput, result.StandardError);
    }

    /// <summary>Runs it and expects success.</summary>
    /// <returns>What it wrote to its output.</returns>
    public async Task<string> RunAsync(IReadOnlyCollection<string> arguments, CancellationToken cancellationToken)
    {
        var outcome = await TryAsync(arguments, cancellationToken);
        return outcome.IsSuccess
            ? outcome.Output
            : throw new InvalidOperationException($"{Program} {string.Join(' ', arguments)} ended with {outcome.ExitCode}:\n{outcome.Output}\n{outcome.Error}");
    }

    /// <summary>How a run ended.</summary>
    internal sealed record Outcome(int ExitCode, string Output, string Error)
    {
        public bool IsSuccess => ExitCode == 0;
    }
}
