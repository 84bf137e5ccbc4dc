namespace TodoChatbot.Language.Phrases;

/// <summary>A day, month or moment that a repetition leaves out.</summary>
internal sealed record ExceptionPhrase(DatePhrase Days, ClockPhrase? Clock);
