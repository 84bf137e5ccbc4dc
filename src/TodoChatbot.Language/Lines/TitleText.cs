using System.Text;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Lines;

/// <summary>The text that is left of a line, tidied.</summary>
internal static class TitleText
{
    private const string Dangling = ",;:.-–—|>*•";

    /// <summary>The words outside the candidates.</summary>
    public static string Of(Cursor cursor, IReadOnlyList<Candidate> taken)
    {
        var kept = new List<int>();
        var next = 0;
        for (var index = cursor.First; index < cursor.End; index++)
        {
            while (next < taken.Count && taken[next].End <= index)
                next++;

            var isTaken = next < taken.Count && taken[next].First <= index;
            if (!isTaken && cursor.At(index).Kind != TokenKind.Break)
                kept.Add(index);
        }

        Trim(cursor, kept);
        return kept is [var only] && cursor.At(only).Kind == TokenKind.Quote ? Unquoted(cursor, only) : Join(cursor, kept);
    }

    private static void Trim(Cursor cursor, List<int> kept)
    {
        // Brackets that are empty now, and punctuation that belonged to what was taken away.
        for (var place = kept.Count - 1; place >= 0; place--)
        {
            ref readonly var token = ref cursor.At(kept[place]);
            if (token.Kind != TokenKind.Symbol)
                continue;

            var isFirst = place == 0;
            var isLast = place == kept.Count - 1;
            var lostNeighbour = !isFirst && kept[place - 1] != kept[place] - 1 || isFirst;
            if (!isLast && (token.Is('(') && cursor.At(kept[place + 1]).Is(')') || token.Is('[') && cursor.At(kept[place + 1]).Is(']')))
                kept.RemoveRange(place, 2);
            else if (Dangling.Contains((char)token.Value) && (isFirst || isLast || (lostNeighbour && !token.Is('.'))) && !IsPartOfWord(cursor, kept[place]))
                kept.RemoveAt(place);
        }

        while (kept.Count > 0 && cursor.At(kept[^1]) is { Kind: TokenKind.Symbol } last && Dangling.Contains((char)last.Value) && !IsPartOfWord(cursor, kept[^1]))
            kept.RemoveAt(kept.Count - 1);

        while (kept.Count > 0 && cursor.At(kept[0]) is { Kind: TokenKind.Symbol } first && Dangling.Contains((char)first.Value) && !IsPartOfWord(cursor, kept[0]))
            kept.RemoveAt(0);

        if (kept.Count > 1 && cursor.At(kept[0]).Lexeme.Has(Terminal.To) && cursor.At(kept[0]).Lexeme.Text == "to")
            kept.RemoveAt(0);
    }

    // The points of "...": kept as typed.
    private static bool IsPartOfWord(Cursor cursor, int index) =>
        cursor.At(index).Glued && index + 1 < cursor.End && cursor.At(index + 1).Glued && cursor.At(index + 1).Kind != TokenKind.Symbol;

    private static string Join(Cursor cursor, List<int> kept)
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

    private static string Unquoted(Cursor cursor, int index)
    {
        ref readonly var token = ref cursor.At(index);
        return cursor.Utterance.Text.Substring(token.Start + 1, token.Length - 2).Trim();
    }
}
