using NodaTime;

namespace TodoChatbot.Language.Commands;

/// <summary>Days and times of day between which tasks are due; what is null is open.</summary>
internal readonly record struct DayRange(LocalDate? From, LocalDate? To, LocalTime? TimeFrom = null, LocalTime? TimeTo = null);
