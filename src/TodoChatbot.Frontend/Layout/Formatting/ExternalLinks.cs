using System.Text.RegularExpressions;

namespace TodoChatbot.Frontend.Layout.Formatting;

/// <summary>Finds the web addresses in a text.</summary>
internal static partial class ExternalLinks
{
    /// <summary>The <c>rel</c> attribute of links in text that users or models wrote.</summary>
    public const string Rel = "noopener noreferrer nofollow";

    /// <summary>The regular expression of a web address. Punctuation after an address belongs to the sentence.</summary>
    public const string AddressPattern = @"https?://[^\s<>""“”]*[^\s<>""“”.,;:!?)\]}'’…]";

    /// <summary>The text in pieces: plain words, and the addresses between them.</summary>
    public static IEnumerable<(string Text, Uri? Address)> Split(string text)
    {
        var position = 0;
        foreach (Match match in Addresses().Matches(text))
        {
            if (Uri.TryCreate(match.Value, UriKind.Absolute, out var address))
            {
                yield return (text[position..match.Index], null);
                yield return (match.Value, address);
                position = match.Index + match.Length;
            }
        }

        yield return (text[position..], null);
    }

    /// <summary>The addresses in a text.</summary>
    public static IEnumerable<Uri> In(string text) => Split(text).Select(piece => piece.Address).OfType<Uri>();

    [GeneratedRegex(AddressPattern, RegexOptions.IgnoreCase)]
    private static partial Regex Addresses();
}
