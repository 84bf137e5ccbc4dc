using System.Collections.Immutable;
using NodaTime;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Cultures;

/// <summary>Names of time zones, the same in every culture: abbreviations, and the cities of the time zone database.</summary>
internal static class TimeZones
{
    // Where an abbreviation has several meanings, the one with the most speakers of our cultures.
    private static readonly (string Zone, string Names)[] Abbreviations =
    [
        ("Etc/UTC", "zulu"),
        ("America/New_York", "est|edt|et|eastern time|eastern standard time|eastern daylight time|us eastern|eastern"),
        ("America/Chicago", "cst|cdt|ct|central time|central standard time|central daylight time|us central"),
        ("America/Denver", "mst|mdt|mountain time|mountain standard time|mountain daylight time"),
        ("America/Los_Angeles", "pst|pdt|pt|pacific time|pacific standard time|pacific daylight time|us pacific|pacific"),
        ("America/Anchorage", "akst|akdt|alaska time"),
        ("Pacific/Honolulu", "hst|hawaii time"),
        ("America/Halifax", "adt|atlantic time"),
        ("America/Sao_Paulo", "brt|brasilia time"),
        ("America/Argentina/Buenos_Aires", "art|argentina time"),
        ("Europe/London", "bst|uk time|british time|london time"),
        ("Europe/Paris", "cet|cest|central european time|central european summer time"),
        ("Europe/Helsinki", "eet|eest|eastern european time"),
        ("Europe/Lisbon", "western european time"),
        ("Europe/Moscow", "msk|moscow time"),
        ("Asia/Dubai", "gulf time"),
        ("Asia/Karachi", "pkt|pakistan time"),
        ("Asia/Kolkata", "ist|india time|indian time|indian standard time"),
        ("Asia/Bangkok", "ict|indochina time"),
        ("Asia/Singapore", "sgt|singapore time"),
        ("Asia/Shanghai", "china time|china standard time|beijing time"),
        ("Asia/Hong_Kong", "hkt|hong kong time"),
        ("Asia/Tokyo", "jst|japan time|japan standard time"),
        ("Asia/Seoul", "kst|korea time|korean time"),
        ("Australia/Sydney", "aest|aedt|australian eastern time"),
        ("Australia/Adelaide", "acst|acdt"),
        ("Australia/Perth", "awst"),
        ("Pacific/Auckland", "nzst|nzdt|nzt|new zealand time"),
    ];

    private static readonly (string Zone, string Names)[] MoreCities =
    [
        ("America/New_York", "boston|philadelphia|washington|washington dc|miami|atlanta|nyc"),
        ("America/Chicago", "dallas|houston|austin|minneapolis|texas"),
        ("America/Denver", "salt lake city"),
        ("America/Los_Angeles", "san francisco|seattle|san diego|portland|las vegas|california|la|sf"),
        ("Asia/Shanghai", "beijing|shenzhen"),
        ("Asia/Kolkata", "delhi|new delhi|mumbai|bangalore|chennai|hyderabad"),
        ("Asia/Karachi", "islamabad|lahore"),
        ("Europe/Paris", "paris"),
        ("Europe/Berlin", "munich|frankfurt|hamburg"),
        ("Europe/Madrid", "barcelona"),
        ("Europe/Rome", "milan"),
        ("Europe/Zurich", "geneva"),
        ("Europe/London", "edinburgh|manchester"),
        ("Australia/Sydney", "canberra"),
        ("Africa/Johannesburg", "cape town"),
        ("Asia/Ho_Chi_Minh", "hanoi"),
        ("Asia/Dubai", "abu dhabi"),
    ];

    private static readonly string[] CityRegions = ["Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Pacific"];

    private static readonly ImmutableArray<(string Zone, string Names, Terminal Terminal)> Table =
    [
        .. Abbreviations.Select(row => (row.Zone, row.Names, Terminal.Zone)),
        .. MoreCities.Select(row => (row.Zone, row.Names, Terminal.City)),
        .. DateTimeZoneProviders.Tzdb.Ids
            .Where(id => id.Contains('/', StringComparison.Ordinal) && CityRegions.Contains(id[..id.IndexOf('/', StringComparison.Ordinal)]))
            .Select(id => (id, id[(id.LastIndexOf('/') + 1)..].Replace('_', ' '), Terminal.City)),
    ];

    /// <summary>The words of every culture for zones.</summary>
    public static IEnumerable<Entry> Entries =>
    [
        new(Terminal.UtcWord, "utc|gmt|coordinated universal time|greenwich mean time"),
        .. Table.Select((row, index) => new Entry(row.Terminal, index, row.Names)),
    ];

    /// <summary>The zone of an entry.</summary>
    public static DateTimeZone? At(int index) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(Table[index].Zone);
}
