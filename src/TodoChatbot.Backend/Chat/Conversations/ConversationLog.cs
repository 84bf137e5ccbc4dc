using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Chat.Runs;
using TodoChatbot.Backend.Data;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Chat.Conversations;

/// <summary>What was said in a conversation, as the assistant is told it and as it is kept.</summary>
internal sealed class ConversationLog(AppDbContext db, IOptions<RunOptions> options, TimeProvider clock)
{
    /// <summary>The message that a run answers.</summary>
    public Task<StoredMessage> AskedAsync(Run run, CancellationToken cancellationToken) =>
        db.Set<StoredMessage>().AsNoTracking().FirstAsync(m => m.Id == run.UserMessageId, cancellationToken);

    /// <summary>The messages up to the one to answer, with what the assistant has already done about it.</summary>
    public async Task<IReadOnlyList<ChatMessage>> MessagesForAsync(
        StoredMessage asked, IReadOnlyList<ToolCall> doneAlready, CancellationToken cancellationToken)
    {
        var before = await db.Set<StoredMessage>().AsNoTracking()
            .Where(m => m.ConversationId == asked.ConversationId && m.Sequence <= asked.Sequence)
            .OrderByDescending(m => m.Sequence)
            .Take(options.Value.HistoryMessages)
            .ToListAsync(cancellationToken);
        before.Reverse();
        return [.. before.SelectMany(Told), .. Calls(doneAlready)];
    }

    /// <summary>Keeps the answer to a message: the next one, since nothing else is said while a run works on it. The caller saves.</summary>
    public async Task<StoredMessage> AddAnswerAsync(
        StoredMessage asked, string content, IReadOnlyList<ToolCall> toolCalls, bool asksYesOrNo, CancellationToken cancellationToken)
    {
        var message = new StoredMessage
        {
            Id = Guid.CreateVersion7(clock.Now),
            ConversationId = asked.ConversationId,
            Sequence = asked.Sequence + 1,
            Role = MessageRole.Assistant,
            Content = content,
            ToolCalls = [.. toolCalls],
            AsksYesOrNo = asksYesOrNo,
            CreatedAt = clock.Now,
            RunId = asked.RunId,
        };
        db.Add(message);
        var now = message.CreatedAt;
        await db.Set<StoredConversation>().Where(c => c.Id == asked.ConversationId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.UpdatedAt, now), cancellationToken);
        return message;
    }

    private static IEnumerable<ChatMessage> Told(StoredMessage message)
    {
        if (message.Role == MessageRole.User)
        {
            return [new ChatMessage(ChatRole.User, message.Content)];
        }

        return message.Content.Length > 0
            ? Calls(message.ToolCalls).Append(new ChatMessage(ChatRole.Assistant, message.Content))
            : Calls(message.ToolCalls);
    }

    // A call and its result always stay together: a provider refuses one without the other.
    private static IEnumerable<ChatMessage> Calls(IEnumerable<ToolCall> calls) => calls
        .Where(call => call.Result is not null)
        .SelectMany(call => (IEnumerable<ChatMessage>)
        [
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent(call.Id, call.Name, call.Arguments.Deserialize<Dictionary<string, object?>>())]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.Id, call.Result)]),
        ]);
}
