using System.Text;

namespace TodoChatbot.Backend.Tasks.Searching;

/// <summary>Unicode normalization that accepts every text.</summary>
internal static class UnicodeText
{
    /// <summary>The text with each sign decomposed into its compatible base and accents (NFKD).</summary>
    /// <remarks><see cref="string.Normalize(NormalizationForm)"/> throws on noncharacters and lone surrogates.</remarks>
    public static string Decompose(string text)
    {
        var valid = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isNoncharacter = (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
            valid.Append((isNoncharacter ? Rune.ReplacementChar : rune).ToString());
        }

        return valid.ToString().Normalize(NormalizationForm.FormKD);
    }
}
