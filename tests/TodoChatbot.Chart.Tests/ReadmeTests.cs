using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TodoChatbot.Chart.Tests.Fixture;

namespace TodoChatbot.Chart.Tests;

/// <summary>The chart's README tells every value as values.yaml does.</summary>
public sealed partial class ReadmeTests
{
    private const string Rewrite = "TODO_WRITE_DOCUMENTS";
    private const string Begin = "<!-- values -->\n";
    private const string End = "<!-- /values -->\n";

    private static readonly string Readme = Path.Combine(Repository.Chart, "README.md");

    [Fact]
    public async Task The_table_of_values_is_made_of_their_comments()
    {
        var token = TestContext.Current.CancellationToken;
        var text = await File.ReadAllTextAsync(Readme, token);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        var written = text[..begin] + await TableAsync(token) + text[end..];
        if (Environment.GetEnvironmentVariable(Rewrite) is { Length: > 0 })
        {
            await File.WriteAllTextAsync(Readme, written, token);
        }

        (await File.ReadAllTextAsync(Readme, token)).ShouldBe(written, $"values.yaml has changed. Run: {Rewrite}=1 dotnet test --project tests/TodoChatbot.Chart.Tests -- --filter-class '*ReadmeTests'");
    }

    [Fact]
    public async Task Every_value_has_a_comment()
    {
        var table = await TableAsync(TestContext.Current.CancellationToken);

        table.Split('\n').Where(line => line.EndsWith("|  |", StringComparison.Ordinal)).ShouldBeEmpty();
        table.Split('\n').Length.ShouldBeGreaterThan(100);
    }

    private static async Task<string> TableAsync(CancellationToken cancellationToken)
    {
        var table = new StringBuilder();
        var path = new List<(int Indent, string Key)>();
        var comment = new List<string>();
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(Repository.Chart, "values.yaml"), cancellationToken))
        {
            if (Heading().Match(line) is { Success: true } heading)
            {
                table.Append(CultureInfo.InvariantCulture, $"\n### {heading.Groups[1].Value}\n\n| Value | Default | What it does |\n|---|---|---|\n");
            }
            else if (Comment().Match(line) is { Success: true } words)
            {
                comment.Add(words.Groups[1].Value);
                continue;
            }
            else if (Entry().Match(line) is { Success: true } entry)
            {
                var indent = entry.Groups[1].Length;
                path.RemoveAll(parent => parent.Indent >= indent);
                path.Add((indent, entry.Groups[2].Value));
                if (entry.Groups[3].Value is { Length: > 0 } value)
                {
                    table.Append(CultureInfo.InvariantCulture, $"| `{string.Join('.', path.Select(part => part.Key))}` | `{value}` | {string.Join(' ', comment).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)} |\n");
                }
            }

            // A comment belongs to the line directly below it.
            comment.Clear();
        }

        return table.Append('\n').ToString();
    }

    // # ---- Names ----------
    [GeneratedRegex("^# ---- (.+?) -+$")]
    private static partial Regex Heading();

    [GeneratedRegex("^ *# (.+)$")]
    private static partial Regex Comment();

    // "  maxPoolSize: 10"
    [GeneratedRegex("^( *)([A-Za-z][A-Za-z0-9-]*):(?: (.+))?$")]
    private static partial Regex Entry();
}
