using TodoChatbot.Evals;
using Case = TodoChatbot.Evals.Case;

namespace TodoChatbot.Language.Tests;

/// <summary>The project's own cases, <c>evals/cases</c>, one by one.</summary>
public sealed class CaseTests
{
    private const int FewestCases = 400;
    private const int FewestSpanish = 150;
    private const int FewestUrdu = 200;

    private static readonly Dictionary<string, Case> Cases = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "cases"), "*.jsonl")
        .SelectMany(CasesOf)
        .ToDictionary(row => row.Id);

    public static TheoryData<string, string> All => [.. Cases.Values.Select(row => (row.Id, row.Text))];

    [Theory]
    [MemberData(nameof(All))]
    public void Case_reads_as_it_says(string id, string text)
    {
        var prediction = Predictor.Predict(Cases[id], TestContext.Current.CancellationToken);

        Judge.Fault(Cases[id], prediction).ShouldBeNull(text);
    }

    [Fact]
    public void There_are_enough_of_each_kind_and_in_each_language()
    {
        Cases.Count.ShouldBeGreaterThanOrEqualTo(FewestCases);
        Cases.Values.Count(row => row.Locale.StartsWith("es", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(FewestSpanish);
        Cases.Values.Count(row => row.Locale.StartsWith("ur", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(FewestUrdu);
        Cases.Values.Select(row => row.Group).Distinct().Order().ShouldBe(["date", "datetime", "holiday", "intent", "negative", "recurrence"]);
    }

    [Fact]
    public void No_sentence_stands_twice() =>
        Cases.Values.GroupBy(row => (row.Text, row.Now, row.Locale, row.Group)).Where(same => same.Count() > 1).Select(same => same.Key.Text).ShouldBeEmpty();

    private static IEnumerable<Case> CasesOf(string path)
    {
        using var reader = File.OpenText(path);
        return [.. JsonLines.Read<Case>(reader, Path.GetFileName(path))];
    }
}
