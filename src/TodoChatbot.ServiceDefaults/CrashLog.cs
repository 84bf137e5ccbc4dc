using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace TodoChatbot.ServiceDefaults;

/// <summary>
/// Logs an exception that ends the process as a line of JSON, like every other line of the log. The runtime would print it over several
/// lines that no log collector can read.
/// </summary>
public static class CrashLog
{
    private const int Failed = 1;

    // Read in a terminal, not put into a page.
    private static readonly JsonWriterOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static int _isInstalled;

    /// <summary>Logs every exception that nobody handles, and ends the process with exit code 1.</summary>
    public static void Install()
    {
        if (Interlocked.Exchange(ref _isInstalled, 1) == 0)
        {
            AppDomain.CurrentDomain.UnhandledException += (_, crash) =>
            {
                Console.Error.Write(Describe((Exception)crash.ExceptionObject));

                // Main cannot return any more, and without this the runtime prints the exception once again.
#pragma warning disable RS0030
                Environment.Exit(Failed);
#pragma warning restore RS0030
            };
        }
    }

    /// <summary>The lines for an exception: a sentence for each invalid setting, the whole exception for anything else.</summary>
    /// <param name="exception">The exception.</param>
    public static string Describe(Exception exception) => exception switch
    {
        OptionsValidationException invalid => string.Concat(invalid.Failures.Select(sentence => Line(sentence, exception: null))),
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            string.Concat(several.InnerExceptions.Select(Describe)),
        _ => Line("The process ends because of an unexpected error.", exception),
    };

    /// <summary>One line, as the JSON formatter of the console writes it.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="exception">The exception, if it says more than the message.</param>
    public static string Line(string message, Exception? exception)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("Timestamp", TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
            json.WriteNumber("EventId", 0);
            json.WriteString("LogLevel", "Critical");
            json.WriteString("Category", "TodoChatbot");
            json.WriteString("Message", message);
            if (exception is not null)
            {
                json.WriteString("Exception", exception.ToString());
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }
}
