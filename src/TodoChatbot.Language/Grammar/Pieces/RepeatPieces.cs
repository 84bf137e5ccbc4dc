using TodoChatbot.Language.Grammar.Clocks;
using TodoChatbot.Language.Grammar.Dates;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar.Pieces;

/// <summary>Pieces that say how often: "every 2 weeks", "… and every evening at 6", "… after completion", "5 times".</summary>
internal static class RepeatPieces
{
    // "every …", "daily", "on mondays"
    public static bool Repeat(Cursor cursor, WhenPhrase phrase)
    {
        if (phrase.Repeat is not null)
            return RepeatAgain(cursor, phrase);

        if (RepeatGrammar.Read(cursor) is not { } repeat)
            return false;

        phrase.Repeat = repeat;
        if (repeat.Part is { } part)
            phrase.Part ??= part;

        phrase.Note(repeat.Certainty);
        return true;
    }

    // "every morning at 7 and every evening at 6": the same days at another time.
    private static bool RepeatAgain(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        cursor.Take(Terminal.And);
        if (cursor.Position > start && (phrase.HasClock || phrase.Part is not null) && Again(cursor, phrase.Repeat!) is { } again)
        {
            cursor.Take(Terminal.At);
            var clock = ClockGrammar.Read(cursor, allowBare: true);
            if (clock is not null || again.Part is not null)
            {
                phrase.SettlePart();
                phrase.Clocks.Add(clock is null ? PartClock(again.Part!.Value) : clock with { Part = clock.Part ?? again.Part });
                phrase.Note(Certainty.Sure);
                return true;
            }
        }

        // "every tuesday at 8 and thursday at 9": two rules, of which a task has one.
        cursor.Position = start;
        if (cursor.Take(Terminal.And) && phrase.HasClock && DayListGrammar.Read(cursor) is { IsChoice: false } && ClockFollows(cursor))
        {
            phrase.IsImpossible = true;
            return true;
        }

        cursor.Position = start;
        return false;
    }

    private static bool ClockFollows(Cursor cursor) => cursor.Take(Terminal.At) && ClockGrammar.Read(cursor, allowBare: true) is not null;

    // "every evening" again, or "evening" alone behind "every morning and".
    private static RepeatPhrase? Again(Cursor cursor, RepeatPhrase first)
    {
        if (RepeatGrammar.Read(cursor) is { } again)
            return again.Unit == first.Unit && again.Interval == first.Interval && again.Days.SequenceEqual(first.Days) ? again : null;

        cursor.Take(Terminal.PartLead);
        return cursor.Take(Terminal.Part, out int part) ? first with { Part = (DayPart)part } : null;
    }

    private static ClockPhrase PartClock(DayPart part) => new(0, 0, ClockKind.Part) { Part = part };

    // "… after completion"
    public static bool Completion(Cursor cursor, WhenPhrase phrase)
    {
        if (phrase.Repeat is not { } repeat || !cursor.Take(Terminal.Completion))
            return false;

        phrase.Repeat = repeat with { AfterCompletion = true };
        phrase.Note(Certainty.Sure);
        return true;
    }

    // "at the end", "at the beginning" of each month
    public static bool EdgeOfRepeat(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        cursor.Take(Terminal.The);
        if (phrase.Repeat is { Days: [] } repeat && (cursor.Take(Terminal.Start) ? PeriodEdge.Start : cursor.Take(Terminal.End) ? PeriodEdge.End : (PeriodEdge?)null) is { } edge
            && !cursor.Peek(Terminal.Of))
        {
            phrase.Repeat = repeat with { Days = [new DatePhrase.Nth(edge == PeriodEdge.Start ? 1 : -1, null, OfWorkdays: false, null)] };
            phrase.Note(Certainty.Fair);
            return true;
        }

        cursor.Position = start;
        return false;
    }

    // "5 times", "3x", "x3", "twice"
    public static bool Count(Cursor cursor, WhenPhrase phrase)
    {
        var start = cursor.Position;
        if (phrase is { Repeat: not null, Count: null, Span: null })
        {
            if (cursor.Take(Terminal.TimesWord) && cursor.TakeGluedDigits(out var sign, 1, 4) && sign > 0)
            {
                phrase.Count = sign;
                phrase.Note(Certainty.Sure);
                return true;
            }

            cursor.Position = start;
            var times = cursor.Take(Terminal.Once, out int once) && once > 1 ? once : NumberGrammar.Cardinal(cursor);
            if (times is > 0 and <= 10_000 && (once > 1 || cursor.Take(Terminal.TimesWord)))
            {
                phrase.Count = times;
                phrase.Note(Certainty.Sure);
                return true;
            }
        }

        cursor.Position = start;
        return false;
    }
}
