using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Accounts;

/// <summary><c>/api/users/me</c>, <c>/api/tokens</c> and the confirmation that some of them ask for.</summary>
internal sealed class AccountClient(BackendApi backend)
{
    private const string Me = "api/users/me";
    private const string Tokens = "api/tokens";
    private const string Confirmation = "api/auth/reauthenticate";

    public Task<UserItem> GetAsync(CancellationToken cancellationToken) => backend.GetAsync<UserItem>(Me, cancellationToken);

    public Task<Result<UserItem>> ChangeAsync(UserSettings settings, CancellationToken cancellationToken) =>
        backend.SendAsync<UserItem>(BackendRequest.Patch(Me, settings), cancellationToken);

    /// <summary>Ends every session; the answer is a new one for this browser.</summary>
    public Task<Result<Session>> ChangePasswordAsync(ChangePassword request, CancellationToken cancellationToken) =>
        backend.SendAsync<Session>(BackendRequest.Post($"{Me}/password", request), cancellationToken);

    /// <summary>True when acts that ask for the password need none now.</summary>
    public async Task<bool> IsConfirmedAsync(CancellationToken cancellationToken) =>
        (await backend.GetAsync<ReauthenticationStatus>(Confirmation, cancellationToken)).ValidUntil is not null;

    /// <summary>Does something that asks for the password, which is sent first if the person has given it.</summary>
    public async Task<Result<T>> ConfirmAsync<T>(string? password, Func<Task<Result<T>>> act, CancellationToken cancellationToken)
    {
        if (password is { Length: > 0 })
        {
            var confirmed = await backend.SendAsync<ReauthenticationStatus>(BackendRequest.Post(Confirmation, new Reauthenticate(password)), cancellationToken);
            if (confirmed.IsFailure(out var problem, out _))
            {
                return Result<T>.Failure(problem);
            }
        }

        return await act();
    }

    public Task<Result<NoContent>> DeleteAsync(DeleteAccount request, CancellationToken cancellationToken) =>
        backend.SendAsync(BackendRequest.Delete(Me, request), cancellationToken);

    public async Task<IReadOnlyList<TokenItem>> ListTokensAsync(CancellationToken cancellationToken) =>
        (await backend.GetAsync<Page<TokenItem>>(Tokens, cancellationToken)).Items;

    public Task<Result<CreatedToken>> CreateTokenAsync(CreateToken request, CancellationToken cancellationToken) =>
        backend.SendAsync<CreatedToken>(BackendRequest.Post(Tokens, request), cancellationToken);

    public Task<Result<NoContent>> RevokeTokenAsync(Guid id, CancellationToken cancellationToken) =>
        backend.SendAsync(BackendRequest.Delete($"{Tokens}/{id}"), cancellationToken);
}
