using System.Globalization;
using System.Text;
using TodoChatbot.Backend.Rules;

namespace TodoChatbot.Backend.Tasks.Searching;

/// <summary>
/// The words of texts whatever the case and the accents, for comparing titles and names. Keys that are stored stay comparable with
/// older ones, so these rules do not change; search has rules of its own (<see cref="SearchTokenizer"/>).
/// </summary>
internal static class SearchWords
{
    // A longer run of letters is no word, and PostgreSQL refuses lexemes over 2,046 bytes.
    private const int LongestWord = 64;

    // One sign can be taken apart into many; PostgreSQL refuses index entries over 2,700 bytes.
    private const int LongestKey = 400;

    // Letters that Unicode does not take apart into a base and an accent.
    private static readonly Dictionary<Rune, string> Plain = new()
    {
        [new('ß')] = "ss",
        [new('æ')] = "ae",
        [new('œ')] = "oe",
        [new('ø')] = "o",
        [new('ł')] = "l",
        [new('đ')] = "d",
        [new('ð')] = "d",
        [new('þ')] = "th",
        [new('ı')] = "i",
    };

    /// <summary>The words of a text in its order: "Café au Lait!" is <c>cafe au lait</c>.</summary>
    public static IEnumerable<string> Of(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in UnicodeText.Decompose(text).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.NonSpacingMark or UnicodeCategory.Format:
                    break;
                case UnicodeCategory.OtherSymbol:
                case UnicodeCategory.OtherLetter when IsIdeograph(rune):
                    // Written without spaces: each sign is a word, so that any part of a run can be found. Emoji as well.
                    if (word.Length > 0)
                    {
                        yield return Take(word);
                    }

                    yield return rune.ToString();
                    break;
                case UnicodeCategory.SpacingCombiningMark:
                case var _ when Rune.IsLetterOrDigit(rune):
                    if (word.Length < LongestWord)
                    {
                        word.Append(Folded(rune));
                    }

                    break;
                default:
                    if (word.Length > 0)
                    {
                        yield return Take(word);
                    }

                    break;
            }
        }

        if (word.Length > 0)
        {
            yield return Take(word);
        }
    }

    /// <summary>The form by which titles sort: their words. A title without words stays as it is.</summary>
    public static string SortKeyOf(string title)
    {
        var words = string.Join(' ', Of(title));
        return (words.Length > 0 ? words : title.ToLowerInvariant()).Cut(LongestKey);
    }

    /// <summary>The form in which a name is unique: "C++" is not "C", but " CAFÉ  noir" is "café noir".</summary>
    public static string NameKeyOf(string name)
    {
        var key = new StringBuilder();
        foreach (var rune in UnicodeText.Decompose(name.Trim()).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                key.Append(key.Length > 0 && key[^1] != ' ' ? " " : "");
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                key.Append(Folded(rune));
            }
        }

        return key.ToString().TrimEnd().Cut(LongestKey);
    }

    private static string Folded(Rune rune)
    {
        var lower = Rune.ToLowerInvariant(rune);
        return Plain.GetValueOrDefault(lower) ?? lower.ToString();
    }

    private static string Take(StringBuilder word)
    {
        var taken = word.ToString();
        word.Clear();
        return taken;
    }

    // CJK ideographs, Hiragana and Katakana.
    private static bool IsIdeograph(Rune rune) => rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF);
}
