using System.Collections.Concurrent;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Frontend.Accounts.SigningIn;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Accounts.Sessions;

/// <summary>
/// Gets the next pair of tokens. Requests that come at the same moment with the same session share one call; for those that reach another
/// process, or come a little later, the backend gives the same successor.
/// </summary>
internal sealed class SessionRenewal(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Answer<Session>>>> _underWay = new();

    /// <exception cref="BackendException">The backend cannot answer; the session may still hold.</exception>
    public Task<Answer<Session>> RenewAsync(string refreshToken) =>
        _underWay.GetOrAdd(refreshToken, token => new Lazy<Task<Answer<Session>>>(() => AskAsync(token))).Value;

    // Not with the token of one request: it would take the answer away from the others.
    private async Task<Answer<Session>> AskAsync(string refreshToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<SignInClient>().RefreshAsync(refreshToken, CancellationToken.None);
        }
        finally
        {
            _underWay.TryRemove(refreshToken, out _);
        }
    }
}
