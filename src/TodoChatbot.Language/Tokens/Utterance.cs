using TodoChatbot.Language.Commands;
using TodoChatbot.Language.Cultures;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Tokens;

/// <summary>A text, cut into tokens with the words of a culture.</summary>
internal sealed class Utterance
{
    private readonly Token[] _tokens;
    private readonly TerminalSet _terminals;

    public Utterance(string text, Culture culture, StepBudget steps, IReadOnlyList<ReadingChoices.Range>? literals = null)
    {
        Text = text;
        Culture = culture;
        Steps = steps;
        _tokens = Tokenizer.Tokens(text, culture.Vocabulary, literals ?? []);
        steps.Spend(_tokens.Length);
        foreach (ref readonly var token in _tokens.AsSpan())
        {
            _terminals.Add(token.Lexeme.Beginnings);
            HasDigits |= token.Kind is TokenKind.Number or TokenKind.Decimal or TokenKind.Rule;
        }
    }

    public string Text { get; }

    public Culture Culture { get; }

    /// <summary>The steps that reading it takes.</summary>
    public StepBudget Steps { get; }

    /// <summary>The days that others are counted from, by their places.</summary>
    public Remembered<DatePhrase> Anchors => field ??= new();

    /// <summary>The tasks that are left out, by their places.</summary>
    public Remembered<Reference> Exclusions => field ??= new();

    /// <summary>True when a number in digits is among the tokens.</summary>
    public bool HasDigits { get; }

    /// <summary>True when a word among the tokens can stand for any of these.</summary>
    public bool HasAny(in TerminalSet terminals) => _terminals.Overlaps(terminals);

    public int Count => _tokens.Length;

    public ref readonly Token this[int index] => ref _tokens[index];

    /// <summary>The text from the start of one token to the end of another.</summary>
    public ReadOnlySpan<char> Between(int first, int end) =>
        first >= end ? [] : Text.AsSpan(_tokens[first].Start, _tokens[end - 1].End - _tokens[first].Start);
}
