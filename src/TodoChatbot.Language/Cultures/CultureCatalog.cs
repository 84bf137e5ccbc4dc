using TodoChatbot.Language.Cultures.English;
using TodoChatbot.Language.Cultures.Spanish;

namespace TodoChatbot.Language.Cultures;

/// <summary>Finds the culture of a locale.</summary>
internal static class CultureCatalog
{
    // The few places that write the month first.
    private static readonly string[] MonthFirst = ["en-US", "en-PH", "es-US", "es-PR", "es-PA"];

    /// <summary>The culture of a BCP 47 tag; English where the language is none of ours.</summary>
    public static Culture Of(string locale) =>
        LanguageOf(locale).Equals("es", StringComparison.OrdinalIgnoreCase) ? SpanishCulture.Instance : EnglishCulture.Instance;

    /// <summary>True where "11/10" is 11 October.</summary>
    public static bool DayFirst(string locale)
    {
        if (LanguageOf(locale).Length == locale.Length)
            return !locale.Equals("en", StringComparison.OrdinalIgnoreCase);

        return !MonthFirst.Contains(locale, StringComparer.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> LanguageOf(string locale)
    {
        var end = locale.AsSpan().IndexOfAny('-', '_');
        return end < 0 ? locale : locale.AsSpan(0, end);
    }
}
