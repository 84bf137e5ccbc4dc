using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Phrases;

/// <summary>A time of day as people say it.</summary>
/// <param name="Hour">0 to 23.</param>
/// <param name="Minute">0 to 59.</param>
/// <param name="Kind">Whether the hour still needs a decision.</param>
internal sealed record ClockPhrase(int Hour, int Minute, ClockKind Kind)
{
    /// <summary>How sure the words are to mean a time.</summary>
    public Certainty Certainty { get; init; } = Certainty.Sure;

    /// <summary>Minutes from there: 20 of "20 minutes from 2pm".</summary>
    public int Shift { get; init; }

    /// <summary>"in the evening", which tells 8 from 20.</summary>
    public DayPart? Part { get; init; }
}
