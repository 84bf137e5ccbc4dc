using System.Globalization;
using TodoChatbot.Language.Cultures.English;
using TodoChatbot.Language.Cultures.Files;
using TodoChatbot.Language.Cultures.Spanish;

namespace TodoChatbot.Language.Cultures;

/// <summary>Finds the culture of a locale.</summary>
internal static class CultureCatalog
{
    /// <summary>The culture of a BCP 47 tag; English where the language is none of ours.</summary>
    public static Culture Of(string locale)
    {
        var language = LanguageOf(locale);
        if (language.Equals("en", StringComparison.OrdinalIgnoreCase))
            return EnglishCulture.Instance;

        return language.Equals("es", StringComparison.OrdinalIgnoreCase) ? SpanishCulture.Instance : CultureFiles.Find(language) ?? EnglishCulture.Instance;
    }

    /// <summary>True where "11/10" is 11 October.</summary>
    public static bool DayFirst(string locale)
    {
        if (Find(locale)?.DateTimeFormat is not { } format)
            return true;

        // Where the year comes first, day and month alone follow the pattern for those.
        var pattern = format.ShortDatePattern.StartsWith('y') ? format.MonthDayPattern : format.ShortDatePattern;
        return pattern.IndexOf('d', StringComparison.Ordinal) < pattern.IndexOf('M', StringComparison.Ordinal);
    }

    private static CultureInfo? Find(string locale)
    {
        try
        {
            return locale.Length == 0 ? null : CultureInfo.GetCultureInfo(locale, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    private static ReadOnlySpan<char> LanguageOf(string locale)
    {
        var end = locale.AsSpan().IndexOfAny('-', '_');
        return end < 0 ? locale : locale.AsSpan(0, end);
    }
}
