using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Data.Backups;
using TodoChatbot.Backend.Data.Connections;
using TodoChatbot.Backend.Data.Outages;
using TodoChatbot.ServiceDefaults;

namespace TodoChatbot.Backend.Hosting.Verbs;

/// <summary>What the program can be started for.</summary>
internal static class VerbList
{
    private static readonly IReadOnlyList<Verb> Verbs = [new ServeVerb(), new MigrateVerb(), new CheckVerb(), new TestModelVerb(), new ExportVerb(), new RestoreVerb(), new SmokeVerb()];

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
        catch (Exception exception) when (SentencesFor(app, exception) is { } sentences)
        {
            foreach (var sentence in sentences)
            {
                await Console.Error.WriteAsync(verb is ServeVerb && LogsJson(app) ? CrashLog.Line(sentence, exception: null) : $"{sentence}\n");
            }
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

    // What the operator can mend; null for anything else.
    private static IReadOnlyList<string>? SentencesFor(WebApplication app, Exception exception) =>
        WrongSettings.Of(exception) ?? (exception is BackupException unreadable ? unreadable.Message : DatabaseSentenceFor(app, exception)) switch
        {
            null => null,
            var sentence => [sentence],
        };

    /// <summary>Why the database cannot be used, for the operator; null when the exception is about something else.</summary>
    internal static string? DatabaseSentenceFor(WebApplication app, Exception exception) =>
        SqliteFile.SentenceFor(exception, app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Path)
        ?? (DatabaseOutage.CauseOf(exception) is { } cause ? $"{app.Services.GetRequiredService<IStringLocalizer<Messages>>().SentenceFor(cause)} (DATABASE_URL: {exception.GetBaseException().Message})"
            : null);

    // A server's output is its log, and every line of it has the same form.
    private static bool LogsJson(WebApplication app) =>
        app.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName is ConsoleFormatterNames.Json;

    // Options of the host (--urls=…, --environment=…) may stand anywhere.
    private static List<string> WordsOf(string[] args) => [.. args.Where(argument => !argument.StartsWith('-'))];

    private static string Help { get; } =
        "Usage: todo-backend [verb]\n" + string.Join('\n', Verbs.Select(verb => $"  {$"{verb.Name} {verb.Usage}".TrimEnd(),-16} {verb.Summary}"));
}
