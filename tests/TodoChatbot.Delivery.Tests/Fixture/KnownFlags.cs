using System.Text.RegularExpressions;
using TodoChatbot.Testing;

namespace TodoChatbot.Delivery.Tests.Fixture;

/// <summary>
/// What <c>Flags/*.txt</c> say of programs: a line for each subcommand with the flags that were read, below the line that says where and when.
/// </summary>
internal sealed partial record KnownFlags(string File, string Source, IReadOnlyList<string> Command, IReadOnlyList<string> Flags)
{
    public static string Folder { get; } = Repository.At("tests", "TodoChatbot.Delivery.Tests", "Flags");

    public static IReadOnlyList<KnownFlags> All { get; } = [.. Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal).SelectMany(Read)];

    /// <summary>The lines that fit a call best: those with most of its first words. There are several where its flags were read in several places.</summary>
    public static IReadOnlyList<KnownFlags> Of(IReadOnlyList<string> call) =>
        [.. All.Where(known => known.Begins(call)).GroupBy(known => known.Command.Count).MaxBy(lines => lines.Key) ?? Enumerable.Empty<KnownFlags>()];

    /// <summary>The long flags of a call, without those behind <c>--</c>, which another program reads.</summary>
    public static IEnumerable<string> Used(IReadOnlyList<string> call) =>
        call.Skip(1).TakeWhile(word => word != "--").Select(word => Flag().Match(word)).Where(match => match.Success).Select(match => match.Value);

    /// <summary>Says where it was read: an address or the program itself, with the day; or that it could not be.</summary>
    public bool HasSource => SourceAndDay().IsMatch(Source);

    public override string ToString() => $"{System.IO.Path.GetFileName(File)}: {string.Join(' ', Command)}";

    // A line of the program alone stands for no subcommand where the program has some.
    private bool Begins(IReadOnlyList<string> call) =>
        call.Take(Command.Count).SequenceEqual(Command)
        && (Command.Count > 1 || call is not [_, [not '-', ..], ..] || !All.Any(other => other.Command.Count > 1 && other.Command[0] == Command[0]));

    private static IEnumerable<KnownFlags> Read(string file)
    {
        var source = string.Empty;
        foreach (var line in System.IO.File.ReadAllLines(file).Where(line => line.Length > 0))
        {
            if (line.StartsWith('#'))
            {
                source = line;
                continue;
            }

            var words = line.Split(' ');
            yield return new KnownFlags(file, source, [.. words.TakeWhile(word => !word.StartsWith("--", StringComparison.Ordinal))], [.. words.SkipWhile(word => !word.StartsWith("--", StringComparison.Ordinal))]);
        }
    }

    [GeneratedRegex("^--[a-z][a-zA-Z-]+")]
    private static partial Regex Flag();

    [GeneratedRegex(@"^# (?:https://\S+|the help of \S.+|unverified: \S.+), 20\d\d-\d\d-\d\d$")]
    private static partial Regex SourceAndDay();
}
