namespace TodoChatbot.Language.Tests;

/// <summary>Each example of <c>docs/language.md</c>, run. The document's tables say in their heads how to run their rows.</summary>
public sealed class DocumentTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "language.md"));

    public static TheoryData<string, string> TaskLines => Rows("You write", "It reads");

    public static TheoryData<string, string> SpanishLines => Rows("You write in Spanish", "It reads");

    public static TheoryData<string, string> UrduLines => Rows("You write in Urdu", "It reads");

    public static TheoryData<string, string> Sentences => Rows("You say", "It understands");

    public static TheoryData<string, string> SpanishSentences => Rows("You say in Spanish", "It understands");

    public static TheoryData<string, string> UrduSentences => Rows("You say in Urdu", "It understands");

    public static TheoryData<string, string> Reasons => Rows("You write", "Why");

    [Theory]
    [MemberData(nameof(TaskLines))]
    public void Line_reads_as_documented(string text, string reads) => Said.Line(TodoLanguage.Read(text, Speech.English, TestContext.Current.CancellationToken)).ShouldBe(reads);

    [Theory]
    [MemberData(nameof(SpanishLines))]
    public void Spanish_line_reads_as_documented(string text, string reads) => Said.Line(TodoLanguage.Read(text, Speech.Spanish, TestContext.Current.CancellationToken)).ShouldBe(reads);

    [Theory]
    [MemberData(nameof(UrduLines))]
    public void Urdu_line_reads_as_documented(string text, string reads) =>
        Said.Line(TodoLanguage.Read(text, Speech.Urdu, TestContext.Current.CancellationToken)).ShouldBe(reads);

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Sentence_is_understood_as_documented(string text, string meaning) => Said.Sentence(TodoLanguage.Understand(text, Speech.English, TestContext.Current.CancellationToken)).ShouldBe(meaning);

    [Theory]
    [MemberData(nameof(SpanishSentences))]
    public void Spanish_sentence_is_understood_as_documented(string text, string meaning) => Said.Sentence(TodoLanguage.Understand(text, Speech.Spanish, TestContext.Current.CancellationToken)).ShouldBe(meaning);

    [Theory]
    [MemberData(nameof(UrduSentences))]
    public void Urdu_sentence_is_understood_as_documented(string text, string meaning) =>
        Said.Sentence(TodoLanguage.Understand(text, Speech.Urdu, TestContext.Current.CancellationToken)).ShouldBe(meaning);

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Reading_gives_the_documented_reason_and_runner_up(string text, string reason)
    {
        var span = TodoLanguage.Read(text, Speech.English, TestContext.Current.CancellationToken).Spans.ShouldHaveSingleItem();

        string.Join(" Else: ", new[] { span.Why, span.RunnerUp }.Where(part => part is not null)).ShouldBe(reason);
    }

    [Fact]
    public void The_scores_count_the_cases_there_are() =>
        Lines.ShouldContain(line => line.StartsWith("| the project's own", StringComparison.Ordinal) && line.Contains($" {CaseTests.All.Count:N0} |", StringComparison.Ordinal));

    // "| `text` | meaning |" below a head of these two words.
    private static TheoryData<string, string> Rows(string left, string right)
    {
        var rows = new TheoryData<string, string>();
        var inTable = false;
        foreach (var line in Lines)
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            inTable = cells.Length == 4 && (inTable || (cells[1] == left && cells[2] == right));
            if (inTable && cells[1].StartsWith('`'))
                rows.Add(cells[1].Trim('`'), cells[2]);
        }

        return rows;
    }
}
