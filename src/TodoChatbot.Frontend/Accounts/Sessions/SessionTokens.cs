using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Frontend.Accounts.Sessions;

/// <summary>The backend's tokens, as the session cookie keeps them.</summary>
/// <param name="Access">Goes along with every call.</param>
/// <param name="Refresh">Gets the next pair.</param>
/// <param name="ExpiresAt">When the access token ends.</param>
internal sealed record SessionTokens(string Access, string Refresh, DateTimeOffset ExpiresAt)
{
    private const string AccessName = "access";
    private const string RefreshName = "refresh";
    private const string ExpiresName = "expires";

    // Renewed this long before it ends, so that none ends on its way to the backend.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);

    public static SessionTokens Of(Session session, DateTimeOffset now) =>
        new(session.AccessToken, session.RefreshToken, now.AddSeconds(session.ExpiresIn));

    /// <summary>The tokens in a cookie; null when it holds none.</summary>
    public static SessionTokens? Of(AuthenticationProperties properties) =>
        properties.GetTokenValue(AccessName) is { } access
        && properties.GetTokenValue(RefreshName) is { } refresh
        && DateTimeOffset.TryParse(properties.GetTokenValue(ExpiresName), CultureInfo.InvariantCulture, out var expiresAt)
            ? new SessionTokens(access, refresh, expiresAt)
            : null;

    public bool NeedsRenewal(DateTimeOffset now) => ExpiresAt - now < Margin;

    public void Store(AuthenticationProperties properties) => properties.StoreTokens(
    [
        new AuthenticationToken { Name = AccessName, Value = Access },
        new AuthenticationToken { Name = RefreshName, Value = Refresh },
        new AuthenticationToken { Name = ExpiresName, Value = ExpiresAt.ToString("O", CultureInfo.InvariantCulture) },
    ]);
}
