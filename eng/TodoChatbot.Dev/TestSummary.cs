using System.Globalization;

namespace TodoChatbot.Dev;

/// <summary>Reads the counts off the last lines of <c>dotnet test</c>: <c>  succeeded: 12</c>.</summary>
internal sealed class TestSummary
{
    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public int Skipped { get; private set; }

    public void Read(string line)
    {
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
