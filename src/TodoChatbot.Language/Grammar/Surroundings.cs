using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar;

/// <summary>What stands before and behind a stretch of text, which tells a phrase of time from words that only look like one.</summary>
internal static class Surroundings
{
    private const string Opening = "([{\"'‘“«,;:—–-@*>|";
    private const string Closing = ",.;:!?)]}\"'’”»…—–|";

    /// <summary>True when a phrase may begin here: not in the middle of "pre-friday" or "src/may".</summary>
    public static bool StartsClean(Cursor cursor, int index)
    {
        ref readonly var token = ref cursor.At(index);
        if (!token.Glued)
            return true;

        ref readonly var previous = ref cursor.At(index - 1);
        if (previous.Kind is TokenKind.Quote)
            return true;

        if (previous.Kind != TokenKind.Symbol || !Opening.Contains((char)previous.Value))
            return false;

        // "well-known": a hyphen that touches both sides joins.
        return !(previous.Is('-') && previous.Glued);
    }

    /// <summary>True when a phrase may end before this token: not in the middle of "monday's" or "5%".</summary>
    public static bool EndsClean(Cursor cursor, int end)
    {
        if (end >= cursor.End)
            return true;

        ref readonly var next = ref cursor.At(end);
        if (!next.Glued)
            return true;

        if (next.Kind != TokenKind.Symbol || !Closing.Contains((char)next.Value))
            return false;

        // "5.txt", "3:4"
        return end + 1 >= cursor.End || !cursor.At(end + 1).Glued || !next.Is('.') && !next.Is(':') && !next.Is('\'') && !next.Is('’');
    }

    /// <summary>True when what follows cannot be what the phrase describes: the end, punctuation, "with", a verb.</summary>
    public static bool EndsPhrase(Cursor cursor, int end)
    {
        if (!EndsClean(cursor, end))
            return false;

        if (end >= cursor.End)
            return true;

        ref readonly var next = ref cursor.At(end);
        return next.Kind switch
        {
            TokenKind.Break or TokenKind.Quote or TokenKind.Symbol => true,
            TokenKind.Word => next.Lexeme.Has(Terminal.Function) || BeginsAnother(next.Lexeme),
            _ => false,
        };
    }

    // "… high due tomorrow": the next phrase begins.
    private static bool BeginsAnother(Lexeme lexeme) =>
        lexeme.Has(Terminal.By) || lexeme.Has(Terminal.TagWord) || lexeme.Has(Terminal.PriorityWord) || lexeme.Has(Terminal.Every)
        || lexeme.Has(Terminal.RelativeDay) || lexeme.Has(Terminal.Remind) || lexeme.Has(Terminal.Starting) || lexeme.Has(Terminal.Except);

    /// <summary>True when the line or a part of it ends here.</summary>
    public static bool EndsLine(Cursor cursor, int end) => EndsClean(cursor, end) && cursor.At(end).Kind is TokenKind.Break or TokenKind.Symbol;

    /// <summary>True when the line begins here, or a part of it behind a colon, a semicolon, a bullet.</summary>
    public static bool StartsLine(Cursor cursor, int index)
    {
        if (index <= cursor.First)
            return true;

        ref readonly var previous = ref cursor.At(index - 1);
        return previous.Kind == TokenKind.Break || (previous.Kind == TokenKind.Symbol && !previous.Is('\'') && !previous.Is('"'));
    }

    /// <summary>True when a determiner stands before: "the sun", "my weekly".</summary>
    public static bool FollowsDeterminer(Cursor cursor, int index) =>
        index > cursor.First && cursor.At(index - 1).Lexeme.Has(Terminal.Determiner);
}
