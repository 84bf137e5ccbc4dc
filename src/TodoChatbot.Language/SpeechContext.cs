using NodaTime;
using TodoChatbot.Language.Commands;

namespace TodoChatbot.Language;

/// <summary>What must be known about the moment and the speaker to read a sentence.</summary>
public sealed record SpeechContext
{
    /// <summary>The moment the sentence is said, on the speaker's wall clock.</summary>
    public required LocalDateTime Now { get; init; }

    /// <summary>The speaker's time zone (IANA).</summary>
    public required DateTimeZone Zone { get; init; }

    /// <summary>
    /// The speaker's locale as a BCP 47 tag, for example <c>en-US</c>, <c>en-GB</c> or <c>es-ES</c>. It chooses the vocabulary
    /// and the order of numeric dates. An unknown one falls back to its language, then to English.
    /// </summary>
    public string Locale { get; init; } = "en-US";

    /// <summary>The first day of the speaker's week.</summary>
    public IsoDayOfWeek WeekStart { get; init; } = IsoDayOfWeek.Monday;

    /// <summary>The hours that the speaker means by "morning", "evening" and so on.</summary>
    public DayHours Hours { get; init; } = DayHours.Default;

    /// <summary>The names of the speaker's projects: they need no mark to be understood, as in "show my work tasks".</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>The names of the speaker's tags, as <see cref="Projects"/>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The user's tasks, open and done. Words of their titles refer to them, as in "the shed is done".</summary>
    public IReadOnlyList<OwnTask> Tasks { get; init; } = [];

    /// <summary>True to add a message that may be a task without asking first.</summary>
    public bool AddsWithoutAsking { get; init; }

    /// <summary>How dates and times are written back. It doesn't change how they are read.</summary>
    public DateFormat Dates { get; init; } = new();

    /// <summary>Finds <see cref="Tasks"/> by words of their titles.</summary>
    internal OwnTasks Own
    {
        get => field ?? throw new InvalidOperationException("Only a context inside the engine finds tasks.");
        init;
    }

    /// <summary>What is left of the steps of the call that this context belongs to.</summary>
    internal StepBudget Steps
    {
        get => field ?? throw new InvalidOperationException("Only a context inside the engine has a step budget.");
        init;
    }
}
