using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Phrases;

/// <summary>When to be reminded, before the due moment is known. One of the first three is set.</summary>
/// <param name="Before">How long before: "30 min before", zero for "at the time".</param>
/// <param name="PartBefore">"the evening before".</param>
/// <param name="At">A moment of its own: "tomorrow at 8".</param>
/// <param name="Clock">The time on the day before: "the day before at 8pm".</param>
internal sealed record ReminderPhrase(Distance? Before, DayPart? PartBefore = null, WhenPhrase? At = null, ClockPhrase? Clock = null);
