using NodaTime;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Phrases;

/// <summary>All that a stretch of text says about time, piece by piece, before the policy decides what it means.</summary>
internal sealed class WhenPhrase
{
    private List<ClockPhrase>? _clocks;
    private List<ExceptionPhrase>? _exceptions;

    public DatePhrase? Date { get; set; }

    public List<ClockPhrase> Clocks => _clocks ??= [];

    /// <summary>The end of "from 3 to 4pm".</summary>
    public ClockPhrase? ClockEnd { get; set; }

    /// <summary>The length of "2pm for an hour".</summary>
    public Distance? Length { get; set; }

    /// <summary>Index of the first token of the length.</summary>
    public int LengthFirst { get; set; } = -1;

    /// <summary>Index behind its last token.</summary>
    public int LengthEnd { get; set; } = -1;

    public DayPart? Part { get; set; }

    /// <summary>True for "eod", which is the day itself.</summary>
    public bool IsEndOfDay { get; set; }

    public DateTimeZone? Zone { get; set; }

    public RepeatPhrase? Repeat { get; set; }

    /// <summary>"in june", "in may and june": the months of a repetition.</summary>
    public IReadOnlyList<DatePhrase> Months { get; set; } = [];

    /// <summary>"starting …", "from …".</summary>
    public DatePhrase? Start { get; set; }

    /// <summary>"until …".</summary>
    public DatePhrase? End { get; set; }

    /// <summary>"20 december tak": the date is the last day of a repetition that follows.</summary>
    public bool IsDateLast { get; set; }

    /// <summary>"peer se": the date is the first day of a repetition that follows.</summary>
    public bool IsDateFirst { get; set; }

    /// <summary>"for 3 weeks".</summary>
    public Distance? Span { get; set; }

    /// <summary>The unit that the span is said in.</summary>
    public TimeUnit? SpanUnit { get; set; }

    /// <summary>"for 5 times".</summary>
    public int? Count { get; set; }

    public List<ExceptionPhrase> Exceptions => _exceptions ??= [];

    public bool HasExceptions => _exceptions is { Count: > 0 };

    /// <summary>How sure the surest piece is.</summary>
    public Certainty Certainty { get; private set; }

    /// <summary>How many pieces there are.</summary>
    public int Pieces { get; private set; }

    /// <summary>True when a preposition leads to it: "on", "by", "at".</summary>
    public bool HasLead { get; set; }

    /// <summary>True when it looks like time and cannot be: "10:99", several days at once.</summary>
    public bool IsImpossible { get; set; }

    /// <summary>"for 3 weeks", "5 times".</summary>
    public bool IsBounded => Span is not null || Count is not null;

    public bool HasClock => _clocks is { Count: > 0 };

    /// <summary>"notes from monday", "letters to domingo": a beginning or an end of what?</summary>
    public bool IsOpenEnded { get; set; }

    /// <summary>"at 9am and 5pm": moments of one day, none of them the one.</summary>
    public bool IsSeveralTimes => Repeat is null && _clocks is { Count: > 1 };

    /// <summary>"from september to november": days between, none of them the one. "From dec 1 to dec 3" begins on a day.</summary>
    public bool IsSpanOfDays => Repeat is null && End is not null && (Start ?? Date) is { } first && (IsBetween || !IsDay(first) || !IsDay(End));

    /// <summary>True for "between march 1 and june 15": some day, but which?</summary>
    public bool IsBetween { get; set; }

    private static bool IsDay(DatePhrase phrase) => phrase is not (DatePhrase.WholeMonth or DatePhrase.Edge);

    /// <summary>The same on another day, with a time if it has none.</summary>
    public WhenPhrase On(DatePhrase date, ClockPhrase? clock = null)
    {
        var other = (WhenPhrase)MemberwiseClone();
        other.Date = date;
        other._clocks = [.. Clocks];
        if (clock is not null)
            other._clocks.Add(clock);

        return other;
    }

    /// <summary>The same once, from the first to the last of its days.</summary>
    public WhenPhrase Once(IReadOnlyList<DatePhrase> days)
    {
        var other = (WhenPhrase)MemberwiseClone();
        (other.Repeat, other.Date, other.End) = (null, days[0], days[^1]);
        return other;
    }

    /// <summary>True when nothing but weekdays in a row says that it comes again.</summary>
    public bool MayBeOnce => Repeat is { MayBeOnce: true } && this is { Date: null, Start: null, End: null, Part: null, IsBounded: false, HasClock: false, Months.Count: 0, Exceptions.Count: 0 };

    /// <summary>Ties the part of the day to the times said so far, before others with parts of their own follow.</summary>
    public void SettlePart()
    {
        if (Part is not { } part)
            return;

        if (HasClock)
        {
            for (var index = 0; index < Clocks.Count; index++)
                Clocks[index] = Clocks[index] with { Part = Clocks[index].Part ?? part };
        }
        else
        {
            Clocks.Add(new ClockPhrase(0, 0, ClockKind.Part) { Part = part });
        }

        Part = null;
    }

    /// <summary>Notes a piece and how sure it is.</summary>
    public void Note(Certainty certainty)
    {
        Pieces++;
        if (certainty > Certainty)
            Certainty = certainty;
    }
}
