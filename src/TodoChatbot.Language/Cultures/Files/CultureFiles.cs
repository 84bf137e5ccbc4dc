using System.Collections.Frozen;
using TodoChatbot.Language.Commands.Patterns;
using TodoChatbot.Language.Cultures.English;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Cultures.Files;

/// <summary>
/// The cultures that are files, one folder for each language: <c>words.txt</c>, <c>commands.txt</c>, <c>wording.txt</c> and
/// <c>culture.txt</c>. Each is mixed with English, as people mix them, and is loaded when it is first asked for.
/// </summary>
internal static class CultureFiles
{
    private const string Settings = "/culture.txt";

    private static readonly FrozenDictionary<string, Lazy<Culture>> Cultures = typeof(CultureFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(Settings, StringComparison.Ordinal))
        .Select(name => name[..^Settings.Length])
        .ToFrozenDictionary(language => language, language => new Lazy<Culture>(() => Load(language)), StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Lazy<Culture>>.AlternateLookup<ReadOnlySpan<char>> ByLanguage =
        Cultures.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The culture of a language; null when it has no files.</summary>
    /// <param name="language">Two letters of ISO 639.</param>
    public static Culture? Find(ReadOnlySpan<char> language) => ByLanguage.TryGetValue(language, out var culture) ? culture.Value : null;

    private static Culture Load(string language)
    {
        var settings = new SettingsFile(DataFile.Open($"{language}/culture.txt"));
        var words = new WordsFile(DataFile.Open($"{language}/words.txt"));
        var vocabulary = new VocabularyBuilder()
            .Add(words.Entries)
            .Add([.. EnglishDates.Entries, .. EnglishHolidays.Entries, .. EnglishMarks.Entries, .. EnglishReferences.Entries, .. TimeZones.Entries])
            .Mend(
                [.. words.Mendable, .. EnglishDates.Mendable, .. EnglishCommands.Mendable],
                [.. words.WellSpelt, .. EnglishDates.WellSpelt, .. EnglishCommands.WellSpelt]);
        var commands = new CommandsFile(DataFile.Open($"{language}/commands.txt"));
        var notation = EnglishCommands.Notation;
        var english = notation with { Manners = [.. notation.Manners.Where(phrase => !settings.ForeignManners.Contains(phrase.Manner))] };
        var book = new CommandBook([commands.Notation, english], vocabulary.Lexeme);
        var wording = new WordingFile(DataFile.Open($"{language}/wording.txt"));
        return new Culture
        {
            Language = language,
            Vocabulary = vocabulary.Build(),
            Commands = book,
            Wording = wording.ToWording(),
            Reasons = wording.Reasons,
            Plurals = [("s", "")],
            MinutesFollowAnd = settings.MinutesFollowAnd,
            DaysAreCardinal = settings.DaysAreCardinal,
            IsHeadFinal = settings.IsHeadFinal,
            VerbEndings = settings.VerbEndings,
        };
    }
}
