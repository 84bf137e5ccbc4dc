using System.Text;

namespace TodoChatbot.Language.Cultures.Files;

/// <summary>
/// A file of a culture. A line is a name, a colon and a value; a line that begins with spaces continues the one before it, and "#" begins a
/// comment at the start of a line.
/// </summary>
/// <param name="Name">The path of the file, for messages.</param>
/// <param name="Lines">The names and values, in the order of the file.</param>
internal sealed record DataFile(string Name, IReadOnlyList<DataFile.Line> Lines)
{
    /// <summary>Opens a file that is part of the assembly.</summary>
    public static DataFile Open(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream(name)
            ?? throw new FormatException($"The file {name} of the culture is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Parse(name, reader.ReadToEnd());
    }

    /// <summary>Parses the text of a file.</summary>
    public static DataFile Parse(string name, string text)
    {
        var lines = new List<Line>();
        var number = 0;
        foreach (var written in text.Split('\n'))
        {
            number++;
            var line = written.TrimEnd();
            if (line.Length == 0 || line[0] == '#')
                continue;

            if (char.IsWhiteSpace(line[0]) && lines is [.., var last])
            {
                lines[^1] = last with { Value = $"{last.Value} {line.Trim()}" };
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
                throw new FormatException($"Line {number} of {name} has no name with a colon: {line}");

            lines.Add(new Line(line[..colon].Trim(), line[(colon + 1)..].Trim(), number));
        }

        return new DataFile(name, lines);
    }

    /// <summary>Creates the exception for a line with an unknown name.</summary>
    public FormatException Unknown(Line line, string allowed) => new($"Line {line.Number} of {Name} begins with “{line.Name}”; {allowed}.");

    /// <summary>A line of the file.</summary>
    /// <param name="Name">The text before the colon.</param>
    /// <param name="Value">The text after the colon.</param>
    /// <param name="Number">The number of the line, from 1.</param>
    internal sealed record Line(string Name, string Value, int Number);
}
