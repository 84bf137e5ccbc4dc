namespace TodoChatbot.Language.Phrases;

/// <summary>A day, month or moment that a repetition leaves out.</summary>
/// <param name="Days">The day or month; the first of them where they repeat.</param>
/// <param name="Clock">The moment of the day; null for all of it.</param>
/// <param name="Repeat">"each second monday in march", when they repeat.</param>
internal sealed record ExceptionPhrase(DatePhrase Days, ClockPhrase? Clock, RepeatPhrase? Repeat = null);
