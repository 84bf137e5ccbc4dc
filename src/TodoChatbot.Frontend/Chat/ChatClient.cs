using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Frontend.Backend;
using TodoChatbot.Frontend.Backend.Sending;
using TodoChatbot.Frontend.Chat.Runs;

namespace TodoChatbot.Frontend.Chat;

/// <summary><c>/api/chat</c> and <c>/api/conversations</c>.</summary>
internal sealed class ChatClient(BackendApi backend)
{
    private const string ChatPath = "api/chat";
    private const string ConversationsPath = "api/conversations";

    /// <summary>The latest conversations, the latest first.</summary>
    public async Task<IReadOnlyList<ConversationItem>> ListAsync(CancellationToken cancellationToken) =>
        (await backend.GetAsync<Page<ConversationItem>>(ConversationsPath, cancellationToken)).Items;

    /// <param name="id">Which one.</param>
    /// <param name="before">Where the messages of the part after these begin; null for the latest messages.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when the person has no such conversation.</returns>
    public Task<Conversation?> FindAsync(Guid id, string? before, CancellationToken cancellationToken) => backend.FindAsync<Conversation>(
        before is null ? Path(id) : $"{Path(id)}?before={Uri.EscapeDataString(before)}", cancellationToken);

    /// <summary>Says something and waits for the whole answer.</summary>
    public Task<Result<ChatAnswer>> SendAsync(SendMessage message, string? idempotencyKey, CancellationToken cancellationToken) =>
        backend.SendAsync<ChatAnswer>(Sending(message, idempotencyKey) with { Patience = Patience.Long }, cancellationToken);

    /// <summary>Says something and gets the answer as it comes.</summary>
    public async Task<Result<RunStream>> OpenAsync(SendMessage message, string? idempotencyKey, CancellationToken cancellationToken) =>
        StreamOf(await backend.OpenAsync(Sending(message, idempotencyKey), cancellationToken));

    /// <summary>Gets an answer that is under way.</summary>
    public async Task<Result<RunStream>> FollowAsync(Guid runId, string? lastEventId, CancellationToken cancellationToken) =>
        StreamOf(await backend.OpenAsync(
            new BackendRequest(HttpMethod.Get, $"{ChatPath}/runs/{runId}/events") { LastEventId = lastEventId }, cancellationToken));

    /// <summary>Asks the configured language model once.</summary>
    public Task<Result<ModelTest>> TestModelAsync(CancellationToken cancellationToken) =>
        backend.SendAsync<ModelTest>(BackendRequest.Post($"{ChatPath}/model-test") with { Patience = Patience.Long }, cancellationToken);

    public Task<Result<NoContent>> CancelAsync(Guid runId, CancellationToken cancellationToken) =>
        backend.SendAsync(BackendRequest.Post($"{ChatPath}/runs/{runId}/cancel"), cancellationToken);

    public Task<Result<ConversationItem>> RenameAsync(Guid id, string title, CancellationToken cancellationToken) =>
        backend.SendAsync<ConversationItem>(BackendRequest.Patch(Path(id), new ConversationFields(title)), cancellationToken);

    public Task<Result<NoContent>> DeleteAsync(Guid id, CancellationToken cancellationToken) =>
        backend.SendAsync(BackendRequest.Delete(Path(id)), cancellationToken);

    private static string Path(Guid id) => $"{ConversationsPath}/{id}";

    private static BackendRequest Sending(SendMessage message, string? idempotencyKey) =>
        BackendRequest.Post(ChatPath, message) with { IdempotencyKey = idempotencyKey };

    private static Result<RunStream> StreamOf(Result<HttpResponseMessage> answer) => answer.IsFailure(out var problem, out var response)
        ? Result<RunStream>.Failure(problem)
        : Result<RunStream>.Success(new RunStream(response));
}
