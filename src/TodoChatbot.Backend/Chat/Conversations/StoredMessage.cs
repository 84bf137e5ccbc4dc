using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Owners;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Chat.Conversations;

/// <summary>A message of a conversation.</summary>
internal sealed class StoredMessage : ICountedRow
{
    public required Guid Id { get; init; }

    public required Guid ConversationId { get; init; }

    /// <summary>Orders the messages of a conversation, from 1.</summary>
    public required int Sequence { get; init; }

    public required MessageRole Role { get; init; }

    public required string Content { get; init; }

    public required IReadOnlyList<ToolCall> ToolCalls { get; init; }

    /// <summary>True if the text asks a yes-or-no question.</summary>
    public bool AsksYesOrNo { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required Guid RunId { get; init; }

    public StoredAmount Stored => new(Tasks: 0, Messages: 1, StoredAmount.BytesOf(Content, JsonColumn.Write(ToolCalls)));

    /// <summary>The message without the choices it may offer.</summary>
    public MessageItem ToItem() => new(Id, Role, Content, ToolCalls, CreatedAt, RunId);
}
