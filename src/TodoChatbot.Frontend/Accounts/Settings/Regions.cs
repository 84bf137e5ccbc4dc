using System.Globalization;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Frontend.Accounts.Settings;

/// <summary>The regions that people can choose from, each with an example of how it writes dates and times.</summary>
internal static class Regions
{
    private const int MaxLanguages = 3;
    private const string English = "en";
    private const string Spanish = "es";
    private const string Urdu = "ur";

    private static readonly (DateOnly Date, TimeOnly Time) Example = (new DateOnly(2026, 12, 1), new TimeOnly(17, 0));

    // The locales of one region that write dates alike and are read alike are one choice. Only Spanish and Urdu are read in another way.
    private static readonly Group[] Groups =
    [
        .. Locales.All.Select(culture => (Culture: culture, Region: new RegionInfo(culture.Name)))
            .Where(locale => locale.Region.TwoLetterISORegionName.All(char.IsAsciiLetter))
            .GroupBy(locale => (locale.Region.EnglishName, Style: DateStyle.Of(locale.Culture.Name), Read: LanguageRead(locale.Culture)))
            .Select(group => new Group(group.Key.EnglishName, group.Key.Style, [.. group.Select(locale => locale.Culture).OrderBy(Rank)]))
            .OrderBy(group => group.Region, StringComparer.Ordinal).ThenBy(group => Rank(group.Locales[0])),
    ];

    private static readonly HashSet<string> Divided =
        [.. Groups.GroupBy(group => group.Region).Where(region => region.Count() > 1).Select(region => region.Key)];

    /// <summary>What to offer to a person whose locale is known. The choice that it belongs to has it as its value, so that saving keeps it.</summary>
    public static IEnumerable<Choice> For(string? stored)
    {
        var choices = Groups.Select(group => new Choice(group.Locales.FirstOrDefault(IsStored)?.Name ?? group.Locales[0].Name, Label(Name(group), group.Style))).ToList();
        return string.IsNullOrEmpty(stored) || choices.Any(choice => choice.Locale == stored)
            ? choices
            : choices.Prepend(new Choice(stored, Label(Locales.NameOf(stored), DateStyle.Of(stored))));

        bool IsStored(CultureInfo culture) => culture.Name == stored;
    }

    private static string Name(Group group)
    {
        if (!Divided.Contains(group.Region))
        {
            return group.Region;
        }

        List<string> languages = Rank(group.Locales[0]) < 2
            ? [LanguageName(group.Locales[0])]
            : [.. group.Locales.Select(LanguageName).Distinct()];
        return $"{group.Region} ({string.Join(", ", languages.Take(MaxLanguages))}{(languages.Count > MaxLanguages ? ", …" : "")})";
    }

    private static string Label(string name, DateStyle style) => $"{name} – {style.Of(Example.Date, Example.Time)}";

    private static string LanguageName(CultureInfo culture) => CultureInfo.GetCultureInfo(LanguageOf(culture)).EnglishName;

    private static string LanguageOf(CultureInfo culture) => culture.Name.Split('-')[0];

    private static string LanguageRead(CultureInfo culture) => LanguageOf(culture) is (Spanish or Urdu) and var language ? language : English;

    private static int Rank(CultureInfo culture) => LanguageOf(culture) switch
    {
        English => 0,
        Spanish or Urdu => 1,
        _ => 2,
    };

    /// <summary>A region to choose.</summary>
    /// <param name="Locale">The BCP 47 tag that is stored.</param>
    /// <param name="Label">"Canada (English) – Tue, Dec 1, 2026 at 5:00 PM"</param>
    internal sealed record Choice(string Locale, string Label);

    private sealed record Group(string Region, DateStyle Style, CultureInfo[] Locales);
}
