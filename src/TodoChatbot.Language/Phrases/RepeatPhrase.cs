using TodoChatbot.Language.Rules;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Phrases;

/// <summary>"every …", before the policy makes a rule of it.</summary>
internal sealed record RepeatPhrase
{
    /// <summary>The unit said: "every 2 weeks". Null when the days alone say it: "every friday".</summary>
    public TimeUnit? Unit { get; init; }

    /// <summary>Each how many-th.</summary>
    public int Interval { get; init; } = 1;

    /// <summary>True for "every 3rd friday", which some take for the third of the month.</summary>
    public bool IntervalIsOrdinal { get; init; }

    /// <summary>True for "mon to wed", which is one stretch of days unless something says that it comes again.</summary>
    public bool MayBeOnce { get; init; }

    /// <summary>True for "every! 2 weeks".</summary>
    public bool AfterCompletion { get; init; }

    /// <summary>The rule itself where it is written out: "FREQ=WEEKLY".</summary>
    public RecurrenceRule? Rule { get; init; }

    /// <summary>The days of the rule.</summary>
    public IReadOnlyList<DatePhrase> Days { get; init; } = [];

    /// <summary>The part of the day in "every morning".</summary>
    public DayPart? Part { get; init; }

    /// <summary>How sure the words are to mean a repetition.</summary>
    public Certainty Certainty { get; init; } = Certainty.Sure;
}
