namespace TodoChatbot.Language.Vocabularies;

internal enum DayPart
{
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
    Midnight,
}
