using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Cultures.English;

internal static class EnglishCulture
{
    public static Culture Instance { get; } = new()
    {
        Language = "en",
        Vocabulary = new VocabularyBuilder()
            .Add([.. EnglishDates.Entries, .. EnglishHolidays.Entries, .. EnglishMarks.Entries, .. TimeZones.Entries])
            .Mend(EnglishDates.Mendable, EnglishDates.WellSpelt)
            .Build(),
        Wording = EnglishWording.Instance,
        Reasons = EnglishReasons.All,
    };
}
