using NodaTime;

namespace TodoChatbot.Language.Tests;

/// <summary>Days as lists are asked for by them. It is a Monday.</summary>
public sealed class DaysTests
{
    private static readonly SpeechContext Context = new()
    {
        Now = new LocalDateTime(2026, 11, 30, 10, 0),
        Zone = DateTimeZone.Utc,
        Locale = "en-US",
        WeekStart = IsoDayOfWeek.Sunday,
    };

    [Theory]
    [InlineData("monday to friday", "2026-11-30", "2026-12-04")]
    [InlineData("from monday to friday", "2026-11-30", "2026-12-04")]
    [InlineData("mon-fri", "2026-11-30", "2026-12-04")]
    [InlineData("between monday and thursday", "2026-11-30", "2026-12-03")]
    [InlineData("friday to monday", "2026-12-04", "2026-12-07")]
    [InlineData("this week", "2026-11-29", "2026-12-05")]
    [InlineData("next week", "2026-12-06", "2026-12-12")]
    [InlineData("last week", "2026-11-22", "2026-11-28")]
    [InlineData("this month", "2026-11-01", "2026-11-30")]
    [InlineData("monday", "2026-12-07", "2026-12-07")]
    [InlineData("today", "2026-11-30", "2026-11-30")]
    [InlineData("milk", null, null)]
    [InlineData("tomorrow at 5pm", null, null)]
    public void A_phrase_of_days_is_read_whole(string phrase, string? first, string? last)
    {
        var days = TodoLanguage.ReadDays(phrase, Context, TestContext.Current.CancellationToken);

        (days?.First?.ToString("uuuu-MM-dd", null), days?.Last?.ToString("uuuu-MM-dd", null)).ShouldBe((first, last));
    }

    [Theory]
    [InlineData("monday", "friday", "2026-11-30", "2026-12-04")]
    [InlineData("monday", "monday", "2026-11-30", "2026-11-30")]
    [InlineData("friday", "tuesday", "2026-12-04", "2026-12-08")]
    [InlineData("tomorrow", "sunday", "2026-12-01", "2026-12-06")]
    [InlineData("this week", "next week", "2026-11-29", "2026-12-12")]
    public void Of_two_weekdays_the_first_is_today_or_later_and_the_second_on_or_after_it(string from, string to, string first, string last)
    {
        var days = TodoLanguage.ReadDays(from, to, Context, TestContext.Current.CancellationToken);

        (days?.First?.ToString("uuuu-MM-dd", null), days?.Last?.ToString("uuuu-MM-dd", null)).ShouldBe((first, last));
    }
}
