using NodaTime;
using NodaTime.Extensions;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Language;
using DateStyle = TodoChatbot.Contracts.Accounts.DateStyle;

namespace TodoChatbot.Backend.Tasks.Reading;

/// <summary>How a user's words are read and answered.</summary>
internal static class Speaking
{
    extension(User user)
    {
        /// <summary>The user's own time zone.</summary>
        public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[user.TimeZone];

        /// <summary>The user's words at a moment.</summary>
        public SpeechContext Speech(DateTimeOffset now) => new()
        {
            Now = now.ToInstant().InZone(user.Zone).LocalDateTime,
            Zone = user.Zone,
            Locale = user.Locale,
            WeekStart = user.WeekStart.ToIsoDayOfWeek(),
            AddsWithoutAsking = user.AddWithoutAsking,
            Dates = FormatOf(DateStyle.Of(user.Locale)),
            Hours = new DayHours(
                user.Hours.Morning.ToLocalTime(),
                user.Hours.Noon.ToLocalTime(),
                user.Hours.Afternoon.ToLocalTime(),
                user.Hours.Evening.ToLocalTime(),
                user.Hours.Night.ToLocalTime()),
        };
    }

    private static DateFormat FormatOf(DateStyle style) => new()
    {
        Date = style.Date,
        PlainDate = style.PlainDate,
        MonthDay = style.MonthDay,
        Time = style.Time,
    };

    extension(SpeechContext speech)
    {
        /// <summary>The same user in another zone.</summary>
        public SpeechContext In(DateTimeZone zone) => speech with
        {
            Now = speech.Now.InZoneLeniently(speech.Zone).WithZone(zone).LocalDateTime,
            Zone = zone,
        };
    }
}
