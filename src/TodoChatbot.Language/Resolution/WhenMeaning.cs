using TodoChatbot.Language.Readings;

namespace TodoChatbot.Language.Resolution;

/// <summary>What a stretch about time means.</summary>
/// <param name="Due">The moment, or the first of a repetition.</param>
/// <param name="Recurrence">The repetition.</param>
internal sealed record WhenMeaning(Due Due, Recurrence? Recurrence);
