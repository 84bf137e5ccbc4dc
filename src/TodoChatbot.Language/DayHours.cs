using NodaTime;

namespace TodoChatbot.Language;

/// <summary>The times of day that the parts of a day stand for.</summary>
/// <param name="Morning">"in the morning".</param>
/// <param name="Noon">"at noon".</param>
/// <param name="Afternoon">"in the afternoon".</param>
/// <param name="Evening">"in the evening".</param>
/// <param name="Night">"at night", "tonight".</param>
public sealed record DayHours(LocalTime Morning, LocalTime Noon, LocalTime Afternoon, LocalTime Evening, LocalTime Night)
{
    /// <summary>09:00, 12:00, 15:00, 19:00 and 21:00.</summary>
    public static DayHours Default { get; } = new(new(9, 0), new(12, 0), new(15, 0), new(19, 0), new(21, 0));
}
