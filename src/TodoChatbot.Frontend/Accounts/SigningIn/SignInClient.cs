using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Accounts.SigningIn;

/// <summary><c>/api/auth</c>.</summary>
internal sealed class SignInClient(BackendApi backend)
{
    public Task<Result<Session>> RegisterAsync(Register request, CancellationToken cancellationToken) =>
        backend.SendAsync<Session>(Anonymous("api/auth/register", request), cancellationToken);

    public Task<Result<Session>> LoginAsync(Login request, CancellationToken cancellationToken) =>
        backend.SendAsync<Session>(Anonymous("api/auth/login", request), cancellationToken);

    public Task<Result<Session>> RefreshAsync(string refreshToken, CancellationToken cancellationToken) =>
        backend.SendAsync<Session>(Anonymous("api/auth/refresh", new RefreshSession(refreshToken)), cancellationToken);

    public Task<Result<NoContent>> LogoutAsync(string refreshToken, CancellationToken cancellationToken) =>
        backend.SendAsync(Anonymous("api/auth/logout", new RefreshSession(refreshToken)), cancellationToken);

    private static BackendRequest Anonymous(string path, object body) => BackendRequest.Post(path, body) with { IsAnonymous = true };
}
