namespace TodoChatbot.Contracts.Accounts;

/// <summary>An account as its owner sees it.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Email">The address to sign in with.</param>
/// <param name="DisplayName">How to address the person.</param>
/// <param name="TimeZone">IANA time zone in which dates are read and shown.</param>
/// <param name="Locale">BCP 47 tag; decides the language, the order of numeric dates, and how sentences write dates and times.</param>
/// <param name="WeekStart">The first day of the week.</param>
/// <param name="Hours">What the parts of a day mean.</param>
/// <param name="AddWithoutAsking">True when the chat adds what may be a task without asking first.</param>
/// <param name="CreatedAt">When the account was made.</param>
public sealed record UserItem(
    Guid Id,
    string Email,
    string DisplayName,
    string TimeZone,
    string Locale,
    DayOfWeek WeekStart,
    DayHours Hours,
    bool AddWithoutAsking,
    DateTimeOffset CreatedAt);
