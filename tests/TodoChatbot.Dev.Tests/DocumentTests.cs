using System.Text.RegularExpressions;

namespace TodoChatbot.Dev.Tests;

/// <summary>What the documents say about this repository is so.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Documents =
    [
        .. Directory.GetFiles(Repository.Root, "*.md"),
        .. new[] { "docs", "specs", "helm", "evals" }.SelectMany(folder => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.md", SearchOption.AllDirectories)),
    ];

    public static TheoryData<string> All => [.. Documents.Select(document => Path.GetRelativePath(Repository.Root, document))];

    [Fact]
    public void Readme_has_a_row_for_each_promise_with_a_figure_or_the_word_that_it_is_not_measured()
    {
        var rows = Readme().Where(line => PromiseRow().IsMatch(line)).Select(Cells).ToList();

        rows.Select(cells => cells[0]).ShouldBe(Enumerable.Range(1, 10).Select(number => $"SC-{number:000}"));
        foreach (var cells in rows)
        {
            cells.Length.ShouldBe(5, cells[0]);
            if (cells[2] == "not yet measured")
            {
                cells[3].ShouldBeEmpty($"{cells[0]} has a date but no figure");
            }
            else
            {
                DateOnly.TryParseExact(cells[3], "yyyy-MM-dd", out _).ShouldBeTrue($"{cells[0]} has a figure without its date");
                cells[4].ShouldStartWith("`", customMessage: $"{cells[0]} has a figure without its command");
            }
        }
    }

    [Fact]
    public void Commands_of_the_promises_exist()
    {
        foreach (var command in Readme().Where(line => PromiseRow().IsMatch(line)).Select(line => Cells(line)[4].Trim('`')).Where(command => command.Length > 0))
        {
            ShouldExist(command);
        }
    }

    [Fact]
    public void Make_targets_in_the_documents_exist()
    {
        var targets = File.ReadAllLines(Path.Combine(Repository.Root, "Makefile"))
            .Select(line => MakeTarget().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToHashSet();

        foreach (var document in Documents)
        {
            foreach (var used in MakeUse().Matches(File.ReadAllText(document)).Select(match => match.Groups[1].Value))
            {
                targets.ShouldContain(used, document);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Links_lead_somewhere(string document)
    {
        var file = Path.Combine(Repository.Root, document);
        foreach (var link in Link().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal)))
        {
            var parts = link.Split('#');
            var target = parts[0].Length == 0 ? file : Path.Combine(Path.GetDirectoryName(file)!, parts[0]);
            Path.Exists(target).ShouldBeTrue($"{document} links to {link}");
            if (parts.Length > 1)
            {
                Heading().Matches(File.ReadAllText(target)).Select(match => Anchor(match.Groups[1].Value)).ShouldContain(parts[1], $"{document} links to {link}");
            }
        }
    }

    [Fact]
    public void Every_decision_is_a_page_with_its_five_parts_and_stands_in_the_index()
    {
        var folder = Path.Combine(Repository.Root, "docs", "decisions");
        var pages = Directory.GetFiles(folder, "0*.md").Order(StringComparer.Ordinal).ToList();
        var index = File.ReadAllText(Path.Combine(folder, "README.md"));

        pages.Count.ShouldBeGreaterThanOrEqualTo(14);
        foreach (var page in pages)
        {
            var text = File.ReadAllText(page);
            foreach (var part in new[] { "Status:", "## Context", "## Decision", "## Rationale", "## Easier", "## Harder" })
            {
                text.ShouldContain(part, customMessage: page);
            }

            index.ShouldContain(Path.GetFileName(page));
        }
    }

    [Fact]
    public void Solution_holds_every_project()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "TodoChatbot.slnx"));

        foreach (var project in new[] { "src", "tests", "eng", "evals", "benchmarks" }
            .Select(folder => Path.Combine(Repository.Root, folder))
            .SelectMany(folder => Directory.GetFiles(folder, "*.csproj", SearchOption.AllDirectories)))
        {
            solution.ShouldContain(Path.GetRelativePath(Repository.Root, project).Replace('\\', '/'));
        }
    }

    // As GitHub makes it.
    private static string Anchor(string heading) => NotInAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static string[] Readme() => File.ReadAllLines(Path.Combine(Repository.Root, "README.md"));

    private static string[] Cells(string row) => [.. row.Trim('|').Split('|').Select(cell => cell.Trim())];

    private static void ShouldExist(string command)
    {
        var words = command.Split(' ');
        switch (words)
        {
            case ["make", var target, ..]:
                File.ReadAllText(Path.Combine(Repository.Root, "Makefile")).ShouldContain($"\n{target}:", customMessage: command);
                break;
            case ["dotnet", "run" or "test", "--project", var project, ..]:
                Path.Exists(Path.Combine(Repository.Root, project)).ShouldBeTrue(command);
                break;
            default:
                File.Exists(Path.Combine(Repository.Root, words[0])).ShouldBeTrue(command);
                break;
        }
    }

    [GeneratedRegex(@"^\| SC-\d{3} \|")]
    private static partial Regex PromiseRow();

    [GeneratedRegex(@"^([a-z0-9]+):")]
    private static partial Regex MakeTarget();

    [GeneratedRegex(@"(?:^|`)make ([a-z0-9]+)", RegexOptions.Multiline)]
    private static partial Regex MakeUse();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
