using System.Globalization;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Cultures.Files;

/// <summary>
/// The words of a culture: <c>Weekday 1 Fair: peer | پیر</c> is a <see cref="Terminal"/>, which of the kind it is, how sure the words
/// are to mean it, and the words. <c>Mendable</c> and <c>WellSpelt</c> list words of which one wrong letter is forgiven, and words that only look like
/// one of them.
/// </summary>
internal sealed class WordsFile
{
    private const int IntervalsOfUnit = 16;

    public WordsFile(DataFile file)
    {
        var entries = new List<Entry>();
        foreach (var line in file.Lines)
        {
            switch (line.Name)
            {
                case "Mendable":
                    Mendable = Words(line.Value);
                    break;
                case "WellSpelt":
                    WellSpelt = Words(line.Value);
                    break;
                default:
                    entries.Add(EntryOf(file, line));
                    break;
            }
        }

        Entries = entries;
    }

    public IReadOnlyList<Entry> Entries { get; }

    public IReadOnlyList<string> Mendable { get; } = [];

    public IReadOnlyList<string> WellSpelt { get; } = [];

    private static Entry EntryOf(DataFile file, DataFile.Line line)
    {
        var parts = line.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!Enum.TryParse<Terminal>(parts[0], out var terminal))
            throw file.Unknown(line, $"the first word must be a name of {nameof(Terminal)}");

        var certainty = terminal == Terminal.Holiday ? Certainty.Fair : Certainty.Sure;
        var value = 0;
        foreach (var part in parts.Skip(1))
        {
            if (Enum.TryParse<Certainty>(part, out var said) && !char.IsAsciiDigit(part[0]))
                certainty = said;
            else
                value = ValueOf(terminal, part) ?? throw file.Unknown(line, $"“{part}” is no value of {terminal}");
        }

        return new Entry(terminal, value, line.Value, certainty);
    }

    // "3", "-1", "Morning", and "Week/2" of a repetition every two weeks.
    private static int? ValueOf(Terminal terminal, string said)
    {
        if (int.TryParse(said, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;

        return terminal switch
        {
            Terminal.RepeatAdverb when said.Split('/') is [var unit, var interval] && Enum.TryParse<TimeUnit>(unit, out var every)
                && int.TryParse(interval, NumberStyles.None, CultureInfo.InvariantCulture, out var count) => ((int)every * IntervalsOfUnit) + count,
            Terminal.Part or Terminal.Tonight or Terminal.Nightly => Named<DayPart>(said),
            Terminal.Holiday => Named<Holiday>(said),
            Terminal.PriorityLevel or Terminal.PriorityAlone or Terminal.PriorityOrMore => Named<Priority>(said),
            Terminal.StatusWord => Named<Status>(said),
            _ => Named<TimeUnit>(said),
        };
    }

    private static int? Named<T>(string said)
        where T : struct, Enum => Enum.TryParse<T>(said, out var value) ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : null;

    private static string[] Words(string value) => value.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
