using TodoChatbot.Language.Commands.Patterns;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Cultures.English;

internal static class EnglishCulture
{
    public static Culture Instance { get; } = Create();

    private static Culture Create()
    {
        var words = new VocabularyBuilder()
            .Add([.. EnglishDates.Entries, .. EnglishHolidays.Entries, .. EnglishMarks.Entries, .. EnglishReferences.Entries, .. TimeZones.Entries])
            .Mend([.. EnglishDates.Mendable, .. EnglishCommands.Mendable], [.. EnglishDates.WellSpelt, .. EnglishCommands.WellSpelt]);
        var commands = new CommandBook([EnglishCommands.Notation], words.Lexeme);
        return new Culture
        {
            Language = "en",
            Vocabulary = words.Build(),
            Commands = commands,
            Wording = EnglishWording.Instance,
            Reasons = EnglishReasons.All,
            Plurals = [("sses", "ss"), ("ches", "ch"), ("ies", "y"), ("s", "")],
        };
    }
}
