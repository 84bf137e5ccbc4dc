using System.Globalization;

namespace TodoChatbot.Language.Tokens;

/// <summary>Words as the vocabulary stores them: lower case, without accents, with the plain apostrophe.</summary>
internal static class FoldedWord
{
    /// <summary>Longer words are in no vocabulary.</summary>
    public const int MaximumLength = 32;

    /// <summary>Folds a word into a buffer of <see cref="MaximumLength"/> characters.</summary>
    /// <returns>The folded word; empty when it does not fit.</returns>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> word, Span<char> buffer)
    {
        if (word.Length > buffer.Length)
            return [];

        var length = 0;
        foreach (var character in word)
        {
            if (IsCombiningMark(character))
                continue;

            buffer[length++] = Fold(character);
        }

        return buffer[..length];
    }

    /// <summary>Folds a word of the vocabulary itself.</summary>
    public static string Of(string word)
    {
        Span<char> buffer = stackalloc char[MaximumLength];
        return Of(word.AsSpan(), buffer).ToString();
    }

    /// <summary>True for a mark that belongs to the letter before it.</summary>
    public static bool IsCombiningMark(char character) =>
        character > 'ʯ' && CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark;

    /// <summary>True for the characters people type for an apostrophe.</summary>
    public static bool IsApostrophe(char character) => character is '\'' or '’' or 'ʼ' or '`' or '´';

    private static char Fold(char character)
    {
        if (char.IsAscii(character))
            return char.ToLowerInvariant(character);

        return char.ToLowerInvariant(character) switch
        {
            'á' or 'à' or 'â' or 'ä' or 'ã' or 'å' => 'a',
            'é' or 'è' or 'ê' or 'ë' => 'e',
            'í' or 'ì' or 'î' or 'ï' => 'i',
            'ó' or 'ò' or 'ô' or 'ö' or 'õ' => 'o',
            'ú' or 'ù' or 'û' or 'ü' => 'u',
            'ñ' => 'n',
            'ç' => 'c',
            '’' or 'ʼ' or '´' => '\'',
            var other => other,
        };
    }
}
