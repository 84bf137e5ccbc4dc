using TodoChatbot.Contracts;
using TodoChatbot.Frontend.Accounts.Sessions;

namespace TodoChatbot.Frontend.Tasks.Board;

/// <summary>Tasks that the chat showed in an earlier answer, as they are now.</summary>
internal sealed class CurrentCards(TaskClient tasks, Viewer viewer)
{
    private Dictionary<int, TaskCard?> _cards = [];

    /// <summary>Reads the tasks with these numbers.</summary>
    public async Task ReadAsync(IReadOnlyCollection<int> numbers, CancellationToken cancellationToken)
    {
        int[] asked = [.. numbers.Take(Limits.MaximumPageSize)];
        if (asked.Length == 0)
        {
            return;
        }

        var found = (await tasks.ListAsync(new TaskQuery { Numbers = asked }, asked.Length, cancellationToken)).Items.Select(TaskCard.Of).ToDictionary(card => card.Number);
        _cards = asked.ToDictionary(number => number, number => found.GetValueOrDefault(number));
    }

    /// <summary>The card as it is now; the same card where that is not known.</summary>
    public (TaskCard Card, bool IsGone) Now(TaskCard card) =>
        _cards.TryGetValue(card.Number, out var current) ? (current ?? card, current is null) : (card, false);

    /// <summary>The cards that look otherwise than the page shows them; null for a task that is gone.</summary>
    public async Task<IReadOnlyDictionary<int, TaskCard?>> ChangedSinceAsync(ShownRows? shown, CancellationToken cancellationToken)
    {
        await ReadAsync(shown?.Numbers ?? [], cancellationToken);
        return _cards.Where(card => !shown!.Has(card.Key, card.Value?.FingerprintIn(string.Empty, viewer.Now) ?? string.Empty)).ToDictionary();
    }
}
