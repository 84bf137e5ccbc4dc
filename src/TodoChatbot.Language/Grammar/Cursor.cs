using TodoChatbot.Language.Cultures;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar;

/// <summary>
/// A place in an utterance. Every production of the grammar keeps one promise: it either moves the cursor behind what it read, or
/// leaves it where it was and answers null or false.
/// </summary>
internal sealed class Cursor(Utterance utterance, int first, int end)
{
    // Looking at a word is that much cheaper than a step of the grammar.
    private const int WordsPerStep = 8;

    private static readonly TerminalSet TimeWords = TerminalSet.Of(
        Terminal.Weekday, Terminal.Weekdays, Terminal.Month, Terminal.Unit, Terminal.PluralUnit, Terminal.Part, Terminal.Tonight, Terminal.Nightly,
        Terminal.RelativeDay, Terminal.Holiday, Terminal.PeriodEnd, Terminal.PeriodStart, Terminal.EndOfDay, Terminal.RepeatAdverb, Terminal.Number,
        Terminal.Tens, Terminal.Ordinal, Terminal.OClock, Terminal.Meridiem, Terminal.SameTime);

    // What these words alone stand for never begins a phrase of time.
    private static readonly TerminalSet Timeless = TerminalSet.Of(
        Terminal.Verb, Terminal.EventNoun, Terminal.EventNouns, Terminal.TaskNoun, Terminal.TaskNouns, Terminal.ListNoun, Terminal.StatusWord, Terminal.PendingWord,
        Terminal.Filler, Terminal.Function, Terminal.Determiner, Terminal.World, Terminal.GeneralList, Terminal.OneWord, Terminal.Named, Terminal.ShowVerb,
        Terminal.Subject, Terminal.QuestionWord, Terminal.MayDescribe, Terminal.Mine, Terminal.All, Terminal.Excluding, Terminal.OneMentioned, Terminal.AllMentioned,
        Terminal.Overdue, Terminal.Upcoming, Terminal.Undated, Terminal.Unfiled, Terminal.WithReminder, Terminal.Added, Terminal.OrderWord, Terminal.Infinitive, Terminal.Me, Terminal.WithWord, Terminal.SubtaskWord, Terminal.TagWord, Terminal.ListHeading,
        Terminal.ProjectWord, Terminal.PriorityLevel, Terminal.PriorityAlone, Terminal.PriorityOrMore, Terminal.PriorityWord, Terminal.Remind, Terminal.RemindTo,
        Terminal.ReminderWord, Terminal.Place, Terminal.Counted, Terminal.DescriptionWord);

    // What may begin such a phrase, but not behind "the".
    private static readonly TerminalSet TimelessThere = TerminalSet.Of(
        Terminal.By, Terminal.SetIt, Terminal.NumberSign, Terminal.Of, Terminal.To, Terminal.Through, Terminal.Becomes, Terminal.About);

    private static readonly Token EndOfText = new(TokenKind.Break, 0, 0, false, 0, Lexeme.Unknown);

    public Cursor(Utterance utterance)
        : this(utterance, 0, utterance.Count)
    {
    }

    public Utterance Utterance { get; } = utterance;

    /// <summary>Index of the first token to read.</summary>
    public int First { get; } = first;

    /// <summary>Index behind the last token to read; what follows is the end of the text.</summary>
    public int End { get; } = end;

    public Culture Culture => Utterance.Culture;

    /// <summary>Index of the next token.</summary>
    public int Position { get; set; } = first;

    public bool AtEnd => Position >= End;

    public ref readonly Token Current => ref At(Position);

    public ref readonly Token Next => ref At(Position + 1);

    /// <summary>False when nothing in the stretch can say a time.</summary>
    public bool SpeaksOfTime
    {
        get
        {
            Utterance.Steps.Spend((End - First) / WordsPerStep);
            for (var index = First; index < End; index++)
            {
                if (IsTimeAt(index))
                    return true;
            }

            return false;
        }
    }

    /// <summary>True for a token that can be part of what says a time.</summary>
    public bool IsTimeAt(int index) =>
        At(index).Kind is TokenKind.Number or TokenKind.Decimal or TokenKind.Rule || At(index).Lexeme.Beginnings.Overlaps(TimeWords);

    /// <summary>True for a word that begins no phrase of time, nor "the" before such a word.</summary>
    public bool IsTimelessAt(int index) => At(index).Kind == TokenKind.Word && (At(index).Lexeme.Beginnings.IsWithin(Timeless)
        || (At(index).Lexeme.Has(Terminal.The) && At(index + 1) is { Kind: TokenKind.Word } next
            && (ReferenceEquals(next.Lexeme, Lexeme.Unknown) || next.Lexeme.Has(Terminal.The) || next.Lexeme.Beginnings.IsWithin(Timeless, TimelessThere))));

    /// <summary>True when the next token follows the last one without a space.</summary>
    public bool Glued => !AtEnd && Current.Glued;

    /// <summary>The token at an index; the end of the text is a break.</summary>
    public ref readonly Token At(int index)
    {
        if (index >= First && index < End)
            return ref Utterance[index];

        return ref EndOfText;
    }

    /// <summary>True when the next token is a number or a word that one of these can begin with.</summary>
    public bool MayBegin(in TerminalSet first) =>
        Current.Kind is TokenKind.Number or TokenKind.Decimal or TokenKind.Rule || Current.Lexeme.Beginnings.Overlaps(first);

    public bool Take(Terminal terminal) => Take(terminal, out Sense _);

    public bool Take(Terminal terminal, out int value)
    {
        var taken = Take(terminal, out Sense sense);
        value = sense.Value;
        return taken;
    }

    /// <summary>Takes the longest phrase or the word that can stand for this.</summary>
    public bool Take(Terminal terminal, out Sense sense)
    {
        var end = EndOf(terminal, Position, out sense);
        if (end < 0)
            return false;

        Position = end;
        return true;
    }

    public bool Peek(Terminal terminal) => EndOf(terminal, Position, out _) >= 0;

    /// <summary>Takes any of these, the first that fits.</summary>
    public bool TakeAny(ReadOnlySpan<Terminal> terminals, out Terminal taken)
    {
        foreach (var terminal in terminals)
        {
            if (Take(terminal))
            {
                taken = terminal;
                return true;
            }
        }

        taken = default;
        return false;
    }

    public bool TakeSymbol(char symbol)
    {
        if (!Current.Is(symbol))
            return false;

        Position++;
        return true;
    }

    /// <summary>Takes a hyphen or dash, whichever is typed.</summary>
    public bool TakeDash()
    {
        if (!Current.Is('-') && !Current.Is('–') && !Current.Is('—'))
            return false;

        Position++;
        return true;
    }

    /// <summary>Takes a hyphen that joins two words: "mid-march".</summary>
    public bool TakeHyphen()
    {
        if (!Current.Is('-') || !Current.Glued || !Next.Glued)
            return false;

        Position++;
        return true;
    }

    /// <summary>Takes a number in digits.</summary>
    public bool TakeDigits(out int value, int mostDigits = 9)
    {
        value = Current.Value;
        if (Current.Kind != TokenKind.Number || Current.Length > mostDigits)
            return false;

        Position++;
        return true;
    }

    /// <summary>Takes a number in digits that follows without a space.</summary>
    public bool TakeGluedDigits(out int value, int fewestDigits, int mostDigits)
    {
        value = 0;
        return Glued && Current.Length >= fewestDigits && TakeDigits(out value, mostDigits);
    }

    /// <summary>Index behind the phrase that stands for this, or -1.</summary>
    private int EndOf(Terminal terminal, int start, out Sense sense)
    {
        Utterance.Steps.Spend();
        sense = default;
        var lexeme = At(start).Lexeme;
        if (!lexeme.Beginnings.Contains(terminal))
            return -1;

        foreach (var phrase in lexeme.Phrases)
        {
            if (phrase.Sense.Terminal == terminal && EndOf(phrase, start) is var end and >= 0)
            {
                sense = phrase.Sense;
                return end;
            }
        }

        foreach (var known in lexeme.Senses)
        {
            if (known.Terminal == terminal)
            {
                sense = known;
                return start + 1;
            }
        }

        return -1;
    }

    private int EndOf(Phrase phrase, int start)
    {
        var at = start + 1;
        foreach (var word in phrase.Rest)
        {
            // "day-after-tomorrow", "mothers' day"
            if (At(at).Kind == TokenKind.Symbol && At(at).Glued && (At(at).Is('-') || FoldedWord.IsApostrophe((char)At(at).Value)))
                at++;

            if (At(at).Lexeme != word)
                return -1;

            at++;
        }

        return at;
    }
}
