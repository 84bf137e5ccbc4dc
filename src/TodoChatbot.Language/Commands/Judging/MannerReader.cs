using TodoChatbot.Language.Commands.Patterns;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands.Judging;

/// <summary>Finds in which manners a sentence speaks.</summary>
internal sealed class MannerReader(CommandBook book, StepBudget budget)
{
    /// <summary>How many words of a sentence are searched. Longer texts are not requests.</summary>
    public const int MaxSentence = 60;

    private const int MaxOpenings = 4;

    /// <summary>True when a sentence shows a manner.</summary>
    /// <param name="sentence">The sentence, with its openings and courtesies.</param>
    /// <param name="manner">The manner.</param>
    public bool Has(Cursor sentence, Manner manner) => Begins(sentence, manner) || Contains(sentence, manner);

    /// <summary>True when a sentence begins in a manner, behind openings such as "well" and "please".</summary>
    public bool Begins(Cursor sentence, Manner manner)
    {
        if (book.Manner(manner, anywhere: false) is not { } phrases)
            return false;

        var first = sentence.First;
        for (var opening = 0; opening <= MaxOpenings && first < sentence.End; opening++)
        {
            var rest = new Cursor(sentence.Utterance, first, sentence.End);
            if (phrases.PrefixEnd(rest, budget) is not null)
                return true;

            if (rest.At(first) is { Kind: TokenKind.Symbol })
                first++;
            else if (book.Openings.PrefixEnd(rest, budget) is { } opened)
                first = opened;
            else
                break;
        }

        return false;
    }

    private bool Contains(Cursor sentence, Manner manner)
    {
        if (book.Manner(manner, anywhere: true) is not { } phrases)
            return false;

        var end = Math.Min(sentence.End, sentence.First + MaxSentence);
        for (var index = sentence.First; index < end; index++)
        {
            // What the speaker said or wanted is not somebody else's wish, and "a note that says" names the note.
            var isOwn = manner == Manner.Reported
                && (index == sentence.First || sentence.At(index - 1).Lexeme.Has(Terminal.Subject) || sentence.At(index - 1).Lexeme.Has(Terminal.OneMentioned));
            if (isOwn || !phrases.CanBegin(sentence.At(index).Lexeme))
                continue;

            var rest = new Cursor(sentence.Utterance, index, sentence.End);
            if (phrases.PrefixEnd(rest, budget) is not null && book.Courtesies.PrefixEnd(rest, budget) is null)
                return true;
        }

        return false;
    }
}
