using System.Globalization;

namespace TodoChatbot.Dev;

/// <summary>Reads the output of <c>dotnet test</c>: what failed and why, and the counts of its last lines (<c>  succeeded: 12</c>).</summary>
internal sealed class TestSummary
{
    private const int LinesPerFailure = 8;

    private readonly List<string> _failures = [];
    private readonly SortedSet<string> _failedMethods = new(StringComparer.Ordinal);
    private int _linesLeft;

    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public int Skipped { get; private set; }

    /// <summary>Each test that failed with the beginning of its reason, to be said again where the output ends.</summary>
    public IReadOnlyList<string> Failures => _failures;

    /// <summary>The methods of the tests that failed, as <c>--filter-method</c> takes them.</summary>
    public IReadOnlyCollection<string> FailedMethods => _failedMethods;

    public void Read(string line)
    {
        if (line.StartsWith("failed ", StringComparison.Ordinal))
        {
            _failedMethods.Add(line["failed ".Length..].Split('(', ' ')[0]);
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
}
