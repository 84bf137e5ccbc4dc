namespace TodoChatbot.Language.Vocabularies;

internal enum TimeUnit
{
    Second,
    Minute,
    Hour,
    Day,
    Workday,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Year,
}
