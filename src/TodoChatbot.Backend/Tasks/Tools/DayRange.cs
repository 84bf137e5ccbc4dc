namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>Days from the first to the last; an end that is null is open.</summary>
internal sealed record DayRange(DateOnly? First, DateOnly? Last)
{
    public static DayRange Of(DateOnly day) => new(day, day);
}
