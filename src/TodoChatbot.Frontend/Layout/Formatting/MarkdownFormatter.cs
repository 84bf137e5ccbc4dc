using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ganss.Xss;
using Markdig;
using Markdig.Parsers;
using Markdig.Syntax;
using Microsoft.AspNetCore.Components;

namespace TodoChatbot.Frontend.Layout.Formatting;

/// <summary>Renders Markdown that people and models write as a small, safe set of HTML: no images, no styles, no scripts.</summary>
internal static partial class MarkdownFormatter
{
    // The page has headings of its own above.
    private const int HeadingOffset = 2;
    private const int MaxHeadingLevel = 6;

    private static readonly string[] Tags =
        ["p", "br", "strong", "em", "del", "code", "pre", "ul", "li", "blockquote", "hr", "a", "h3", "h4", "h5", "h6"];

    private static readonly MarkdownPipeline Pipeline = CreatePipeline();
    private static readonly HtmlSanitizer Sanitizer = CreateSanitizer();

    /// <summary>True when the text has more in it than plain words.</summary>
    public static bool HasMarkup(string text) => Markup().IsMatch(text);

    /// <param name="text">What somebody wrote.</param>
    /// <param name="keepsQuotes">True where “…” quotes a title, which is shown as it is.</param>
    public static MarkupString Format(string text, bool keepsQuotes = false)
    {
        var document = Markdown.Parse(keepsQuotes ? Quotes().Replace(text, quote => Escaped(quote.Value)) : text, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(heading.Level + HeadingOffset, MaxHeadingLevel);
        }

        return new MarkupString(Sanitizer.Sanitize(document.ToHtml(Pipeline)).Trim());
    }

    private static string Escaped(string quote) => SpecialOrAddress().Replace(quote, match => match.Length == 1 ? $"\\{match.Value}" : $"<{match.Value}>");

    // Lines can begin with task numbers, which an ordered list would renumber.
    private static MarkdownPipeline CreatePipeline()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().UseSoftlineBreakAsHardlineBreak().UseEmphasisExtras(
            Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough);
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.Find<ListBlockParser>()?.ItemParsers.TryRemove<NumberedListItemParser>();
        return builder.Build();
    }

    private static HtmlSanitizer CreateSanitizer()
    {
        var sanitizer = new HtmlSanitizer { KeepChildNodes = true };
        Replace(sanitizer.AllowedTags, Tags);
        Replace(sanitizer.AllowedAttributes, ["href", "rel", "target"]);
        Replace(sanitizer.AllowedSchemes, ["http", "https", "mailto"]);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.PostProcessNode += (_, processed) =>
        {
            if (processed.Node is IElement { LocalName: "a" } link)
            {
                MakeExternal(link);
            }
        };
        return sanitizer;
    }

    private static void MakeExternal(IElement link)
    {
        // A path of this site counts as absolute where it could be a file's.
        if (!Uri.TryCreate(link.GetAttribute("href"), UriKind.Absolute, out var address) || address.IsFile)
        {
            link.RemoveAttribute("href");
            return;
        }

        link.SetAttribute("target", "_blank");
        link.SetAttribute("rel", ExternalLinks.Rel);
    }

    private static void Replace(ISet<string> allowed, IEnumerable<string> names)
    {
        allowed.Clear();
        allowed.UnionWith(names);
    }

    [GeneratedRegex(@"[*_`\[~]|https?://|^\s*[-+>]\s|^#{1,6}\s", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Markup();

    [GeneratedRegex("“[^”\n]*”")]
    private static partial Regex Quotes();

    [GeneratedRegex(ExternalLinks.AddressPattern + @"|[\\*_\[\]<~`&]", RegexOptions.IgnoreCase)]
    private static partial Regex SpecialOrAddress();
}
