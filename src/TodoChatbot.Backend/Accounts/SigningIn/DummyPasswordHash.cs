using Microsoft.AspNetCore.Identity;

namespace TodoChatbot.Backend.Accounts.SigningIn;

/// <summary>
/// A password of nobody, hashed at the start with the hasher's own settings, so that an unknown address costs what a known one does.
/// </summary>
internal sealed class DummyPasswordHash(IServiceScopeFactory scopes) : IHostedService
{
    public static readonly User Nobody = new() { DisplayName = "", TimeZone = "", Locale = "", CreatedAt = default };

    private readonly Lazy<string> _hash = new(() =>
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IPasswordHasher<User>>().HashPassword(Nobody, "nobody has this password");
    });

    /// <summary>The hash to check a password against when there is no account.</summary>
    public string Hash => _hash.Value;

    // Beside the start and not before it: a process that has just come up should not wait for a hash.
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = Task.Run(() => _hash.Value, CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
