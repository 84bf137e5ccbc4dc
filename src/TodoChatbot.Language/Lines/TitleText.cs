using System.Text;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Lines;

/// <summary>The text that is left of a line, tidied: one space between words, no punctuation that belonged to what was taken away.</summary>
internal static class TitleText
{
    private const string Dangling = ",;:.-–—|>*•";

    /// <summary>The words outside the candidates.</summary>
    public static string Of(Cursor cursor, List<Candidate> taken)
    {
        var kept = Kept(cursor, taken);
        while (kept.Count > 0 && IsDangling(cursor, kept[^1]))
            kept.RemoveAt(kept.Count - 1);

        // "doodh lana hai", "meeting hai"
        if (kept.Count > 1 && cursor.At(kept[^1]).Lexeme.Has(Terminal.Obligation) && kept[^2] == kept[^1] - 1
            && (cursor.At(kept[^2]).Lexeme.Has(Terminal.EventNoun) || FinalVerb.IsAt(cursor, kept[^2], isLast: false)))
            kept.RemoveAt(kept.Count - 1);

        if (kept is [var only] && cursor.At(only).Kind == TokenKind.Quote)
        {
            cursor.Position = only;
            return MarkGrammar.Unquoted(cursor);
        }

        return Joined(cursor, kept);
    }

    private static List<int> Kept(Cursor cursor, List<Candidate> taken)
    {
        var kept = new List<int>(Math.Min(cursor.End - cursor.First, 64));
        var next = 0;
        for (var index = cursor.First; index < cursor.End; index++)
        {
            while (next < taken.Count && (taken[next].End <= index || taken[next].Kind == SpanKind.Quote))
                next++;

            if ((next < taken.Count && taken[next].First <= index) || cursor.At(index).Kind == TokenKind.Break)
                continue;

            var followsGap = kept.Count == 0 || kept[^1] != index - 1;
            if (ClosesNothing(cursor, kept, index))
                kept.RemoveAt(kept.Count - 1);
            else if (!(followsGap && IsDangling(cursor, index) && (kept.Count == 0 || !cursor.At(index).Is('.'))))
                kept.Add(index);
        }

        // "to buy milk", and "about the report" behind "remind me"
        if (kept.Count > 1 && (cursor.At(kept[0]).Lexeme.Has(Terminal.Infinitive) || (cursor.At(kept[0]).Lexeme.Has(Terminal.About) && FollowsReminder(taken, kept[0]))))
            kept.RemoveAt(0);

        return kept;
    }

    private static bool FollowsReminder(List<Candidate> taken, int index) =>
        taken.Exists(candidate => candidate.Kind == SpanKind.Reminder && candidate.End <= index);

    // Brackets around what was taken away.
    private static bool ClosesNothing(Cursor cursor, List<int> kept, int index) =>
        kept.Count > 0
        && ((cursor.At(index).Is(')') && cursor.At(kept[^1]).Is('(')) || (cursor.At(index).Is(']') && cursor.At(kept[^1]).Is('[')));

    // Punctuation at an edge, but not the points of ".NET" or "-5".
    private static bool IsDangling(Cursor cursor, int index)
    {
        ref readonly var token = ref cursor.At(index);

        // "**bold**", but not the bullet of "* milk"
        if (token.Is('*') && (token.Glued || cursor.At(index + 1).Glued))
            return false;

        return token.Kind == TokenKind.Symbol && Dangling.Contains((char)token.Value)
            && !(cursor.At(index + 1) is { Glued: true, Kind: not TokenKind.Symbol } && (token.Glued || token.Is('.') || token.Is('-')));
    }

    private static string Joined(Cursor cursor, List<int> kept)
    {
        var text = new StringBuilder();
        var previous = -1;
        foreach (var index in kept)
        {
            ref readonly var token = ref cursor.At(index);
            if (text.Length > 0 && !(token.Glued && (previous == index - 1 || token.Kind == TokenKind.Symbol)))
                text.Append(' ');

            text.Append(cursor.Utterance.Text, token.Start, token.Length);
            previous = index;
        }

        return text.ToString();
    }
}
