using System.Globalization;

namespace TodoChatbot.Frontend.Accounts.Settings;

/// <summary>The locales that are known.</summary>
internal static class Locales
{
    private const string Default = "en-US";

    public static IReadOnlyList<CultureInfo> All { get; } =
    [
        .. CultureInfo.GetCultures(CultureTypes.SpecificCultures)
            .Where(culture => culture.Name.Length > 0 && !culture.IsNeutralCulture)
            .OrderBy(culture => culture.EnglishName, StringComparer.Ordinal),
    ];

    /// <summary>"German (Germany)"; an unknown tag as it is.</summary>
    public static string NameOf(string locale)
    {
        try
        {
            return CultureInfo.GetCultureInfo(locale).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return locale;
        }
    }

    /// <summary>What the browser asks for first, if we know it.</summary>
    public static string Preferred(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => All.FirstOrDefault(culture => culture.Name.Equals(language.Value.Value, StringComparison.OrdinalIgnoreCase))?.Name)
            .FirstOrDefault(name => name is not null) ?? Default;
}
