using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Phrases;

/// <summary>A stretch of the calendar as people name it. A closed set: the nested records are all there are.</summary>
internal abstract record PeriodPhrase
{
    private PeriodPhrase()
    {
    }

    /// <summary>"next week", "this month", "the year": so many units from the current one.</summary>
    /// <param name="Unit">Week, month, quarter, year or weekend.</param>
    /// <param name="Offset">0 for the current one.</param>
    /// <param name="Rolls">True when the one after is meant once the day in it has passed: "the last friday of the month".</param>
    public sealed record Relative(TimeUnit Unit, int Offset, bool Rolls = false) : PeriodPhrase;

    /// <summary>"march", "next march", "march 2027".</summary>
    /// <param name="Number">1 is January.</param>
    /// <param name="Year">Null for the coming one.</param>
    /// <param name="Years">Years to go on from the coming one: -1 for "last march".</param>
    public sealed record NamedMonth(int Number, int? Year, int Years = 0) : PeriodPhrase;

    /// <summary>"q1", "q3 2027".</summary>
    public sealed record NamedQuarter(int Number, int? Year) : PeriodPhrase;

    /// <summary>"2027".</summary>
    public sealed record WholeYear(int Number) : PeriodPhrase;

    /// <summary>"week 14", by ISO 8601.</summary>
    public sealed record NumberedWeek(int Number, int? Year) : PeriodPhrase;
}
