using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Tokens;

/// <summary>Cuts a text into tokens, in one pass.</summary>
internal ref struct Tokenizer
{
    private const int LongestNumber = 9;
    private const string SentencePunctuation = ".,;:!?)]}\"'’”»…،؛؟۔";
    private const string OpeningPunctuation = "([{\"'‘“«";

    private readonly ReadOnlySpan<char> _text;
    private readonly Vocabulary _vocabulary;
    private readonly IReadOnlyList<ReadingChoices.Range> _literals;
    private readonly List<Token> _tokens;
    private int _at;

    // Quotation marks without a partner are looked for once, so that thousands of them cost no more than one each.
    private string _unclosed = "";

    private Tokenizer(string text, Vocabulary vocabulary, IReadOnlyList<ReadingChoices.Range> literals)
    {
        _text = text;
        _vocabulary = vocabulary;
        _literals = literals;
        _tokens = new List<Token>((text.Length / 4) + 4);
    }

    /// <summary>Cuts a text into tokens.</summary>
    /// <param name="text">The text.</param>
    /// <param name="vocabulary">The words to know.</param>
    /// <param name="literals">Stretches that are opaque because the user said so.</param>
    public static Token[] Tokens(string text, Vocabulary vocabulary, IReadOnlyList<ReadingChoices.Range> literals)
    {
        var tokenizer = new Tokenizer(text, vocabulary, literals);
        tokenizer.Run();
        return [.. tokenizer._tokens];
    }

    private void Run()
    {
        var chunkEnd = 0;
        while (_at < _text.Length)
        {
            var character = _text[_at];
            if (LiteralEnd() is var literalEnd && literalEnd > _at)
            {
                Add(TokenKind.Opaque, literalEnd);
            }
            else if (character is '\n' or '\r')
            {
                Add(TokenKind.Break, _at + 1);
            }
            else if (char.IsWhiteSpace(character) || IsDirectionMark(character))
            {
                _at++;
            }
            else if (QuoteEnd(character) is var quoteEnd && quoteEnd > _at)
            {
                Add(TokenKind.Quote, quoteEnd);
            }
            else if (_at >= chunkEnd && OpaqueEnd(out chunkEnd) is var opaqueEnd && opaqueEnd > _at)
            {
                Add(OpaqueText.IsRule(_text[_at..opaqueEnd]) ? TokenKind.Rule : TokenKind.Opaque, opaqueEnd);
            }
            else if (IsDigit(character))
            {
                AddNumber();
            }
            else if (char.IsLetter(character))
            {
                AddWord();
            }
            else
            {
                var isPair = char.IsHighSurrogate(character) && _at + 1 < _text.Length && char.IsLowSurrogate(_text[_at + 1]);
                Add(TokenKind.Symbol, _at + (isPair ? 2 : 1), Punctuation(character));
            }
        }
    }

    private readonly int LiteralEnd()
    {
        foreach (var range in _literals)
        {
            if (range.Start <= _at && _at - range.Start < range.Length)
                return (int)Math.Min((long)range.Start + range.Length, _text.Length);
        }

        return _at;
    }

    private int QuoteEnd(char mark)
    {
        if (QuotedText.ClosingMark(mark) == '\0' || _unclosed.Contains(mark))
            return _at;

        var end = QuotedText.End(_text, _at);
        if (end < 0 && (_at == 0 || !char.IsLetterOrDigit(_text[_at - 1])))
            _unclosed += mark;

        return end < 0 ? _at : end;
    }

    // Looks at the chunk up to the next space; it may be opaque without the punctuation around it.
    private readonly int OpaqueEnd(out int chunkEnd)
    {
        chunkEnd = _at;
        if (OpeningPunctuation.Contains(_text[_at]))
        {
            // Looked at again behind the opening mark.
            chunkEnd = _at + 1;
            return _at;
        }

        while (chunkEnd < _text.Length && !char.IsWhiteSpace(_text[chunkEnd]))
            chunkEnd++;

        var chunk = _text[_at..chunkEnd].TrimEnd(SentencePunctuation);
        return chunk.Length > 1 && (OpaqueText.Is(chunk) || OpaqueText.IsRule(chunk)) ? _at + chunk.Length : _at;
    }

    private void AddNumber()
    {
        var end = _at;
        var value = 0;
        while (end < _text.Length && IsDigit(_text[end]))
        {
            // The last four bits of a digit are its value in each of the scripts.
            if (end - _at < LongestNumber)
                value = (value * 10) + (_text[end] & 0xF);
            end++;
        }

        if (end - _at > LongestNumber)
        {
            Add(TokenKind.Opaque, end);
            return;
        }

        var fraction = end + 1;
        while (fraction < _text.Length && char.IsAsciiDigit(_text[fraction]))
            fraction++;

        var fractionDigits = fraction - end - 1;
        var isDecimal = fractionDigits is 1 or 2 && _text[end] == '.' && char.IsAsciiDigit(_text[_at])
            && !(fraction < _text.Length && _text[fraction] == '.' && IsDigitAt(fraction + 1));
        if (isDecimal && !(_at > 1 && _text[_at - 1] == '.'))
            Add(TokenKind.Decimal, fraction, value);
        else
            Add(TokenKind.Number, end, value);
    }

    // Digits of Latin, Arabic and Urdu texts.
    private static bool IsDigit(char character) => char.IsAsciiDigit(character) || character is (>= '\u0660' and <= '\u0669') or (>= '\u06F0' and <= '\u06F9');

    // What says in which direction text runs and is not seen.
    private static bool IsDirectionMark(char character) => character
        is '\u200E' or '\u200F' or '\u061C' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    // The grammar knows the punctuation of Latin texts.
    private static char Punctuation(char character) => character switch
    {
        '،' => ',',
        '؛' => ';',
        '؟' => '?',
        '۔' => '.',
        _ => character,
    };

    private readonly bool IsDigitAt(int index) => index < _text.Length && char.IsAsciiDigit(_text[index]);

    private void AddWord()
    {
        var end = AcronymEnd();
        if (end == _at)
        {
            while (end < _text.Length && IsInsideWord(end))
                end++;
        }

        // "tomorrow's" is "tomorrow" and "'s", unless the vocabulary knows it whole, as in "mother's day".
        if (end - _at > 2 && _text[end - 1] is 's' or 'S' && FoldedWord.IsApostrophe(_text[end - 2])
            && ReferenceEquals(_vocabulary.Find(_text[_at..end]), Lexeme.Unknown))
        {
            Add(TokenKind.Word, end - 2);
            Add(TokenKind.Possessive, end);
            return;
        }

        Add(TokenKind.Word, end);
    }

    // "p.m.", "U.S.": single letters with a point behind each.
    private readonly int AcronymEnd()
    {
        var end = _at;
        while (end + 1 < _text.Length && char.IsLetter(_text[end]) && _text[end + 1] == '.')
            end += 2;

        // One letter and a point is the end of a sentence; "p.m" without its last point is an acronym all the same.
        if (end - _at == 2 && !(end < _text.Length && char.IsLetter(_text[end]) && !IsInsideWord(end + 1)))
            return _at;

        if (end > _at && end < _text.Length && char.IsLetter(_text[end]))
            end = end - _at == 2 && !IsInsideWord(end + 1) ? end + 1 : _at;

        return end;
    }

    private readonly bool IsInsideWord(int index)
    {
        if (index >= _text.Length)
            return false;

        var character = _text[index];
        if (char.IsLetter(character) || FoldedWord.IsCombiningMark(character)
            || (FoldedWord.IsJoiner(character) && index + 1 < _text.Length && char.IsLetter(_text[index + 1])))
            return true;

        return FoldedWord.IsApostrophe(character) && index + 1 < _text.Length && char.IsLetter(_text[index + 1]);
    }

    private void Add(TokenKind kind, int end, int value = 0)
    {
        var glued = _tokens.Count > 0 && _tokens[^1].End == _at && _tokens[^1].Kind != TokenKind.Break;
        var lexeme = kind is TokenKind.Word or TokenKind.Symbol ? _vocabulary.Find(_text[_at..end]) : Lexeme.Unknown;
        _tokens.Add(new Token(kind, _at, end - _at, glued, value, lexeme));
        _at = end;
    }
}
