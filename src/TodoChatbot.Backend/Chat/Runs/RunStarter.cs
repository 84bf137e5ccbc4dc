using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Activity.Quotas;
using TodoChatbot.Backend.Broadcasting;
using TodoChatbot.Backend.Chat.Conversations;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Owners;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Chat.Runs;

/// <summary>Takes a message and begins the run that answers it.</summary>
internal sealed class RunStarter(
    AppDbContext db, Caller caller, CurrentUser user, Quota quota, RunHost host, ChangeBroadcaster notices, TimeProvider clock)
{
    private const string Ellipsis = "…";

    private IQueryable<StoredConversation> Mine => db.Set<StoredConversation>().Where(c => c.OwnerId == caller.UserId);

    /// <summary>Keeps the message and begins to answer it.</summary>
    /// <param name="request">The message.</param>
    /// <param name="key">The Idempotency-Key; a key seen before leads to the run that it began.</param>
    /// <param name="hash">The fingerprint of the request.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<StartOutcome> StartAsync(SendMessage request, string? key, byte[]? hash, CancellationToken cancellationToken)
    {
        var text = Check(request);
        await user.GetAsync(cancellationToken);
        if (key is not null && await EarlierAsync(key, hash!, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        try
        {
            var outcome = await db.InTransactionAsync(token => BeginAsync(request.ConversationId, text, key, hash, token), cancellationToken);
            if (outcome is StartOutcome.Busy && await TakeOverAbandonedAsync(request.ConversationId, cancellationToken) == TakeOver.Closed)
            {
                outcome = await db.InTransactionAsync(token => BeginAsync(request.ConversationId, text, key, hash, token), cancellationToken);
            }

            if (outcome is StartOutcome.Started started)
            {
                host.Start(started.RunId, caller.UserId, epoch: 1);
                notices.Publish(new ChangeEvent(ChangeKind.Conversations, caller.UserId, started.RunId));
            }

            return outcome;
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation)
        {
            // Another request was faster: with the same key, or in the same conversation.
            return (key is null ? null : await EarlierAsync(key, hash!, cancellationToken)) ?? new StartOutcome.Busy();
        }
    }

    private static string Check(SendMessage request)
    {
        var text = request.Validated().Message.Trim();
        return text.Length == 0 ? throw RequestValidationException.For(nameof(request.Message), "Say something.") : text;
    }

    private async Task<StartOutcome?> EarlierAsync(string key, byte[] hash, CancellationToken cancellationToken) =>
        await db.Set<Run>().AsNoTracking().FirstOrDefaultAsync(run => run.OwnerId == caller.UserId && run.IdempotencyKey == key, cancellationToken)
            is not { } run ? null
            : CryptographicOperations.FixedTimeEquals(run.RequestHash, hash) ? new StartOutcome.Started(run.Id)
            : new StartOutcome.KeyReused();

    // The process that worked on it is gone, and nobody follows it: without this the conversation would stay busy.
    private async Task<TakeOver> TakeOverAbandonedAsync(Guid? conversationId, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var abandoned = await db.Set<Run>()
            .Where(run => run.ConversationId == conversationId && run.Status == RunStatus.Running && run.LeaseUntil < now)
            .Select(run => (Guid?)run.Id).FirstOrDefaultAsync(cancellationToken);
        return abandoned is { } runId ? await host.TakeOverAsync(runId, cancellationToken) : TakeOver.None;
    }

    private async Task<StartOutcome> BeginAsync(
        Guid? conversationId, string text, string? key, byte[]? hash, CancellationToken cancellationToken)
    {
        quota.CheckTurn(await db.LockOwnerAsync(caller.UserId, cancellationToken) ?? throw new AccountGoneException());
        var now = clock.Now;
        var last = 0;
        StoredConversation? conversation;
        if (conversationId is { } id)
        {
            conversation = await Mine.FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
            if (conversation is null)
            {
                return new StartOutcome.NoConversation();
            }

            if (await db.Set<Run>().AnyAsync(run => run.ConversationId == id && run.Status == RunStatus.Running, cancellationToken))
            {
                return new StartOutcome.Busy();
            }

            last = await db.Set<StoredMessage>().Where(m => m.ConversationId == id).MaxAsync(m => (int?)m.Sequence, cancellationToken) ?? 0;
        }
        else
        {
            conversation = NewConversation(text, now);
        }

        var runId = Guid.CreateVersion7(now);
        var message = new StoredMessage
        {
            Id = Guid.CreateVersion7(now),
            ConversationId = conversation.Id,
            Sequence = last + 1,
            Role = MessageRole.User,
            Content = text,
            ToolCalls = [],
            CreatedAt = now,
            RunId = runId,
        };
        conversation.UpdatedAt = now;
        db.Add(message);
        RunEvent[] events =
        [
            EventOf(runId, 1, RunEventNames.Run, new RunStarted(runId, conversation.Id)),
            EventOf(runId, 2, RunEventNames.Message, message.ToItem()),
        ];
        db.AddRange(events);
        db.Add(new Run
        {
            Id = runId,
            OwnerId = caller.UserId,
            ConversationId = conversation.Id,
            UserMessageId = message.Id,
            Client = caller.Client,
            TokenId = caller.TokenId,
            LastEvent = events.Length,
            StoredBytes = events.Sum(happened => Encoding.UTF8.GetByteCount(happened.Data)),
            LeaseUntil = host.NewLease,
            CreatedAt = now,
            IdempotencyKey = key,
            RequestHash = hash,
        });
        await db.SaveChangesAsync(cancellationToken);
        return new StartOutcome.Started(runId);
    }

    private StoredConversation NewConversation(string text, DateTimeOffset now)
    {
        var line = text.Split('\n').Select(TextRules.Tidy).FirstOrDefault(tidy => tidy.Length > 0, Ellipsis);
        var conversation = new StoredConversation
        {
            Id = Guid.CreateVersion7(now),
            OwnerId = caller.UserId,
            Title = line.Length <= Limits.ConversationTitleLength ? line : line.Cut(Limits.ConversationTitleLength - 1) + Ellipsis,
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Add(conversation);
        return conversation;
    }

    private static RunEvent EventOf<T>(Guid runId, int sequence, string name, T data) => new()
    {
        RunId = runId,
        Sequence = sequence,
        Name = name,
        Data = System.Text.Json.JsonSerializer.Serialize(data, Wire.Json),
    };
}
