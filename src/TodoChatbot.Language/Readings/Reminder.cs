using NodaTime;

namespace TodoChatbot.Language.Readings;

/// <summary>A reminder; exactly one of the two is set.</summary>
/// <param name="Before">How long before the due moment ("30 min before"): years to minutes, never negative.</param>
/// <param name="At">A local moment of its own ("remind me tomorrow at 8").</param>
public sealed record Reminder(Period? Before, LocalDateTime? At = null);
