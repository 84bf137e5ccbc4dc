using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Resolution;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Lines;

/// <summary>All that a line says about time, from pieces that may stand apart: "tomorrow call mum at 5pm".</summary>
internal sealed class WhenUnion
{
    private readonly HashSet<Candidate> _members = [];

    private WhenUnion()
    {
    }

    public WhenPhrase? Phrase { get; private set; }

    public DecidedMeaning? Meaning { get; private set; }

    /// <summary>Joins the candidates about time, the most certain first; what contradicts them is left out.</summary>
    public static WhenUnion Of(List<Candidate> candidates, SpeechContext context)
    {
        var union = new WhenUnion();
        foreach (var candidate in ByScore(candidates))
        {
            if (!candidate.IsTentative || union.Lacks(candidate.When!))
                union.Add(candidate, context);
        }

        return union;
    }

    public bool Contains(Candidate candidate) => _members.Contains(candidate);

    private static List<Candidate> ByScore(List<Candidate> candidates)
    {
        var times = candidates.FindAll(candidate => candidate.Meaning is not null);
        if (times.Count > 1)
        {
            times.Sort(static (left, right) =>
                left.IsTentative != right.IsTentative ? left.IsTentative.CompareTo(right.IsTentative)
                : left.IsScope != right.IsScope ? left.IsScope.CompareTo(right.IsScope)
                : left.Score == right.Score ? left.First.CompareTo(right.First)
                : right.Score.CompareTo(left.Score));
        }

        return times;
    }

    // A day beside a time, or a time beside a day; how often beside the days, or beside a beginning or an end.
    private bool Lacks(WhenPhrase phrase) =>
        (Phrase is { Repeat: { } days } && phrase.Repeat is { Interval: > 1 } rhythm && Every(days, rhythm) is not null)
        || (Phrase is { Repeat: null, Date: null, HasClock: false } limit && (limit.Start is not null || limit.End is not null) && phrase.Repeat is { Unit: not null }) || Phrase is { Repeat: null } known && ((known.HasClock && known.Date is null && phrase.Date is not null) || (known.Date is not null && !known.HasClock && phrase.HasClock));

    private void Add(Candidate candidate, SpeechContext context)
    {
        if (Phrase is null)
        {
            (Phrase, Meaning) = (candidate.When, candidate.Meaning);
            _members.Add(candidate);
        }
        else if (Joined(Phrase, candidate.When!) is { } joined && DecidedMeaning.Of(joined, context) is { } meaning)
        {
            (Phrase, Meaning) = (joined, meaning);
            _members.Add(candidate);
        }
    }

    // "biweekly" and "on mondays"; null when they are no such pair.
    private static RepeatPhrase? Every(RepeatPhrase days, RepeatPhrase rhythm) =>
        days is { Unit: null, Interval: 1, Days: [DatePhrase.NamedDay, ..] } && rhythm is { Unit: TimeUnit.Week, Days: [] } ? days with { Interval = rhythm.Interval, MayBeOnce = false } : null;

    // Null when they contradict each other.
    private static WhenPhrase? Joined(WhenPhrase left, WhenPhrase right)
    {
        var clash = (left.Date is not null && right.Date is not null)
            || (left.HasClock && right.HasClock)
            || (left.Repeat is not null && right.Repeat is not null && Every(left.Repeat, right.Repeat) is null)
            || (left.Start is not null && right.Start is not null)
            || (left.End is not null && right.End is not null)
            || (left.Part is not null && right.Part is not null)
            || (left.IsBounded && right.IsBounded);
        if (clash)
            return null;

        var union = new WhenPhrase
        {
            Date = left.Date ?? right.Date,
            ClockEnd = left.ClockEnd ?? right.ClockEnd,
            Length = left.Length ?? right.Length,
            Part = left.Part ?? right.Part,
            IsEndOfDay = left.IsEndOfDay || right.IsEndOfDay,
            Zone = left.Zone ?? right.Zone,
            Repeat = left.Repeat is { } days && right.Repeat is { } rhythm ? Every(days, rhythm) : left.Repeat ?? right.Repeat,
            Months = left.Months.Count > 0 ? left.Months : right.Months,
            Start = left.Start ?? right.Start,
            End = left.End ?? right.End,
            Span = left.Span ?? right.Span,
            Count = left.Count ?? right.Count,
        };
        union.Clocks.AddRange(left.Clocks);
        union.Clocks.AddRange(right.Clocks);
        union.Exceptions.AddRange(left.Exceptions);
        union.Exceptions.AddRange(right.Exceptions);
        return union;
    }
}
