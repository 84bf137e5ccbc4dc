namespace TodoChatbot.Frontend.Accounts.SigningIn;

/// <summary>Addresses to go to that came with a request: only ever pages of this site.</summary>
internal static class LocalAddress
{
    public const string Home = "/";

    /// <summary>The address if it is a path of this site, else the home page.</summary>
    public static string OrHome(string? address) => IsLocal(address) ? address! : Home;

    // Not "//evil.example", not "/\evil.example", which browsers take for the same, and nothing that would end a header's line.
    private static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);
}
