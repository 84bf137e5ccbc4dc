using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Frontend.Accounts.Sessions;

/// <summary>Who looks at the page, and how that person reads dates.</summary>
internal sealed class Viewer(IHttpContextAccessor accessor, TimeProvider clock)
{
    private UserItem? _account;

    /// <summary>Throws when nobody is signed in; pages that need it are not shown then.</summary>
    public UserItem Account => _account ??= accessor.HttpContext?.User.Account
        ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>How the person's region writes dates and times.</summary>
    public DateStyle Dates => field ??= DateStyle.Of(Account.Locale);

    /// <summary>The present moment where the person is.</summary>
    public DateTimeOffset Now => At(clock.GetUtcNow());

    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>A moment where the person is.</summary>
    public DateTimeOffset At(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>The moment that a clock in a time zone shows; without one, a clock where the person is.</summary>
    public DateTimeOffset MomentOf(DateTime local, string? timeZone)
    {
        var zone = timeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var known) ? known : Zone;
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    /// <summary>A day where the person is, and today as the time.</summary>
    public string DayOf(DateTimeOffset moment)
    {
        var date = DateOnly.FromDateTime(At(moment).DateTime);
        return date == Today ? TimeOf(moment) : Dates.Of(date);
    }

    /// <summary>The time of day where the person is.</summary>
    public string TimeOf(DateTimeOffset moment) => Dates.Of(TimeOnly.FromDateTime(At(moment).DateTime));

    /// <summary>A day and time where the person is.</summary>
    public string MomentOf(DateTimeOffset moment) => Dates.Of(DateOnly.FromDateTime(At(moment).DateTime), TimeOnly.FromDateTime(At(moment).DateTime));

    private TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(Account.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
}
