using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Chat.Conversations;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Language;
using TodoChatbot.Language.Intents;

namespace TodoChatbot.Backend.Chat.Runs;

/// <summary>Finds what a person agrees to by a message: to the one preview in the answer before it, and only by saying yes.</summary>
internal sealed class ConfirmationMatcher(AppDbContext db, CurrentUser user, TimeProvider clock)
{
    public async Task<IReadOnlyCollection<string>> OfAsync(StoredMessage said, CancellationToken cancellationToken)
    {
        var owner = await user.GetAsync(cancellationToken);
        if (TodoLanguage.Understand(said.Content, owner.Speech(clock.Now), cancellationToken) is not Intent.Answer { Yes: true })
        {
            return [];
        }

        var answer = await db.Set<StoredMessage>().AsNoTracking()
            .Where(message => message.ConversationId == said.ConversationId && message.Sequence == said.Sequence - 1 && message.Role == MessageRole.Assistant)
            .FirstOrDefaultAsync(cancellationToken);

        // A yes to several questions does not say which one it answers.
        return (answer?.ToolCalls ?? []).Select(PreviewIn).OfType<Preview>().ToList() is [var preview] ? [preview.Confirmation] : [];
    }

    /// <summary>The preview that a tool answered with; null when it did not.</summary>
    public static Preview? PreviewIn(ToolCall call) =>
        call.Result is { ValueKind: JsonValueKind.Object } result && result.TryGetProperty("preview", out var preview)
        && preview.ValueKind == JsonValueKind.Object
            ? preview.Deserialize<Preview>(Wire.Json)
            : null;
}
