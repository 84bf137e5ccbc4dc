using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Accounts;

/// <summary>What a person decides about the account; PATCH takes any part of it as a JSON merge patch (RFC 7396).</summary>
/// <param name="DisplayName">1 to 100 characters.</param>
/// <param name="TimeZone">An IANA time zone.</param>
/// <param name="Locale">A BCP 47 tag.</param>
/// <param name="WeekStart">The first day of the week.</param>
/// <param name="Hours">What the parts of a day mean.</param>
/// <param name="AddWithoutAsking">True when the chat adds what may be a task without asking first.</param>
public sealed record UserSettings(
    [property: Required(ErrorMessage = "Tell us how to address you."), StringLength(Limits.DisplayNameLength, MinimumLength = 1)]
    string DisplayName,
    [property: Required(ErrorMessage = "Choose a time zone."), StringLength(64)] string TimeZone,
    [property: Required(ErrorMessage = "Choose a language."), StringLength(35)] string Locale,
    DayOfWeek WeekStart,
    [property: Required(ErrorMessage = "Say what the parts of the day mean.")] DayHours Hours,
    bool AddWithoutAsking);
