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

    public Task<Answer<UserItem>> ChangeAsync(UserSettings settings, CancellationToken cancellationToken) =>
        backend.AskAsync<UserItem>(BackendRequest.Patch(Me, settings), cancellationToken);

    public Task<Answer<NoContent>> ChangePasswordAsync(ChangePassword request, CancellationToken cancellationToken) =>
        backend.AskAsync(BackendRequest.Post($"{Me}/password", request), cancellationToken);

    public Task<Answer<NoContent>> DeleteAsync(DeleteAccount request, CancellationToken cancellationToken) =>
        backend.AskAsync(BackendRequest.Delete(Me, request), cancellationToken);

    public async Task<IReadOnlyList<TokenItem>> ListTokensAsync(CancellationToken cancellationToken) =>
        (await backend.GetAsync<Page<TokenItem>>(Tokens, cancellationToken)).Items;

    public Task<Answer<CreatedToken>> CreateTokenAsync(CreateToken request, CancellationToken cancellationToken) =>
        backend.AskAsync<CreatedToken>(BackendRequest.Post(Tokens, request), cancellationToken);

    public Task<Answer<NoContent>> RevokeTokenAsync(Guid id, CancellationToken cancellationToken) =>
        backend.AskAsync(BackendRequest.Delete($"{Tokens}/{id}"), cancellationToken);
}
