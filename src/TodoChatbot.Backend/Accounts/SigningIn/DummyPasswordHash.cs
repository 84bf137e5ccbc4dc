using Microsoft.AspNetCore.Identity;
using TodoChatbot.Backend.Hosting;

namespace TodoChatbot.Backend.Accounts.SigningIn;

/// <summary>
/// A password of nobody, hashed in advance with the hasher's own settings, so that an unknown address costs what a known one does.
/// </summary>
internal sealed class DummyPasswordHash(IServiceScopeFactory scopes, FirstAnswer firstAnswer) : WarmupService(firstAnswer)
{
    public static readonly User Nobody = new() { DisplayName = "", TimeZone = "", Locale = "", CreatedAt = default };

    private readonly Lazy<string> _hash = new(() =>
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IPasswordHasher<User>>().HashPassword(Nobody, "nobody has this password");
    });

    /// <summary>The hash to check a password against when there is no account.</summary>
    public string Hash => _hash.Value;

    protected override void WarmUp() => _ = Hash;
}
