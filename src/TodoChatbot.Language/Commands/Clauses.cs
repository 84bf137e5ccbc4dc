using TodoChatbot.Language.Commands.Judging;
using TodoChatbot.Language.Commands.Patterns;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>Cuts a text into sentences and takes their punctuation off.</summary>
internal static class Clauses
{
    private const string Before = ",.…:—–¿¡";
    private const string Behind = ",.…?";

    /// <summary>The sentences of a text; a line is one, too.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many at the most; the last one has the rest.</param>
    /// <param name="book">What commands begin with.</param>
    public static List<Cursor> Sentences(Cursor text, int most, CommandBook book)
    {
        var sentences = new List<Cursor>();
        var first = text.First;
        for (var index = text.First; index < text.End && sentences.Count < most; index++)
        {
            if (!EndsSentence(text, first, index, book))
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

    /// <summary>True for a line that ends with a colon: "my list for today:".</summary>
    public static bool IsHeading(Cursor sentence)
    {
        var end = sentence.End;
        while (end > sentence.First && sentence.At(end - 1).Kind == TokenKind.Break)
            end--;

        return end > sentence.First && sentence.At(end - 1).Is(':');
    }

    /// <summary>True for a line with a bullet or a number before it: "- milk", "2) eggs".</summary>
    public static bool IsItem(Cursor line)
    {
        var (first, next) = (line.At(line.First), line.At(line.First + 1));
        return first.Is('*') || first.Is('•') || first.Is('·') || first.Is('[') || ((first.Is('-') || first.Is('–')) && !next.Glued)
            || (first.Kind == TokenKind.Number && next.Glued && (next.Is('.') || next.Is(')')));
    }

    private static bool EndsSentence(Cursor text, int first, int index, CommandBook book)
    {
        ref readonly var token = ref text.At(index);
        if (token.Kind == TokenKind.Break)
            return true;

        // "tomorrow at 1, no, make that 12:30"
        if (token.Is(',') && book.Manner(Manner.Retracting, anywhere: false) is { } retracting && retracting.CanBegin(text.At(index + 1).Lexeme)
            && retracting.PrefixEnd(new Cursor(text.Utterance, index + 1, text.End), text.Utterance.Steps) is { } end)
            return end > index + 2 || text.At(end).Is(',');

        return (token.Is('.') || token.Is('!') || token.Is('?')) && token.Glued
            && index + 1 < text.End && text.At(index + 1) is { Glued: false, Kind: not TokenKind.Number }
            && !(text.At(index - 1).Kind == TokenKind.Number && IsOrdinal(text, first, index, book));
    }

    // "1. milk" is an item and "3. March" a day; "complete task 3. delete it" are two sentences.
    private static bool IsOrdinal(Cursor text, int first, int index, CommandBook book) =>
        index - 1 == first || text.At(index + 1).Lexeme.Has(Terminal.Month) || !book.CanBegin(text.At(index + 1).Lexeme);

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
