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
    /// <summary>The messages up to the one to answer, with what the assistant has already done about it.</summary>
    public async Task<IReadOnlyList<ChatMessage>> MessagesForAsync(
        Run run, IReadOnlyList<ToolCall> doneAlready, CancellationToken cancellationToken)
    {
        var asked = await db.Set<StoredMessage>().AsNoTracking().FirstAsync(m => m.Id == run.UserMessageId, cancellationToken);
        var before = await db.Set<StoredMessage>().AsNoTracking()
            .Where(m => m.ConversationId == run.ConversationId && m.Sequence <= asked.Sequence)
            .OrderByDescending(m => m.Sequence)
            .Take(options.Value.HistoryMessages)
            .ToListAsync(cancellationToken);
        before.Reverse();
        return [.. before.SelectMany(Told), .. Calls(doneAlready)];
    }

    /// <summary>Keeps the answer to a run's message. The caller saves.</summary>
    public async Task<StoredMessage> AddAnswerAsync(Run run, string content, IReadOnlyList<ToolCall> toolCalls, CancellationToken cancellationToken)
    {
        var last = await db.Set<StoredMessage>().Where(m => m.ConversationId == run.ConversationId)
            .MaxAsync(m => (int?)m.Sequence, cancellationToken) ?? 0;
        var message = new StoredMessage
        {
            Id = Guid.CreateVersion7(clock.Now),
            ConversationId = run.ConversationId,
            Sequence = last + 1,
            Role = MessageRole.Assistant,
            Content = content,
            ToolCalls = [.. toolCalls],
            CreatedAt = clock.Now,
            RunId = run.Id,
        };
        db.Add(message);
        var now = message.CreatedAt;
        await db.Set<StoredConversation>().Where(c => c.Id == run.ConversationId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.UpdatedAt, now), cancellationToken);
        return message;
    }

    /// <summary>The answer as the client gets it.</summary>
    public async Task<ChatAnswer> AnswerOfAsync(Run run, StoredMessage answer, string? notice, CancellationToken cancellationToken)
    {
        var asked = await db.Set<StoredMessage>().AsNoTracking().FirstAsync(m => m.Id == run.UserMessageId, cancellationToken);
        return new ChatAnswer(run.ConversationId, run.Id, answer.Content, answer.ToolCalls, answer.ToItem(), asked.ToItem(), notice);
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
