using NodaTime;

namespace TodoChatbot.Language.Readings;

/// <summary>When something is to be done: a day, or a moment of a day.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Time">The local time; null for the whole day.</param>
/// <param name="Until">The end of a range such as "from 3 to 4pm"; null when none was said.</param>
/// <param name="Zone">The zone the text names ("9am New York time"); null for the speaker's own. Date and time are local to it.</param>
public sealed record Due(LocalDate Date, LocalTime? Time = null, LocalTime? Until = null, DateTimeZone? Zone = null);
