using Microsoft.Extensions.Options;

namespace TodoChatbot.Backend.Hosting.Verbs;

/// <summary>What the check of the configuration found, in sentences.</summary>
internal static class WrongSettings
{
    /// <summary>The sentences; null when the exception is about something else.</summary>
    public static IReadOnlyList<string>? Of(Exception exception) => exception switch
    {
        OptionsValidationException one => [.. one.Failures],
        AggregateException several when several.InnerExceptions.All(inner => inner is OptionsValidationException) =>
            [.. several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(one => one.Failures)],
        _ => null,
    };
}
