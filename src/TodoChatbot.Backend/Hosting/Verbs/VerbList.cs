using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Data.Backups;
using TodoChatbot.Backend.Data.Outages;

namespace TodoChatbot.Backend.Hosting.Verbs;

/// <summary>What the program can be started for.</summary>
internal static class VerbList
{
    private static readonly IReadOnlyList<Verb> Verbs = [new ServeVerb(), new MigrateVerb(), new CheckVerb(), new ExportVerb(), new RestoreVerb(), new SmokeVerb()];

    /// <summary>Does what the first argument says; serves when there is none.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunVerbAsync(this WebApplication app, string[] args)
    {
        var words = WordsOf(args);
        if (args.Contains("--help") || words is ["help", ..])
        {
            await Console.Out.WriteLineAsync(Help);
            return ExitCodes.Ok;
        }

        if (Verbs.FirstOrDefault(known => known.Name == (words.FirstOrDefault() ?? Verbs[0].Name)) is not { } verb)
        {
            await Console.Error.WriteLineAsync($"“{words[0]}” is not something this program does.\n{Help}");
            return ExitCodes.Usage;
        }

        try
        {
            return await verb.RunAsync(app, [.. words.Skip(1)]);
        }
        catch (OptionsValidationException exception)
        {
            await Console.Error.WriteLineAsync(string.Join('\n', exception.Failures));
        }
        catch (BackupException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
        }
        catch (Exception exception) when (verb is not ServeVerb && DatabaseOutage.CauseOf(exception) is { } cause)
        {
            await Console.Error.WriteLineAsync(OutageWords.SentenceFor(cause));
        }

        return ExitCodes.Failed;
    }

    /// <summary>Keeps the output of a verb for its results: logs go to the error stream, and only what is wrong.</summary>
    public static void QuietFor(this ILoggingBuilder logging, string[] args)
    {
        if (WordsOf(args) is [not "serve", ..])
        {
            logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
            logging.AddFilter(category: null, LogLevel.Warning);
            logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        }
    }

    // Options of the host (--urls=…, --environment=…) may stand anywhere.
    private static List<string> WordsOf(string[] args) => [.. args.Where(argument => !argument.StartsWith('-'))];

    private static string Help { get; } =
        "Usage: todo-backend [verb]\n" + string.Join('\n', Verbs.Select(verb => $"  {$"{verb.Name} {verb.Usage}".TrimEnd(),-16} {verb.Summary}"));
}
