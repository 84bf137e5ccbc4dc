using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Chat.Conversations;

/// <summary><c>/api/conversations</c>.</summary>
internal static class ConversationEndpoints
{
    public static void MapConversations(this IEndpointRouteBuilder routes)
    {
        var conversations = routes.MapGroup("conversations").WithTags("Chat");
        conversations.MapGet("", List).WithSummary("Your conversations, the latest first");
        conversations.MapGet("{id:guid}", Get).WithSummary("A conversation with its latest messages")
            .ProducesProblem(StatusCodes.Status404NotFound);
        conversations.MapPatch("{id:guid}", Rename).WithSummary("Rename a conversation")
            .Accepts<ConversationFields>("application/json", "application/merge-patch+json").ProducesProblem(StatusCodes.Status404NotFound);
        conversations.MapDelete("{id:guid}", Delete).WithSummary("Delete a conversation for good; what was done in it stays done")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<Page<ConversationItem>>> List(
        ConversationList conversations, CancellationToken cancellationToken, int limit = Limits.DefaultPageSize, string? cursor = null) =>
        TypedResults.Ok(await conversations.ListAsync(limit, cursor, cancellationToken));

    private static async Task<Results<Ok<Conversation>, ProblemHttpResult>> Get(
        Guid id, ConversationList conversations, CancellationToken cancellationToken, string? before = null) =>
        await conversations.FindAsync(id, before, cancellationToken) is { } conversation ? TypedResults.Ok(conversation) : NotFound;

    private static async Task<Results<Ok<ConversationItem>, ProblemHttpResult>> Rename(
        Guid id, [FromBody] JsonObject patch, ConversationList conversations, CancellationToken cancellationToken) =>
        await conversations.RenameAsync(id, patch, cancellationToken) is { } item ? TypedResults.Ok(item) : NotFound;

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, ConversationList conversations, CancellationToken cancellationToken) =>
        await conversations.DeleteAsync(id, cancellationToken) ? TypedResults.NoContent() : NotFound;

    private static ProblemHttpResult NotFound => Problem.NotFound("such conversation");
}
