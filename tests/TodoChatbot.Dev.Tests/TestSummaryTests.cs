namespace TodoChatbot.Dev.Tests;

public sealed class TestSummaryTests
{
    [Fact]
    public void Counts_are_read_off_the_last_lines_of_dotnet_test()
    {
        var summary = new TestSummary();

        foreach (var line in new[] { "Test run summary: Failed!", "  total: 7", "  failed: 1", "  succeeded: 4", "  skipped: 2", "  duration: 10s 375ms" })
        {
            summary.Read(line);
        }

        (summary.Passed, summary.Failed, summary.Skipped).ShouldBe((4, 1, 2));
    }

    [Fact]
    public void Other_lines_count_nothing()
    {
        var summary = new TestSummary();

        foreach (var line in new[] { "failed to load", "succeeded: many", "a: b: c" })
        {
            summary.Read(line);
        }

        (summary.Passed, summary.Failed, summary.Skipped).ShouldBe((0, 0, 0));
    }
}
