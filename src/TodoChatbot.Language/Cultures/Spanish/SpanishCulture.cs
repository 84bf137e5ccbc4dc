using TodoChatbot.Language.Commands.Patterns;
using TodoChatbot.Language.Cultures.English;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Cultures.Spanish;

/// <summary>Spanish, mixed with English as people do: a word that is Spanish means what it means there.</summary>
internal static class SpanishCulture
{
    public static Culture Instance { get; } = Create();

    private static Culture Create()
    {
        var words = new VocabularyBuilder()
            .Add([.. SpanishDates.Entries, .. SpanishHolidays.Entries, .. SpanishMarks.Entries, .. SpanishReferences.Entries])
            .Add([.. EnglishDates.Entries, .. EnglishHolidays.Entries, .. EnglishMarks.Entries, .. EnglishReferences.Entries, .. TimeZones.Entries])
            .Mend(
                [.. SpanishDates.Mendable, .. SpanishCommands.Mendable, .. EnglishDates.Mendable, .. EnglishCommands.Mendable],
                [.. SpanishDates.WellSpelt, .. SpanishCommands.WellSpelt, .. EnglishDates.WellSpelt, .. EnglishCommands.WellSpelt]);
        var commands = new CommandBook([SpanishCommands.Notation, EnglishCommands.Notation], words.Lexeme);
        return EnglishCulture.Instance with
        {
            Language = "es",
            Vocabulary = words.Build(),
            Commands = commands,
            Wording = SpanishWording.Instance,
            Reasons = SpanishReasons.All,
            Plurals = [("es", ""), ("s", "")],
            MinutesFollowAnd = true,
            DaysAreCardinal = true,
        };
    }
}
