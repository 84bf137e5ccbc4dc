using NodaTime;

namespace TodoChatbot.Language.Readings;

/// <summary>Days as lists are asked for by them.</summary>
/// <param name="First">The first day; null when it is open.</param>
/// <param name="Last">The last day; null when it is open.</param>
public sealed record Days(LocalDate? First, LocalDate? Last);
