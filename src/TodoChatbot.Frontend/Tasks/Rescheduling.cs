using System.Globalization;
using System.Text.Json;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Frontend.Tasks;

/// <summary>A request to move all overdue tasks of a list.</summary>
/// <param name="To">The day to move them to, or <see cref="Spread"/>.</param>
/// <param name="Confirmations">What the person has agreed to, one for each part; empty before they were asked.</param>
internal sealed record Rescheduling(string To, IReadOnlyList<string> Confirmations)
{
    /// <summary>Spreads the tasks over the next seven days.</summary>
    public const string Spread = "spread";

    /// <summary>Reads what a button sends, or a question that was agreed to; null for what is neither.</summary>
    public static Rescheduling? Parse(string? to, string? agreed)
    {
        if (agreed is null)
        {
            return string.IsNullOrEmpty(to) ? null : new Rescheduling(to, []);
        }

        try
        {
            return JsonSerializer.Deserialize<Rescheduling>(agreed, Wire.Json) is { To: not null, Confirmations: not null } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The changes that move the tasks; one takes 200 at the most.</summary>
    /// <param name="numbers">All the tasks.</param>
    /// <param name="today">The person's day.</param>
    public IReadOnlyList<BulkTasks> Divide(IReadOnlyList<int> numbers, DateOnly today)
    {
        // Parts of similar size: otherwise a small last part would need no confirmation and be changed before the others.
        var count = (numbers.Count + Limits.MaximumPageSize - 1) / Limits.MaximumPageSize;
        var parts = count == 0 ? [] : numbers.Chunk((numbers.Count + count - 1) / count).ToList();

        // If the number of parts has changed, the confirmations are for other tasks, so the user is asked again.
        var isAgreed = Confirmations.Count == parts.Count;
        return [.. parts.Select((part, index) => RequestOf(part, today) with { Confirmation = isAgreed ? Confirmations[index] : null })];
    }

    private BulkTasks RequestOf(int[] part, DateOnly today)
    {
        string[] named = [.. part.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        return To == Spread
            ? new BulkTasks(named, BulkAction.Spread)
            : new BulkTasks(named, BulkAction.Move, Day: TaskPatch.DayOf(To, today));
    }
}
