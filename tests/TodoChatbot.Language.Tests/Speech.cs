using NodaTime;

namespace TodoChatbot.Language.Tests;

/// <summary>Moments and speakers that the tests share: Monday 23 November 2026, ten in the morning.</summary>
internal static class Speech
{
    public static SpeechContext English { get; } = new()
    {
        Now = new LocalDateTime(2026, 11, 23, 10, 0),
        Zone = DateTimeZoneProviders.Tzdb["Europe/London"],
    };

    public static SpeechContext British { get; } = English with { Locale = "en-GB" };

    public static SpeechContext Spanish { get; } = English with { Locale = "es-ES", Zone = DateTimeZoneProviders.Tzdb["Europe/Madrid"] };

    public static SpeechContext Urdu { get; } = English with { Locale = "ur-PK", Zone = DateTimeZoneProviders.Tzdb["Asia/Karachi"] };

    public static SpeechContext At(this SpeechContext context, int hour, int minute = 0) =>
        context with { Now = context.Now.Date.At(new LocalTime(hour, minute)) };
}
