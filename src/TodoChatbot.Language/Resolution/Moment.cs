using NodaTime;

namespace TodoChatbot.Language.Resolution;

/// <summary>A day, and the time where the words for the day say it: "in an hour".</summary>
internal readonly record struct Moment(LocalDate Date, LocalTime? Time = null);
