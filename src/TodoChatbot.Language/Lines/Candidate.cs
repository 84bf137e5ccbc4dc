using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Resolution;

namespace TodoChatbot.Language.Lines;

/// <summary>A stretch of tokens and what it can be taken for.</summary>
/// <param name="first">Index of its first token.</param>
/// <param name="end">Index behind its last token.</param>
/// <param name="kind">What it can be taken for.</param>
/// <param name="score">How much the line gains by taking it so.</param>
internal sealed class Candidate(int first, int end, SpanKind kind, double score)
{
    public int First => first;

    public int End => end;

    public SpanKind Kind => kind;

    public double Score => score;

    /// <summary>What is said about time; null for anything else.</summary>
    public WhenPhrase? When { get; init; }

    /// <summary>What that means by itself; null when it looks like time and is none.</summary>
    public DecidedMeaning? Meaning { get; init; }

    /// <summary>True for what may belong to a noun: "friday" of "friday prayer". It counts only beside another time.</summary>
    public bool IsTentative { get; init; }

    /// <summary>The same of fewer tokens.</summary>
    public Candidate Part(int from, int to) => new(from, to, kind, score) { When = When, Meaning = Meaning };

    /// <summary>True for the day of a thing that the task is for: "for monday" of "slides for monday meeting tomorrow". Any other day comes first.</summary>
    public bool IsScope { get; init; }

    public IReadOnlyList<ReminderPhrase> Reminders { get; init; } = [];

    public Priority? Priority { get; init; }

    public IReadOnlyList<string> Names { get; init; } = [];
}
