using TodoChatbot.Language.Cultures;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Language.Tokens;

/// <summary>A text, cut into tokens with the words of a culture.</summary>
internal sealed class Utterance
{
    private readonly Token[] _tokens;

    public Utterance(string text, Culture culture, IReadOnlyList<ReadingChoices.Range>? literals = null)
    {
        Text = text;
        Culture = culture;
        _tokens = Tokenizer.Tokens(text, culture.Vocabulary, literals ?? []);
    }

    public string Text { get; }

    public Culture Culture { get; }

    public ReadOnlySpan<Token> Tokens => _tokens;

    public int Count => _tokens.Length;

    public ref readonly Token this[int index] => ref _tokens[index];

    /// <summary>The text from the start of one token to the end of another.</summary>
    public ReadOnlySpan<char> Between(int first, int end) =>
        first >= end ? [] : Text.AsSpan(_tokens[first].Start, _tokens[end - 1].End - _tokens[first].Start);
}
