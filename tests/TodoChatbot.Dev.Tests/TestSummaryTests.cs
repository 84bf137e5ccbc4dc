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
    public void What_failed_is_said_again_with_the_beginning_of_its_reason()
    {
        var summary = new TestSummary();
        string[] reason = [.. Enumerable.Range(1, 20).Select(number => $"  reason, line {number}")];

        string[] output =
        [
            "Running tests from a.dll", "failed A.B.It_works (1s 2ms)", .. reason, "a.dll failed with 1 error(s)", "  not a reason",
            "skipped A.B.It_rests (0ms)", "  too busy",
        ];

        foreach (var line in output)
        {
            summary.Read(line);
        }

        summary.FailedTests.ShouldBe(["A.B.It_works"]);
        summary.Failures.ShouldBe(["failed A.B.It_works (1s 2ms)", .. reason[..7], "skipped A.B.It_rests (0ms)", "  too busy"]);
    }

    [Fact]
    public void Each_row_of_a_test_that_failed_is_named_without_its_duration()
    {
        var summary = new TestSummary();

        foreach (var line in new[] { "failed A.B.It_works(database: Sqlite) (1m 01s 2ms)", "failed A.B.It_works(database: Postgres) (3ms)", "failed A.B.It_rests (0ms)" })
        {
            summary.Read(line);
        }

        summary.FailedTests.ShouldBe(["A.B.It_rests", "A.B.It_works(database: Postgres)", "A.B.It_works(database: Sqlite)"]);
        summary.FailedTests.Select(TestSummary.MethodOf).Distinct().ShouldBe(["A.B.It_rests", "A.B.It_works"]);
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
