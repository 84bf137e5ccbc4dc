using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Tokens;

namespace TodoChatbot.Language.Commands;

/// <summary>Cuts a text into sentences and takes their punctuation off.</summary>
internal static class Clauses
{
    private const string Before = ",.…:—–¿¡";
    private const string Behind = ",.…?";

    /// <summary>The sentences of a text; a line is one, too.</summary>
    public static List<Cursor> Sentences(Cursor text, int most)
    {
        var sentences = new List<Cursor>();
        var first = text.First;
        for (var index = text.First; index < text.End && sentences.Count < most; index++)
        {
            if (!EndsSentence(text, index))
                continue;

            sentences.Add(new Cursor(text.Utterance, first, index + 1));
            first = index + 1;
        }

        if (first < text.End)
            sentences.Add(new Cursor(text.Utterance, first, text.End));

        return sentences;
    }

    /// <summary>A clause without the punctuation and the empty lines around it.</summary>
    public static Cursor Trimmed(Cursor clause, out bool isQuestion)
    {
        var (first, end) = (clause.First, clause.End);
        isQuestion = false;
        while (end > first && IsAround(clause.At(end - 1), Behind, isBang: EndsWord(clause, end - 1)))
        {
            isQuestion |= clause.At(end - 1).Is('?');
            end--;
        }

        while (first < end && IsAround(clause.At(first), Before, isBang: !clause.At(first + 1).Glued))
            first++;

        return new Cursor(clause.Utterance, first, end);
    }

    // "1. milk" is an item, not a sentence.
    private static bool EndsSentence(Cursor text, int index)
    {
        ref readonly var token = ref text.At(index);
        if (token.Kind == TokenKind.Break)
            return true;

        return (token.Is('.') || token.Is('!') || token.Is('?')) && token.Glued
            && index + 1 < text.End && text.At(index + 1) is { Glued: false, Kind: not TokenKind.Number }
            && text.At(index - 1).Kind != TokenKind.Number;
    }

    // The "!" of "great!!", but not of "milk !!", which is a mark.
    private static bool EndsWord(Cursor clause, int index)
    {
        while (index > clause.First && clause.At(index).Glued && clause.At(index - 1).Is('!'))
            index--;

        return clause.At(index).Glued;
    }

    // "!high" is a mark, "great!" and "! wait" are not.
    private static bool IsAround(in Token token, string punctuation, bool isBang) =>
        token.Kind == TokenKind.Break
        || (token.Kind == TokenKind.Symbol && (punctuation.Contains((char)token.Value) || (token.Is('!') && isBang)));
}
