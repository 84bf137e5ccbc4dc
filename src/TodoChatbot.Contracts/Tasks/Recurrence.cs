using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Tasks;

/// <summary>How a task repeats, in local wall-clock time (RFC 5545).</summary>
/// <param name="Rule">A RECUR value: <c>FREQ=WEEKLY;INTERVAL=2;BYDAY=FR</c>.</param>
/// <param name="Text">The rule in words. Set by the server; what a client sends here is ignored.</param>
/// <param name="Start">The first occurrence, <c>2026-11-24</c> or <c>2026-11-24T17:00</c>; null on the way in means the due moment.</param>
/// <param name="Exdates">Occurrences left out (EXDATE), written as <paramref name="Start"/> is.</param>
/// <param name="AfterCompletion">True when the next occurrence is counted from the day of completion.</param>
public sealed record Recurrence(
    [property: Required, StringLength(Limits.RuleLength, MinimumLength = 1)] string Rule,
    string? Text = null,
    [property: StringLength(40)] string? Start = null,
    [property: MaxLength(Limits.ExcludedDates)] IReadOnlyList<string>? Exdates = null,
    bool AfterCompletion = false);
