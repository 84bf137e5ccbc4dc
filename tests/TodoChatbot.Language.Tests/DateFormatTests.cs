using CsCheck;
using NodaTime;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Language.Tests;

/// <summary>Dates are written in the style of the user, and what is written can be read back.</summary>
public sealed class DateFormatTests
{
    private static readonly Gen<Due> Dues = Gen.Select(
        Gen.Int[0, 5_000], Gen.Int[0, 47], Gen.Int[1, 6], Gen.Int[0, 2],
        (day, half, length, kind) =>
        {
            var start = LocalTime.Midnight.PlusMinutes(30 * half);
            return new Due(
                new LocalDate(2026, 11, 24).PlusDays(day),
                kind == 0 ? null : start,
                kind == 2 && half + length < 48 ? start.PlusMinutes(30 * length) : null);
        });

    [Theory]
    [InlineData("DayFirst", "Tue 1 Dec 2026 at 17:00 to 18:30", "every year on 4 July at 17:00 until 1 Dec 2030 except 4 Jul 2027")]
    [InlineData("MonthFirst", "Tue, Dec 1, 2026 at 5:00 PM to 6:30 PM", "every year on July 4 at 5:00 PM until Dec 1, 2030 except Jul 4, 2027")]
    [InlineData("YearFirst", "Tue 2026-12-01 at 17:00 to 18:30", "every year on July 4 at 17:00 until 2030-12-01 except 2027-07-04")]
    public void A_due_moment_and_a_repetition_follow_the_format(string format, string due, string recurrence)
    {
        var speech = Speech.English with { Dates = Dates.All[format] };
        var yearly = new Recurrence
        {
            Rule = "FREQ=YEARLY;UNTIL=20301201;BYMONTH=7;BYMONTHDAY=4",
            StartDate = new LocalDate(2026, 7, 4),
            StartTime = new LocalTime(17, 0),
            ExcludedDates = [new Recurrence.ExcludedDate(new LocalDate(2027, 7, 4), null)],
        };

        TodoLanguage.InWords(new Due(new LocalDate(2026, 12, 1), new LocalTime(17, 0), new LocalTime(18, 30)), speech, TestContext.Current.CancellationToken).ShouldBe(due);
        TodoLanguage.InWords(yearly, speech, TestContext.Current.CancellationToken).ShouldBe(recurrence);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Any_due_moment_in_words_reads_back_to_the_same_moment(string format, string locale)
    {
        var speech = Speech.English with { Locale = locale, Dates = Dates.All[format] };

        Dues.Sample(
            due =>
            {
                var words = TodoLanguage.InWords(due, speech, TestContext.Current.CancellationToken);
                TodoLanguage.ReadDue(words, speech, TestContext.Current.CancellationToken).ShouldBe(due, words);
            },
            iter: 1_000);
    }

    public static TheoryData<string, string> Formats()
    {
        var formats = new TheoryData<string, string>();
        foreach (var format in Dates.All.Keys)
        {
            formats.Add(format, "en-US");
            formats.Add(format, "es-PR");
        }

        return formats;
    }
}
