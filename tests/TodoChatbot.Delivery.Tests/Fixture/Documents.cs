using System.Text.RegularExpressions;
using TodoChatbot.Testing;

namespace TodoChatbot.Delivery.Tests.Fixture;

/// <summary>What people read, and the code that stands in it.</summary>
internal static partial class Documents
{
    /// <summary>All of them, by their path in the repository.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.GetFiles(Repository.Root, "*.md")
            .Concat(new[] { "docs", "specs", "helm", "evals" }.SelectMany(folder => Directory.GetFiles(Repository.At(folder), "*.md", SearchOption.AllDirectories)))
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Those about running it.</summary>
    public static IReadOnlyList<string> OfOperators { get; } = [.. All.Where(path => path.StartsWith("docs/deployment", StringComparison.Ordinal) || path.StartsWith("specs", StringComparison.Ordinal))];

    public static string Text(string document) => File.ReadAllText(Repository.At(document));

    /// <summary>The blocks between fences.</summary>
    public static IReadOnlyList<Block> Blocks(string document) =>
        [.. Fence().Matches(Text(document)).Select(match => new Block(document, match.Groups[1].Value.Trim(), match.Groups[2].Value))];

    /// <summary>The parts between headings. A line in a block that looks like a heading is a comment of the shell.</summary>
    public static IEnumerable<(string Heading, string Text)> Sections(string document)
    {
        var text = Text(document);
        var blocks = Fence().Matches(text);
        var starts = Heading().Matches(text).Where(heading => !blocks.Any(block => heading.Index > block.Index && heading.Index < block.Index + block.Length)).ToList();
        return starts.Select((heading, index) => (heading.Groups[1].Value, text[heading.Index..(index + 1 < starts.Count ? starts[index + 1].Index : text.Length)]));
    }

    /// <summary>What stands between single backticks, outside of blocks.</summary>
    public static IEnumerable<string> Words(string document) => Inline().Matches(Fence().Replace(Text(document), "")).Select(match => match.Groups[1].Value);

    /// <summary>The commands for a shell in blocks and between backticks, one a line.</summary>
    public static IEnumerable<string> Commands(string document) => Blocks(document)
        .Where(block => block.Language == "sh")
        .SelectMany(block => block.Code.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n'))
        .Concat(Words(document))
        .SelectMany(line => line.Split([" && ", " | ", "; "], StringSplitOptions.TrimEntries));

    [GeneratedRegex(@"^ *```(\w[^\n]*)\n(.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Inline();
}

/// <summary>A block of code in a document.</summary>
/// <param name="Document">Where it stands.</param>
/// <param name="Info">Its language, and perhaps a word on what a test does with it: <c>sh run</c>, <c>yaml values</c>.</param>
/// <param name="Code">What it says.</param>
internal sealed record Block(string Document, string Info, string Code)
{
    public string Language => Info.Split(' ')[0];
}
