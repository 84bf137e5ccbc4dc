using System.Text.Json.Nodes;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Labels;

/// <summary><c>/api/projects</c> and <c>/api/tags</c>.</summary>
internal sealed class LabelClient(BackendApi backend)
{
    /// <summary>Those in use.</summary>
    public async Task<IReadOnlyList<LabelItem>> ListAsync(LabelKind kind, CancellationToken cancellationToken) =>
        (await backend.GetAsync<Page<LabelItem>>(Path(kind), cancellationToken)).Items;

    /// <summary>Those in use and the archived ones.</summary>
    public async Task<IReadOnlyList<LabelItem>> ListAllAsync(LabelKind kind, CancellationToken cancellationToken) =>
        (await backend.GetAsync<Page<LabelItem>>($"{Path(kind)}?include_archived=true", cancellationToken)).Items;

    public Task<Result<LabelItem>> AddAsync(LabelKind kind, LabelFields fields, CancellationToken cancellationToken) =>
        backend.SendAsync<LabelItem>(BackendRequest.Post(Path(kind), fields), cancellationToken);

    public Task<Result<LabelItem>> ChangeAsync(LabelKind kind, Guid id, LabelFields fields, CancellationToken cancellationToken) =>
        backend.SendAsync<LabelItem>(BackendRequest.Patch($"{Path(kind)}/{id}", fields), cancellationToken);

    public Task<Result<LabelItem>> ArchiveAsync(LabelKind kind, Guid id, bool archived, CancellationToken cancellationToken) =>
        backend.SendAsync<LabelItem>(BackendRequest.Patch($"{Path(kind)}/{id}", new JsonObject { ["archived"] = archived }), cancellationToken);

    public Task<Result<NoContent>> DeleteAsync(LabelKind kind, Guid id, CancellationToken cancellationToken) =>
        backend.SendAsync(BackendRequest.Delete($"{Path(kind)}/{id}"), cancellationToken);

    private static string Path(LabelKind kind) => kind == LabelKind.Project ? "api/projects" : "api/tags";
}
