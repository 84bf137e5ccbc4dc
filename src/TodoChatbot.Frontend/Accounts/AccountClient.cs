using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Accounts;

/// <summary><c>/api/users/me</c> and <c>/api/tokens</c>.</summary>
internal sealed class AccountClient(BackendApi backend)
{
    private const string Me = "api/users/me";
    private const string Tokens = "api/tokens";

    public Task<UserItem> GetAsync(CancellationToken cancellationToken) => backend.GetAsync<UserItem>(Me, cancellationToken);

    public Task<Result<UserItem>> ChangeAsync(UserSettings settings, CancellationToken cancellationToken) =>
        backend.SendAsync<UserItem>(BackendRequest.Patch(Me, settings), cancellationToken);

    public Task<Result<NoContent>> ChangePasswordAsync(ChangePassword request, CancellationToken cancellationToken) =>
        backend.SendAsync(BackendRequest.Post($"{Me}/password", request), cancellationToken);

    public Task<Result<NoContent>> DeleteAsync(DeleteAccount request, CancellationToken cancellationToken) =>
        backend.SendAsync(BackendRequest.Delete(Me, request), cancellationToken);

    public async Task<IReadOnlyList<TokenItem>> ListTokensAsync(CancellationToken cancellationToken) =>
        (await backend.GetAsync<Page<TokenItem>>(Tokens, cancellationToken)).Items;

    public Task<Result<CreatedToken>> CreateTokenAsync(CreateToken request, CancellationToken cancellationToken) =>
        backend.SendAsync<CreatedToken>(BackendRequest.Post(Tokens, request), cancellationToken);

    public Task<Result<NoContent>> RevokeTokenAsync(Guid id, CancellationToken cancellationToken) =>
        backend.SendAsync(BackendRequest.Delete($"{Tokens}/{id}"), cancellationToken);
}
