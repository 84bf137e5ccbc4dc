using System.Collections.Concurrent;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Frontend.Accounts.SigningIn;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Accounts.Sessions;

/// <summary>
/// Gets the next pair of tokens. Requests that come with the same session at the same moment, or a little later because they left the
/// browser before it had the new cookie, share one call; to those that reach another process the backend gives the same successor.
/// </summary>
internal sealed class SessionRenewal(IServiceScopeFactory scopes, TimeProvider clock)
{
    // Half as long as the backend knows a token that was replaced.
    private static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Lazy<Task<Result<Session>>>> _renewals = new();

    /// <exception cref="BackendException">The backend cannot answer; the session may still hold.</exception>
    public Task<Result<Session>> RenewAsync(string refreshToken) =>
        _renewals.GetOrAdd(refreshToken, token => new Lazy<Task<Result<Session>>>(() => SendAsync(token))).Value;

    // Not with the cancellation of one request: it would take the answer away from the others.
    private async Task<Result<Session>> SendAsync(string refreshToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var answer = await scope.ServiceProvider.GetRequiredService<SignInClient>().RefreshAsync(refreshToken, CancellationToken.None);
            _ = ForgetLaterAsync(refreshToken);
            return answer;
        }
        catch (BackendException)
        {
            _renewals.TryRemove(refreshToken, out _);
            throw;
        }
    }

    private async Task ForgetLaterAsync(string refreshToken)
    {
        await Task.Delay(RememberedFor, clock);
        _renewals.TryRemove(refreshToken, out _);
    }
}
