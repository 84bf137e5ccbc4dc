using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Rules;

namespace TodoChatbot.Language.Resolution;

/// <summary>What a stretch about time means.</summary>
/// <param name="Due">The moment, or the first of a repetition.</param>
/// <param name="Recurrence">The repetition.</param>
internal sealed record WhenMeaning(Due Due, Recurrence? Recurrence)
{
    /// <summary>The repetition's rule, taken apart.</summary>
    public RecurrenceRule? Rule { get; init; }

    public bool SaysTheSameAs(WhenMeaning other) =>
        Due == other.Due
        && Recurrence?.Rule == other.Recurrence?.Rule
        && (Recurrence?.ExcludedDates ?? []).SequenceEqual(other.Recurrence?.ExcludedDates ?? []);
}
