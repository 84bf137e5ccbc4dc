using System.Globalization;
using System.Reflection;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Tasks.Reading;

namespace TodoChatbot.Backend.Assistant.Prompts;

/// <summary>What a model is told about its job: the text of <c>system.md</c> with the user's settings filled in.</summary>
internal static class SystemPrompt
{
    private static readonly string Template = Load();

    public static string For(User user, DateTimeOffset now) => Template
        .Replace("{now}", user.Speech(now).Now.ToString("dddd d MMMM uuuu HH:mm", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{time_zone}", user.TimeZone, StringComparison.Ordinal)
        .Replace("{locale}", user.Locale, StringComparison.Ordinal)
        .Replace("{week_start}", user.WeekStart.ToString(), StringComparison.Ordinal)
        .Replace(
            "{hours}",
            string.Create(CultureInfo.InvariantCulture, $"morning {user.Hours.Morning:HH:mm}, noon {user.Hours.Noon:HH:mm}, afternoon {user.Hours.Afternoon:HH:mm}, evening {user.Hours.Evening:HH:mm}, night {user.Hours.Night:HH:mm}"),
            StringComparison.Ordinal);

    private static string Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("TodoChatbot.Backend.Assistant.Prompts.system.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
