using System.Globalization;

namespace TodoChatbot.Language.Tokens;

/// <summary>
/// Words as the vocabulary stores them: lower case, without accents and diacritics, with the plain apostrophe, and with one form for each
/// letter of the Arabic script that keyboards write in several.
/// </summary>
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
            if (IsCombiningMark(character) || IsJoiner(character))
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

    /// <summary>True for what only shapes the letters around it: the zero-width joiners, and the tatweel that stretches a word.</summary>
    public static bool IsJoiner(char character) => character is '\u200C' or '\u200D' or '\u0640';

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
            // Alef with madda or hamza, which many leave out; the yeh and kaf of Arabic keyboards; the forms of heh.
            '\u0622' or '\u0623' or '\u0625' or '\u0671' => '\u0627',
            '\u064A' or '\u0649' or '\u0626' => '\u06CC',
            '\u0643' => '\u06A9',
            '\u0647' or '\u0629' or '\u06C0' or '\u06C2' or '\u06C3' or '\u06D5' => '\u06C1',
            '\u0624' => '\u0648',
            '\u06D3' => '\u06D2',
            '’' or 'ʼ' or '´' => '\'',
            var other => other,
        };
    }
}
