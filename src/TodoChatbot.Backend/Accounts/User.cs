using Microsoft.AspNetCore.Identity;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Accounts;

/// <summary>An account.</summary>
internal sealed class User : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    /// <summary>IANA.</summary>
    public required string TimeZone { get; set; }

    /// <summary>The zone whose days the tasks are filed under; another one than <see cref="TimeZone"/>, or null, until they have followed.</summary>
    public string? FiledZone { get; set; }

    /// <summary>BCP 47.</summary>
    public required string Locale { get; set; }

    public DayOfWeek WeekStart { get; set; } = DayOfWeek.Monday;

    public DayHours Hours { get; set; } = DefaultHours;

    /// <summary>True when the chat adds what may be a task without asking first.</summary>
    public bool AddWithoutAsking { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public static DayHours DefaultHours { get; } = new(new(9, 0), new(12, 0), new(15, 0), new(19, 0), new(21, 0));

    public UserItem ToItem() => new(Id, Email!, DisplayName, TimeZone, Locale, WeekStart, Hours, AddWithoutAsking, CreatedAt);
}
