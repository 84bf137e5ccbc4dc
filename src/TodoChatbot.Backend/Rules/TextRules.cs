using System.Globalization;
using System.Text;

namespace TodoChatbot.Backend.Rules;

/// <summary>What any text may hold, and what is left of a name when characters that nobody sees are taken away.</summary>
internal static class TextRules
{
    /// <summary>What is wrong with a text, in a sentence; null when it can be stored, searched and sent.</summary>
    public static string? ProblemWith(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!Rune.TryGetRuneAt(text, index, out var rune))
            {
                return Messages.Format("Input_HalfCharacter", Hex(text[index]));
            }

            if (!IsAllowed(rune.Value))
            {
                return Messages.Format("Input_CharacterNotAllowed", Hex(rune.Value));
            }

            index += rune.Utf16SequenceLength - 1;
        }

        return null;
    }

    /// <summary>A name or title on one line, without spaces around it and without characters that only confuse its reader.</summary>
    /// <returns>An empty text when nothing visible is left.</returns>
    public static string Tidy(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var kept = new StringBuilder(text.Length);
        var isVisible = false;
        foreach (var rune in text.ReplaceLineEndings(" ").EnumerateRunes())
        {
            if (IsMisleading(rune))
            {
                continue;
            }

            isVisible |= !IsInvisible(rune);
            kept.Append(rune.Value == '\t' ? " " : rune.ToString());
        }

        return isVisible ? kept.ToString().Trim() : string.Empty;
    }

    /// <summary>True for a text of which nobody would see anything.</summary>
    public static bool IsBlank(string? text) => text is null || text.EnumerateRunes().All(IsInvisible);

    // U+0000 cannot be stored in PostgreSQL. Noncharacters belong to no text that is exchanged, and U+FFFE cannot be normalized.
    private static bool IsAllowed(int codePoint) => codePoint != 0 && (codePoint & 0xFFFE) != 0xFFFE && codePoint is not (>= 0xFDD0 and <= 0xFDEF);

    // Characters that turn the direction of what follows, the byte order mark, and controls. The tab becomes a space; what no text may hold is left to be refused.
    private static bool IsMisleading(Rune rune) => rune.Value is 0xFEFF or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
        || (rune.Value is not (0 or '\t') && Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control);

    private static bool IsInvisible(Rune rune) => Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        || IsDefaultIgnorable(rune.Value);

    // Default_Ignorable_Code_Point of Unicode beyond the category of formats, and the empty Braille pattern.
    private static bool IsDefaultIgnorable(int codePoint) => codePoint
        is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or (>= 0x2060 and <= 0x206F) or 0x2800 or 0x3164
        or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF);

    private static string Hex(int codePoint) => codePoint.ToString("X4", CultureInfo.InvariantCulture);
}
