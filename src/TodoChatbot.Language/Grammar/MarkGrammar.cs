using TodoChatbot.Language.Grammar.Pieces;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar;

/// <summary>Marks beside the title: priorities, tags, projects and subtasks.</summary>
internal static class MarkGrammar
{
    private const int MostSubtasks = 50;
    private const int MostTags = 20;

    /// <summary>"!high", "!!", "p1", "high priority", and words such as "urgent" where they stand by themselves.</summary>
    public static Priority? ReadPriority(Cursor cursor)
    {
        var start = cursor.Position;
        var priority = Exclamation(cursor) ?? Numbered(cursor) ?? Named(cursor) ?? Alone(cursor);
        if (priority is not null && Surroundings.StartsClean(cursor, start) && Surroundings.EndsClean(cursor, cursor.Position))
            return priority;

        cursor.Position = start;
        return null;
    }

    /// <summary>"#work", "tagged home".</summary>
    public static List<string>? ReadTags(Cursor cursor)
    {
        var start = cursor.Position;
        if (Sigil(cursor, '#') is { } tag)
            return [tag];

        cursor.Take(Terminal.And);
        if (cursor.Take(Terminal.TagWord) && !Surroundings.FollowsDeterminer(cursor, start))
        {
            var tags = new List<string>();
            for (var behind = cursor.Position; Name(cursor) is { } name; behind = cursor.Position)
            {
                tags.Add(name);
                behind = cursor.Position;
                if (tags.Count == MostTags || !(cursor.TakeSymbol(',') | cursor.Take(Terminal.And)) || cursor.AtEnd)
                {
                    cursor.Position = behind;
                    break;
                }
            }

            if (tags.Count > 0 && Surroundings.EndsPhrase(cursor, cursor.Position))
                return tags;
        }

        cursor.Position = start;
        return null;

        static string? Name(Cursor cursor)
        {
            if (Sigil(cursor, '#') is { } marked)
                return marked;

            return cursor.Current.Kind switch
            {
                TokenKind.Quote => Unquoted(cursor),
                TokenKind.Word when !cursor.Current.Lexeme.Has(Terminal.Function) => Word(cursor),
                _ => null,
            };
        }
    }

    /// <summary>"+home", "in project home", "in the home project".</summary>
    public static string? ReadProject(Cursor cursor)
    {
        if (Sigil(cursor, '+') is { } marked)
            return marked;

        var start = cursor.Position;
        if (cursor.TakeAny([Terminal.In, Terminal.For, Terminal.To], out _) || cursor.Peek(Terminal.ProjectWord))
        {
            cursor.Take(Terminal.The);
            if (cursor.Take(Terminal.ProjectWord))
            {
                cursor.TakeSymbol(':');
                if (cursor.Current.Kind == TokenKind.Quote)
                    return Unquoted(cursor);

                var led = start < cursor.Position - 1;
                if (led && cursor.Current.Kind == TokenKind.Word && !cursor.Current.Lexeme.Has(Terminal.Function))
                    return Word(cursor);
            }
        }

        cursor.Position = start;
        return null;
    }

    /// <summary>"with subtasks a, b and c".</summary>
    public static List<string>? ReadSubtasks(Cursor cursor)
    {
        var start = cursor.Position;
        var with = cursor.Take(Terminal.WithWord);
        cursor.Take(Terminal.The);
        if (cursor.Take(Terminal.SubtaskWord) && (cursor.TakeSymbol(':') || with || cursor.At(start - 1).Is(':') || cursor.At(start - 1).Is('(')))
        {
            cursor.TakeSymbol(':');
            var titles = new List<string>();
            while (!cursor.AtEnd && titles.Count < MostSubtasks)
            {
                var first = cursor.Position;
                while (!cursor.AtEnd && !IsItemEnd(cursor) && !(cursor.Position > first && EndsWithTime(cursor)))
                    cursor.Position++;

                if (cursor.Position > first)
                    titles.Add(cursor.Utterance.Between(first, cursor.Position).Trim().ToString());

                if (!TakeItemSeparator(cursor))
                    break;
            }

            if (titles.Count > 0)
                return titles;
        }

        cursor.Position = start;
        return null;
    }

    private static bool IsItemEnd(Cursor cursor) =>
        cursor.Current.Is(',') || cursor.Current.Is(';') || cursor.Current.Is(')') || cursor.Current.Kind == TokenKind.Break || cursor.Peek(Terminal.And)
        || cursor.Current.Is('#') || (cursor.Current.Is('!') && cursor.Next.Glued) || (cursor.Current.Is('.') && !cursor.Next.Glued);

    // "… with subtasks cake and music tomorrow": the day is the task's own.
    private static bool EndsWithTime(Cursor cursor)
    {
        var start = cursor.Position;
        var ends = WhenGrammar.Read(cursor) is { Certainty: > Certainty.Contextual } && (cursor.AtEnd || IsItemEnd(cursor));
        cursor.Position = start;
        return ends;
    }

    private static bool TakeItemSeparator(Cursor cursor)
    {
        var punctuation = cursor.TakeSymbol(',') || cursor.TakeSymbol(';');
        return cursor.Take(Terminal.And) || punctuation;
    }

    // "!high", "!h", "!!", "!1"
    private static Priority? Exclamation(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Glued || !cursor.TakeSymbol('!'))
            return null;

        if (cursor.Glued && cursor.Take(Terminal.PriorityLevel, out int level))
            return (Priority)level;

        if (cursor.Glued && cursor.Current.Kind == TokenKind.Word && Letter(cursor) is { } lettered)
        {
            cursor.Position++;
            return lettered;
        }

        if (cursor.TakeGluedDigits(out var digit, 1, 1) && OfNumber(digit) is { } numbered)
            return numbered;

        cursor.Position = start + 1;
        var marks = 1;
        while (marks < 3 && cursor.Glued && cursor.TakeSymbol('!'))
            marks++;

        if (marks > 1 && !cursor.Glued)
            return marks == 2 ? Priority.High : Priority.Urgent;

        cursor.Position = start;
        return null;

        static Priority? Letter(Cursor cursor) => char.ToLowerInvariant(cursor.Utterance.Text[cursor.Current.Start]) switch
        {
            _ when cursor.Current.Length != 1 => null,
            'l' => Priority.Low,
            'm' => Priority.Medium,
            'h' => Priority.High,
            'u' => Priority.Urgent,
            _ => null,
        };
    }

    // "p1"
    private static Priority? Numbered(Cursor cursor)
    {
        var start = cursor.Position;
        if (cursor.Current is { Kind: TokenKind.Word, Length: 1 } letter && cursor.Utterance.Text[letter.Start] is 'p' or 'P')
        {
            cursor.Position++;
            if (cursor.TakeGluedDigits(out var digit, 1, 1) && OfNumber(digit) is { } priority)
                return priority;
        }

        cursor.Position = start;
        return null;
    }

    private static Priority? OfNumber(int digit) => digit switch
    {
        1 => Priority.Urgent,
        2 => Priority.High,
        3 => Priority.Medium,
        4 => Priority.Low,
        _ => null,
    };

    // "high priority", "with top priority", "priority: high"
    private static Priority? Named(Cursor cursor)
    {
        var start = cursor.Position;
        var isSet = cursor.Take(Terminal.SetIt);
        cursor.Take(Terminal.WithWord);
        cursor.Take(Terminal.A);
        if (cursor.Take(Terminal.PriorityLevel, out int level))
        {
            cursor.TakeHyphen();
            if (cursor.Take(Terminal.PriorityWord) && (Surroundings.EndsPhrase(cursor, cursor.Position) || Surroundings.StartsLine(cursor, start)))
                return (Priority)level;

            if (isSet && Surroundings.EndsPhrase(cursor, cursor.Position))
                return (Priority)level;
        }
        else if (cursor.Take(Terminal.PriorityWord))
        {
            if (!cursor.TakeSymbol(':'))
                cursor.TakeSymbol('=');

            if (cursor.Take(Terminal.PriorityLevel, out level) && (Surroundings.EndsPhrase(cursor, cursor.Position) || Surroundings.StartsLine(cursor, start)))
                return (Priority)level;

            if (cursor.TakeDigits(out var digit, 1) && OfNumber(digit) is { } numbered)
                return numbered;
        }

        cursor.Position = start;
        return null;
    }

    // "urgent: …", "… asap", "… (important)"
    private static Priority? Alone(Cursor cursor)
    {
        var start = cursor.Position;
        if (!cursor.Take(Terminal.PriorityAlone, out int level))
            return null;

        var endsLine = cursor.AtEnd || cursor.Current.Kind is TokenKind.Symbol or TokenKind.Break;
        ref readonly var previous = ref cursor.At(start - 1);
        var isAttribute = previous.Kind == TokenKind.Word && previous.Lexeme.Has(Terminal.Function) && !previous.Lexeme.Has(Terminal.Obligation);
        if (endsLine && !isAttribute)
            return (Priority)level;

        cursor.Position = start;
        return null;
    }

    // "#work", "#to-do/home": letters first, so that "#1" and "+1" stay what they are.
    private static string? Sigil(Cursor cursor, char sigil)
    {
        var start = cursor.Position;
        var isFree = !cursor.Glued || Surroundings.StartsClean(cursor, start);
        if (isFree && cursor.TakeSymbol(sigil) && cursor.Glued && cursor.Current.Kind is TokenKind.Word or TokenKind.Quote)
        {
            if (cursor.Current.Kind == TokenKind.Quote)
                return Unquoted(cursor);

            var first = cursor.Position++;
            while (cursor.Glued && (cursor.Current.Kind is TokenKind.Word or TokenKind.Number || IsInsideName(cursor)))
                cursor.Position++;

            return cursor.Utterance.Between(first, cursor.Position).ToString();
        }

        cursor.Position = start;
        return null;

        static bool IsInsideName(Cursor cursor) =>
            (cursor.Current.Is('-') || cursor.Current.Is('/') || cursor.Current.Is('_')) && cursor.Next.Glued && cursor.Next.Kind is TokenKind.Word or TokenKind.Number;
    }

    private static string Word(Cursor cursor)
    {
        cursor.Position++;
        return cursor.Utterance.Between(cursor.Position - 1, cursor.Position).ToString();
    }

    /// <summary>Takes quoted text without its quotation marks.</summary>
    public static string Unquoted(Cursor cursor)
    {
        ref readonly var token = ref cursor.Current;
        cursor.Position++;
        return cursor.Utterance.Text.Substring(token.Start + 1, token.Length - 2).Trim();
    }
}
