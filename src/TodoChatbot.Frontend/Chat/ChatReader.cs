using TodoChatbot.Contracts.Chat;
using TodoChatbot.Frontend.Backend;
using TodoChatbot.Frontend.Tasks.Board;

namespace TodoChatbot.Frontend.Chat;

/// <summary>Gathers what the chat side of the home page shows.</summary>
internal sealed class ChatReader(ChatClient chat, CurrentCards cards)
{
    /// <param name="asked">A conversation's id, <c>new</c>, or null for the latest.</param>
    /// <param name="before">Where the messages of the part after these begin; null for the latest messages.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ChatViewModel> ReadAsync(string? asked, string? before, CancellationToken cancellationToken)
    {
        var conversations = await chat.ListAsync(cancellationToken);
        var id = asked is null ? conversations.FirstOrDefault()?.Id : Guid.TryParse(asked, out var known) ? known : null;
        var current = id is { } open ? await FindAsync(open, before, cancellationToken) : null;
        await cards.ReadAsync(
            [.. (current?.Messages ?? []).SelectMany(message => message.ToolCalls).SelectMany(call => ToolResult.Of(call).Tasks).Select(card => card.Number).Distinct()],
            cancellationToken);
        return new ChatViewModel(current, conversations);
    }

    // An invalid cursor in the address shows the latest messages.
    private async Task<Conversation?> FindAsync(Guid id, string? before, CancellationToken cancellationToken)
    {
        try
        {
            return await chat.FindAsync(id, before, cancellationToken);
        }
        catch (BackendException exception) when (before is not null && exception.IsRefusal)
        {
            return await chat.FindAsync(id, before: null, cancellationToken);
        }
    }
}
