namespace TodoChatbot.Frontend.Accounts.SigningIn;

/// <summary>Addresses that came with a request and that an answer leads to: only ever pages of this site.</summary>
internal static class LocalAddress
{
    /// <summary>The home page, relative to the address of the site.</summary>
    public const string Home = "./";

    extension(HttpContext context)
    {
        /// <summary>The home page as a path of the host.</summary>
        public string HomeAddress => $"{context.Request.PathBase}/";

        /// <summary>The address as a path of the host if it is a page of this site, else the home page.</summary>
        /// <param name="address">A path of the host (<c>/todo/history</c>) or one relative to the site (<c>./history</c>).</param>
        public string LocalOrHome(string? address)
        {
            var path = address is ['.', '/', ..] ? $"{context.Request.PathBase}{address[1..]}" : address;
            return IsLocal(path) && path.StartsWith(context.HomeAddress, StringComparison.Ordinal) ? path : context.HomeAddress;
        }
    }

    // Not "//evil.example", not "/\evil.example", which browsers take for the same, and nothing that would end a header's line.
    private static bool IsLocal([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);
}
