using System.Globalization;
using System.Text.RegularExpressions;

namespace TodoChatbot.Dev;

/// <summary>Reads the output of <c>dotnet test</c>: what failed and why, and the counts of its last lines (<c>  succeeded: 12</c>).</summary>
internal sealed partial class TestSummary
{
    private const int LinesPerFailure = 8;

    private readonly List<string> _failures = [];
    private readonly SortedSet<string> _failedTests = new(StringComparer.Ordinal);
    private int _linesLeft;

    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public int Skipped { get; private set; }

    /// <summary>Each test that failed with the beginning of its reason, to be said again where the output ends.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>The tests that failed, each with its arguments.</summary>
    public IReadOnlyCollection<string> FailedTests => _failedTests;

    /// <summary>The method of a test that failed, as <c>--filter-method</c> takes it.</summary>
    public static string MethodOf(string test) => test.Split('(', ' ')[0];

    public void Read(string line)
    {
        if (line.StartsWith("failed ", StringComparison.Ordinal))
        {
            _failedTests.Add(Duration().Replace(line["failed ".Length..], string.Empty));
        }

        if (line.StartsWith("failed ", StringComparison.Ordinal) || line.StartsWith("skipped ", StringComparison.Ordinal))
        {
            _linesLeft = LinesPerFailure;
        }
        else if (!line.StartsWith(' '))
        {
            _linesLeft = 0;
        }

        if (_linesLeft > 0)
        {
            _linesLeft--;
            _failures.Add(line);
        }

        if (line.Split(':') is [var name, var number] && int.TryParse(number, NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var count))
        {
            switch (name.Trim())
            {
                case "succeeded":
                    Passed = count;
                    break;
                case "failed":
                    Failed = count;
                    break;
                case "skipped":
                    Skipped = count;
                    break;
            }
        }
    }

    // "(1s 246ms)"
    [GeneratedRegex(@" \((\d+m?s? ?)+\)$")]
    private static partial Regex Duration();
}
