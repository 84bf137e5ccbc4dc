namespace TodoChatbot.Language.Tokens;

/// <summary>Finds quoted stretches: straight and typographic, single and double.</summary>
internal static class QuotedText
{
    /// <summary>The quotation mark that closes what this one opens; '\0' when it opens nothing.</summary>
    public static char ClosingMark(char opening) => opening switch
    {
        '"' => '"',
        '\'' => '\'',
        '`' => '`',
        '“' or '„' or '‟' => '”',
        '‘' or '‚' => '’',
        '”' => '”',
        '«' => '»',
        '‹' => '›',
        _ => '\0',
    };

    /// <summary>The index behind the closing mark, or -1 when the quotation mark at <paramref name="start"/> opens no quotation.</summary>
    public static int End(ReadOnlySpan<char> text, int start)
    {
        var closing = ClosingMark(text[start]);
        if (closing == '\0' || start + 1 >= text.Length || char.IsWhiteSpace(text[start + 1]))
            return -1;

        // An apostrophe inside a word is none: "don't", "5'"; and a quotation begins where a word could.
        if (start > 0 && char.IsLetterOrDigit(text[start - 1]))
            return -1;

        for (var at = start + 1; at < text.Length && text[at] is not ('\n' or '\r'); at++)
        {
            if (!Closes(text[at], closing) || at == start + 1)
                continue;

            var insideWord = at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]);
            if (!insideWord && !char.IsWhiteSpace(text[at - 1]))
                return at + 1;
        }

        return -1;
    }

    private static bool Closes(char character, char closing) =>
        character == closing || (closing == '”' && character is '“' or '"') || (closing == '’' && character == '\'');
}
