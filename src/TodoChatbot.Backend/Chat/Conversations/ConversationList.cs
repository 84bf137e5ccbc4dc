using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Exporting;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Broadcasting;
using TodoChatbot.Backend.Chat.Runs;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Owners;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Chat.Conversations;

/// <summary>The caller's conversations.</summary>
internal sealed class ConversationList(AppDbContext db, Caller caller, MessageChoices choices, ChangeBroadcaster notices) : IExportSource
{
    private const int MessagesShown = 200;
    private const int ExportedConversations = 100;
    private const int ExportedMessages = 50;

    public string Name => "conversations";

    private IQueryable<StoredConversation> Mine => db.Set<StoredConversation>().Where(c => c.OwnerId == caller.UserId);

    /// <summary>A page of conversations, the latest first.</summary>
    public async Task<Page<ConversationItem>> ListAsync(int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > Limits.MaximumPageSize)
        {
            throw RequestValidationException.For(nameof(limit), $"A page has 1 to {Limits.MaximumPageSize} conversations; {limit} is not.");
        }

        var found = Mine.AsNoTracking();
        if (!string.IsNullOrEmpty(cursor))
        {
            var before = new DateTimeOffset(ReadNumber(cursor), TimeSpan.Zero);
            found = found.Where(c => c.UpdatedAt < before);
        }

        var page = await found.OrderByDescending(c => c.UpdatedAt).Take(limit + 1).ToListAsync(cancellationToken);
        var shown = page.Take(limit).ToList();
        return new Page<ConversationItem>(
            [.. shown.Select(c => new ConversationItem(c.Id, c.Title, c.CreatedAt, c.UpdatedAt))],
            page.Count > limit ? WriteNumber(shown[^1].UpdatedAt.UtcTicks) : null);
    }

    /// <summary>A conversation with its latest messages.</summary>
    /// <returns>Null when the caller has no such conversation.</returns>
    public async Task<Conversation?> FindAsync(Guid id, string? before, CancellationToken cancellationToken)
    {
        if (await Mine.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } conversation)
        {
            return null;
        }

        var isLatest = string.IsNullOrEmpty(before);
        var limit = isLatest ? int.MaxValue : (int)Math.Min(ReadNumber(before!), int.MaxValue);
        var messages = await db.Set<StoredMessage>().AsNoTracking()
            .Where(m => m.ConversationId == id && m.Sequence < limit)
            .OrderByDescending(m => m.Sequence)
            .Take(MessagesShown + 1)
            .ToListAsync(cancellationToken);
        var shown = messages.Take(MessagesShown).Reverse().ToList();
        var active = await db.Set<Run>().Where(run => run.ConversationId == id && run.Status == RunStatus.Running)
            .Select(run => (Guid?)run.Id).FirstOrDefaultAsync(cancellationToken);
        return new Conversation(
            conversation.Id,
            conversation.Title,
            conversation.CreatedAt,
            conversation.UpdatedAt,
            [.. shown.Select(m => isLatest && m == shown[^1] ? choices.OfLast(m) : m.ToItem())],
            messages.Count > MessagesShown ? WriteNumber(shown[0].Sequence) : null,
            active);
    }

    /// <returns>Null when the caller has no such conversation.</returns>
    public async Task<ConversationItem?> RenameAsync(Guid id, JsonObject patch, CancellationToken cancellationToken)
    {
        if (await Mine.FirstOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } conversation)
        {
            return null;
        }

        var fields = MergePatch.Apply(new ConversationFields(conversation.Title), patch);
        conversation.Title = (fields with { Title = TextRules.Tidy(fields.Title) }).Validated().Title;
        await db.SaveChangesAsync(cancellationToken);
        notices.Publish(new ChangeEvent(ChangeKind.Conversations, caller.UserId, caller.ChangeId));
        return new ConversationItem(conversation.Id, conversation.Title, conversation.CreatedAt, conversation.UpdatedAt);
    }

    /// <summary>Deletes a conversation for good; what was done in it stays done.</summary>
    /// <returns>False when the caller has no such conversation.</returns>
    public async Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        var deleted = await db.InTransactionAsync(
            async token =>
            {
                var owner = await db.LockOwnerAsync(caller.UserId, token) ?? throw new AccountGoneException();
                var stored = await db.MeasureConversationAsync(id, token);
                if (await Mine.Where(c => c.Id == id).ExecuteDeleteAsync(token) == 0)
                {
                    return false;
                }

                owner.Add(default(StoredAmount) - stored);
                await db.SaveChangesAsync(token);
                return true;
            },
            cancellationToken);
        if (deleted)
        {
            notices.Publish(new ChangeEvent(ChangeKind.Conversations, caller.UserId, caller.ChangeId));
        }

        return deleted;
    }

    public async Task WriteAsync(ExportWriter writer, CancellationToken cancellationToken)
    {
        var (last, written) = (DateTimeOffset.MinValue, new List<Guid>());
        List<StoredConversation> batch;
        do
        {
            var (after, atThatTime) = (last, written);
            batch = await Mine.AsNoTracking()
                .Where(c => c.CreatedAt > after || (c.CreatedAt == after && !atThatTime.Contains(c.Id)))
                .OrderBy(c => c.CreatedAt).Take(ExportedConversations).ToListAsync(cancellationToken);
            foreach (var conversation in batch)
            {
                await WriteAsync(writer, conversation, cancellationToken);
                written = conversation.CreatedAt == last ? [.. written, conversation.Id] : [conversation.Id];
                last = conversation.CreatedAt;
            }
        }
        while (batch.Count == ExportedConversations);
    }

    // As the contract of a conversation is written, with every message.
    private async Task WriteAsync(ExportWriter writer, StoredConversation conversation, CancellationToken cancellationToken)
    {
        writer.BeginObject();
        writer.Property("id", conversation.Id);
        writer.Property("title", conversation.Title);
        writer.Property("created_at", conversation.CreatedAt);
        writer.Property("updated_at", conversation.UpdatedAt);
        writer.BeginArray("messages");
        var last = 0;
        List<StoredMessage> batch;
        do
        {
            var after = last;
            batch = await db.Set<StoredMessage>().AsNoTracking()
                .Where(m => m.ConversationId == conversation.Id && m.Sequence > after)
                .OrderBy(m => m.Sequence).Take(ExportedMessages).ToListAsync(cancellationToken);
            await writer.ItemsAsync(batch.Select(m => m.ToItem()), cancellationToken);
            last = batch.LastOrDefault()?.Sequence ?? last;
        }
        while (batch.Count == ExportedMessages);
        writer.EndArray();
        writer.Property<string?>("previous_cursor", null);
        writer.Property<Guid?>("active_run", null);
        await writer.EndObjectAsync(cancellationToken);
    }

    private static string WriteNumber(long number) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)));

    private static long ReadNumber(string cursor) =>
        Base64Url.IsValid(cursor)
        && long.TryParse(Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= DateTime.MaxValue.Ticks
            ? number
            : throw RequestValidationException.For(nameof(cursor), "The cursor is not one that this list gave. Begin without one.");
}
