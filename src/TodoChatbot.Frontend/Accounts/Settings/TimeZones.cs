namespace TodoChatbot.Frontend.Accounts.Settings;

/// <summary>The time zones that people can choose from, by IANA name.</summary>
internal static class TimeZones
{
    public const string Default = "Etc/UTC";

    // Other names of the same zones, and zones that are only an offset.
    private static readonly string[] Odd = ["Etc/", "SystemV/", "US/", "posix/", "right/"];

    public static IReadOnlyList<string> All { get; } =
    [
        Default,
        .. TimeZoneInfo.GetSystemTimeZones()
            .Select(zone => zone.Id)
            .Where(id => id.Contains('/', StringComparison.Ordinal) && !Odd.Any(odd => id.StartsWith(odd, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];
}
