using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>Reads how a sentence names existing tasks.</summary>
internal static class ReferenceReader
{
    private const int MostNumbers = 100;
    private const int MaxBehindQuote = 2;
    private const int LargestNumber = 9_999_999;

    /// <summary>The tasks that a stretch of words names.</summary>
    public static Reference? Read(Cursor cursor, SpeechContext context)
    {
        TrimPunctuation(cursor, out var first, out var end);
        var trimmed = new Cursor(cursor.Utterance, first, end);
        if (trimmed.AtEnd)
            return null;

        return Whole(trimmed, Numbers) ?? Whole(trimmed, Pronoun) ?? Whole(trimmed, Places) ?? Chosen(trimmed) ?? Quoted(trimmed) ?? Described(Unadorned(trimmed, context), context);
    }

    // "only the dentist", "the dentist for me", "the dentist instead"
    private static Cursor Unadorned(Cursor cursor, SpeechContext context)
    {
        if (context.Own.Find(cursor) is not null)
            return cursor;

        cursor.Position = cursor.First;
        while (cursor.Take(Terminal.Only))
        {
            // Said twice, it means no more.
        }

        var (first, end) = (cursor.Position, cursor.End);
        while (end > first && cursor.Culture.Commands.Closings.SuffixStart(new Cursor(cursor.Utterance, first, end), cursor.Utterance.Steps) is { } closing && closing > first)
            end = closing;

        return first < end ? new Cursor(cursor.Utterance, first, end) : cursor;
    }

    private static void TrimPunctuation(Cursor cursor, out int first, out int end)
    {
        (first, end) = (cursor.First, cursor.End);
        while (first < end && cursor.At(first).Kind is TokenKind.Symbol && !cursor.At(first).Is('#'))
            first++;

        while (end > first && cursor.At(end - 1).Kind is TokenKind.Symbol)
            end--;
    }

    private static Reference? Whole(Cursor cursor, Func<Cursor, Reference?> read)
    {
        cursor.Position = cursor.First;
        return read(cursor) is { } reference && cursor.AtEnd ? reference : null;
    }

    // "task 3", "#3", "items three and four", "3-5", "number 7"
    private static Reference? Numbers(Cursor cursor)
    {
        cursor.Take(Terminal.All);
        TakeArticle(cursor);
        var named = cursor.Take(Terminal.TaskNoun) | cursor.Take(Terminal.TaskNouns);
        var values = new List<int>();
        while (values.Count < MostNumbers)
        {
            cursor.Take(Terminal.NumberSign);
            if (NumberGrammar.Cardinal(cursor) is not (> 0 and <= LargestNumber and var value))
                return null;

            values.Add(value);
            if (RangeEnd(cursor, value) is { } last)
                values.AddRange(Enumerable.Range(value + 1, last - value));

            var behind = cursor.Position;
            var separated = cursor.TakeSymbol(',') | cursor.Take(Terminal.And) | cursor.Take(Terminal.Or);
            cursor.Take(Terminal.TaskNoun);
            if ((separated || (named && cursor.Current.Kind == TokenKind.Number)) && !cursor.AtEnd)
                continue;

            cursor.Position = behind;
            break;
        }

        // "3 tasks" counts them.
        return cursor.Peek(Terminal.TaskNouns) ? null : new Reference(new TaskReference.Numbers([.. values.Distinct()])) { IsExplicit = true, IsNumber = !named };
    }

    private static int? RangeEnd(Cursor cursor, int start)
    {
        var before = cursor.Position;
        if ((cursor.TakeDash() || cursor.Take(Terminal.To) || cursor.Take(Terminal.Through))
            && NumberGrammar.Cardinal(cursor) is { } last && last > start && last - start < MostNumbers)
            return last;

        cursor.Position = before;
        return null;
    }

    private static Reference? Pronoun(Cursor cursor)
    {
        if (cursor.Take(Terminal.AllMentioned, out int count))
            return new Reference(new TaskReference.AllMentioned(count > 1 ? count : null)) { IsExplicit = true };

        return cursor.Take(Terminal.OneMentioned) ? new Reference(new TaskReference.Mentioned()) { IsExplicit = true } : null;
    }

    // "the second", "the last one", "the first and third", "the first two"
    private static Reference? Places(Cursor cursor)
    {
        var values = new List<int>();
        int behind;
        do
        {
            behind = cursor.Position;
            TakeArticle(cursor);
            if (NumberGrammar.Ordinal(cursor) is not { } place)
            {
                // "the first, not the third"
                cursor.Position = behind - 1;
                return values.Count > 0 && cursor.Current.Is(',') ? OfPlaces() : null;
            }

            values.Add(place);
            if (place is 1 or -1 && values.Count == 1 && NumberGrammar.Cardinal(cursor) is > 1 and <= MostNumbers and var count)
                values.AddRange(Enumerable.Range(2, count - 1).Select(next => next * place));

            if (!cursor.Take(Terminal.OneWord) && values.Count > 1)
                cursor.Take(Terminal.TaskNouns);
        }
        while (values.Count < MostNumbers && cursor.TakeSymbol(',') | cursor.Take(Terminal.And));

        return OfPlaces();

        Reference OfPlaces() => new(new TaskReference.Places([.. values.Distinct()])) { IsExplicit = true };
    }

    // "just the first", "only the second for me", "the first, but not the third"
    private static Reference? Chosen(Cursor cursor)
    {
        cursor.Position = cursor.First;
        while (cursor.Take(Terminal.Only))
        {
            // Said twice, it means no more.
        }

        var start = cursor.Position;
        if (cursor.Take(Terminal.OthersMentioned))
            return cursor.AtEnd ? new Reference(new TaskReference.Others()) { IsExplicit = true } : null;

        if (Listed(cursor, start) is not { } chosen)
            return null;

        // What is chosen by its place or number alone does not hold what is left out, unless it names both.
        var left = cursor.Position;
        cursor.TakeSymbol(',');
        if (cursor.Take(Terminal.Excluding, out int _) && Listed(cursor, cursor.Position) is { } excluded && cursor.AtEnd)
            return Without(chosen, excluded);

        // "the second for me", "the first now"
        var rest = new Cursor(cursor.Utterance, left, cursor.End);
        return rest.AtEnd || cursor.Culture.Commands.Closings.PrefixEnd(rest, cursor.Utterance.Steps) == cursor.End ? chosen : null;
    }

    private static Reference? Listed(Cursor cursor, int start)
    {
        foreach (var read in new Func<Cursor, Reference?>[] { Places, Numbers, Pronoun })
        {
            cursor.Position = start;
            if (read(cursor) is { } reference)
                return reference;
        }

        cursor.Position = start;
        return null;
    }

    private static Reference? Without(Reference chosen, Reference excluded) => (chosen.Tasks, excluded.Tasks) switch
    {
        (TaskReference.Numbers all, TaskReference.Numbers left) => Some(all.Values.Except(left.Values), values => new TaskReference.Numbers(values)),
        (TaskReference.Places all, TaskReference.Places left) => Some(all.Values.Except(left.Values), values => new TaskReference.Places(values)),
        (TaskReference.AllMentioned, var left) => new Reference(new TaskReference.Others(left)) { IsExplicit = true },
        _ => null,
    };

    private static Reference? Some(IEnumerable<int> values, Func<IReadOnlyList<int>, TaskReference> reference) =>
        values.ToList() is { Count: > 0 } some ? new Reference(reference(some)) { IsExplicit = true } : null;

    // "a to-do item that says 'go for shopping'"
    private static Reference? Quoted(Cursor cursor)
    {
        for (var index = cursor.First; index < cursor.End; index++)
        {
            if (cursor.At(index).Kind != TokenKind.Quote)
                continue;

            // Words behind the quote say more than which task is meant: "“Collect receipts” a subtask of the budget".
            if (cursor.End - index - 1 > MaxBehindQuote)
                return null;

            cursor.Position = index;
            return new Reference(new TaskReference.Words(MarkGrammar.Unquoted(cursor))) { IsExplicit = true };
        }

        return null;
    }

    private static Reference? Described(Cursor cursor, SpeechContext context)
    {
        // "what have I" asks, "I have" tells, "a meeting" is a new one.
        cursor.Position = cursor.First;
        if (cursor.Peek(Terminal.QuestionWord) || cursor.Peek(Terminal.Subject) || cursor.Peek(Terminal.ShowVerb) || cursor.Peek(Terminal.To) || cursor.Peek(Terminal.Me) || cursor.Current.Lexeme.Has(Terminal.A))
            return null;

        // "please mark the slides as (finished)"
        var own = context.Own.Find(cursor);
        if (own is null && !cursor.Current.Lexeme.Has(Terminal.The) && cursor.Culture.Commands.Openings.PrefixEnd(cursor, cursor.Utterance.Steps) is not null)
            return null;

        // "(call) at quarter (to nine)"
        if (cursor.Peek(Terminal.At) && cursor.IsTimeAt(cursor.First + 1))
            return null;

        // "(put) dusting on my list of things (to do)"
        if (own is null && PutsOnList(cursor))
            return null;

        // "the bed sheets every (sunday)"
        if (cursor.End - cursor.First > 1 && cursor.At(cursor.End - 1).Lexeme.Has(Terminal.Every))
            return null;

        var isMine = cursor.Peek(Terminal.Mine);
        var isDefinite = isMine || cursor.Peek(Terminal.The);
        if (own is not null)
            return new Reference(own.Reference(TitleWords(cursor, out var saysTask))) { IsExplicit = isDefinite || saysTask || own.IsPlain, IsDefinite = isDefinite, IsOwn = true, IsWhole = own.IsWhole, IsPlain = own.IsPlain, SpeaksOfTasks = saysTask };

        // "both gym and vitamins"
        cursor.Position = cursor.First;
        cursor.Take(Terminal.AllMentioned);
        if (context.Own.Each(new Cursor(cursor.Utterance, cursor.Position, cursor.End)) is { } each)
            return new Reference(new TaskReference.Numbers(each)) { IsExplicit = true, IsOwn = true };

        var narrowed = Narrowed(cursor, context);
        if (narrowed is { SaysHabit: true, SpeaksOfTasks: false })
            return null;

        // "the first" is a place in a list, and "the first of may" is a day.
        if (narrowed.Filter is { DueFrom: not null, Words: null } && StartsWithPlace(cursor, context))
            return null;

        var title = TitleWords(cursor, out var hasNoun);
        var isEvent = NamesEvent(cursor);
        if (narrowed.IsEmpty && (title.Length == 0 || narrowed.SpeaksOfTasks))
            return narrowed.MeansSeveral || (narrowed.SpeaksOfTasks && NamesList(cursor)) ? new Reference(new TaskReference.Matching(narrowed.Filter)) { IsExplicit = true, SpeaksOfTasks = narrowed.SpeaksOfTasks } : null;

        if (narrowed.MeansSeveral || narrowed.Narrows || narrowed.Filter.Limit is not null)
        {
            return new Reference(new TaskReference.Matching(narrowed.Filter) { Title = narrowed.MeansSeveral || narrowed.SpeaksOfTasks || title.Length == 0 ? null : title })
            {
                IsExplicit = narrowed.SpeaksOfTasks || narrowed.MeansSeveral || (isEvent && isDefinite),
                IsDefinite = isDefinite,
                SpeaksOfTasks = narrowed.SpeaksOfTasks,
            };
        }

        return title.Length == 0 ? null : new Reference(new TaskReference.Words(title)) { IsExplicit = hasNoun || (isEvent && isDefinite), IsDefinite = isDefinite };
    }

    // "all errands" may be those of a tag; "the meeting task" is one task, even where a tag has that name.
    private static FilterReading Narrowed(Cursor cursor, SpeechContext context)
    {
        var hasNames = context.Projects.Count + context.Tags.Count > 0;
        var narrowed = FilterReader.Read(cursor, hasNames ? context with { Projects = [], Tags = [] } : context);
        return hasNames && narrowed.MeansSeveral ? FilterReader.Read(cursor, context) : narrowed;
    }

    // "the meeting task" → "meeting"; "the task to call mom" → "call mom"
    private static string TitleWords(Cursor cursor, out bool hasNoun)
    {
        var (first, end) = (cursor.First, cursor.End);
        cursor.Position = first;
        TakeArticle(cursor);
        first = Math.Min(cursor.Position, end);
        hasNoun = false;
        if (cursor.Take(Terminal.TaskNoun) && !cursor.AtEnd)
        {
            cursor.TakeAny([Terminal.To, Terminal.For, Terminal.Around, Terminal.Of], out _);
            if (cursor.Take(Terminal.Named) || cursor.Position > first)
            {
                TakeArticle(cursor);
                (first, hasNoun) = (cursor.Position, true);
            }
        }

        while (end > first + 1 && (cursor.At(end - 1).Lexeme.Has(Terminal.TaskNoun) || cursor.At(end - 1).Lexeme.Has(Terminal.OneWord)))
        {
            end--;
            hasNoun = true;
        }

        cursor.Position = first;
        if (end == first + 1 && cursor.Peek(Terminal.Function) && !cursor.Peek(Terminal.Verb))
            return "";

        return cursor.Utterance.Between(first, end).ToString();
    }

    private static void TakeArticle(Cursor cursor)
    {
        while (cursor.TakeAny([Terminal.The, Terminal.Mine, Terminal.A, Terminal.This], out _))
        {
            // "all of my" and the like are read as a filter.
        }
    }

    private static bool StartsWithPlace(Cursor cursor, SpeechContext context)
    {
        cursor.Position = cursor.First;
        TakeArticle(cursor);
        if (NumberGrammar.Ordinal(cursor) is null)
            return false;

        var end = cursor.Position;
        cursor.Position = cursor.First;
        return RangeGrammar.Read(cursor, context) is null || cursor.Position == end;
    }

    private static bool PutsOnList(Cursor cursor)
    {
        for (var index = cursor.First + 1; index + 2 < cursor.End; index++)
        {
            var (lead, article) = (cursor.At(index).Lexeme, cursor.At(index + 1).Lexeme);
            if ((lead.Has(Terminal.On) || lead.Has(Terminal.To)) && (article.Has(Terminal.Mine) || article.Has(Terminal.The)) && cursor.At(index + 2).Lexeme.Has(Terminal.ListNoun))
                return true;
        }

        return false;
    }

    private static bool NamesList(Cursor cursor) => Contains(cursor, Terminal.ListNoun);

    private static bool NamesEvent(Cursor cursor) => Contains(cursor, Terminal.EventNoun) || Contains(cursor, Terminal.EventNouns);

    private static bool Contains(Cursor cursor, Terminal terminal)
    {
        for (var index = cursor.First; index < cursor.End; index++)
        {
            if (cursor.At(index).Lexeme.Has(terminal))
                return true;
        }

        return false;
    }
}
