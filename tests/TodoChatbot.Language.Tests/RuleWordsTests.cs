using System.Collections.Concurrent;
using CsCheck;
using NodaTime;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Language.Tests;

/// <summary>What is said of a repetition can be read back.</summary>
public sealed class RuleWordsTests
{
    private static readonly string[] Weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    private static readonly Gen<string> Interval = Gen.Frequency((3, Gen.Const("")), (2, Gen.Int[2, 40].Select(value => $";INTERVAL={value}")));

    private static readonly Gen<string> Months = ListOf(Gen.Int[1, 12].Select(month => month), 4).Select(list => $";BYMONTH={list}");

    private static readonly Gen<string> PlainDays = Gen.Int[0, 6].Array[1, 5]
        .Select(days => ";BYDAY=" + string.Join(',', days.Distinct().Order().Select(day => Weekdays[day])));

    private static readonly Gen<string> CountedDays = Gen.Select(Gen.OneOf(Gen.Int[1, 5], Gen.Int[-3, -1]), Gen.Int[0, 6]).Array[1, 3]
        .Select(days => ";BYDAY=" + string.Join(',', days.Distinct().OrderBy(day => day.Item2).ThenBy(day => day.Item1).Select(day => $"{day.Item1}{Weekdays[day.Item2]}")));

    private static readonly Gen<string> MonthDays = ListOf(Gen.OneOf(Gen.Int[1, 31], Gen.Int[-5, -1]), 4).Select(list => $";BYMONTHDAY={list}");

    private static readonly Gen<string> Hours = ListOf(Gen.Int[0, 23], 3).Select(list => $";BYHOUR={list};BYMINUTE=0");

    private static readonly Gen<string> Workdays = Gen.OneOf(Gen.Const(-1), Gen.Const(1), Gen.Const(2), Gen.Const(15)).Select(place => $";BYDAY=MO,TU,WE,TH,FR;BYSETPOS={place}");

    private static readonly Gen<string> End = Gen.OneOf(
        Gen.Const(""),
        Gen.Int[1, 60].Select(count => $";COUNT={count}"),
        Gen.Select(Gen.Int[2027, 2060], Gen.Int[1, 12], Gen.Int[1, 28]).Select(day => $";UNTIL={day.Item1:0000}{day.Item2:00}{day.Item3:00}"));

    // Those that happen at all: there is no 31 September.
    private static readonly Gen<string> Rules = Gen.OneOf(
        Part("SECONDLY", Interval, End),
        Part("MINUTELY", Interval, End),
        Part("HOURLY", Interval, Maybe(PlainDays), End),
        Part("DAILY", Interval, Maybe(Months), Maybe(Hours), End),
        Part("DAILY", Interval, PlainDays, End),
        Part("WEEKLY", Interval, Maybe(Months), Maybe(PlainDays), Maybe(Hours), End),
        Part("MONTHLY", Interval, Maybe(Months), MonthDays, Maybe(Hours), End),
        Part("MONTHLY", Interval, Gen.OneOf(PlainDays, CountedDays, Workdays), End),
        Part("MONTHLY", Interval, End),
        Part("YEARLY", Interval, Maybe(Months), End),
        Part("YEARLY", Interval, Months, MonthDays, End),
        Part("YEARLY", Interval, Maybe(Months), Gen.OneOf(PlainDays, CountedDays), Maybe(Hours), End),
        Part("YEARLY", Interval, Gen.Int[1, 366].Select(day => $";BYYEARDAY={day}"), End),
        Part("YEARLY", Interval, Gen.Int[1, 52].Select(week => $";BYWEEKNO={week}"), Maybe(PlainDays), End))
        .Where(rule => TodoLanguage.ReadRecurrence(rule, Speech.English, TestContext.Current.CancellationToken) is not null);

    [Fact]
    public void Any_rule_said_in_words_reads_back_to_the_same_rule() => Rules.Sample(rule => Reads_back(rule, Speech.English), iter: 4_000);

    [Fact]
    public void Any_rule_said_in_Spanish_reads_back_to_the_same_rule() => Rules.Sample(rule => Reads_back(rule, Speech.Spanish), iter: 2_000);

    [Fact]
    public void Any_rule_said_in_Urdu_reads_back_to_the_same_rule() => Rules.Sample(rule => Reads_back(rule, Speech.Urdu), iter: 2_000);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Most_rules_are_said_in_Urdu_and_not_in_the_letters_of_the_rule(string format)
    {
        var rules = new ConcurrentBag<string>();
        Rules.Sample(rules.Add, iter: 1_000);

        var literal = rules.Where(rule => Words(rule, Speech.Urdu with { Dates = Dates.All[format] }).Contains("FREQ=", StringComparison.Ordinal)).ToList();

        literal.Count.ShouldBeLessThan(rules.Count / 4, string.Join('\n', literal.Take(40)));
    }

    [Fact]
    public void Any_rule_said_with_the_month_or_the_year_first_reads_back_to_the_same_rule() => Rules.Sample(
        rule =>
        {
            Reads_back(rule, Speech.English with { Dates = Dates.MonthFirst });
            Reads_back(rule, Speech.English with { Dates = Dates.YearFirst });
        },
        iter: 2_000);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Most_rules_are_said_in_words_and_not_in_the_letters_of_the_rule(string format)
    {
        var rules = new ConcurrentBag<string>();
        Rules.Sample(rules.Add, iter: 2_000);

        var said = rules.Count(rule => !Words(rule, Speech.English with { Dates = Dates.All[format] }).Contains("FREQ=", StringComparison.Ordinal));

        said.ShouldBeGreaterThan(rules.Count * 9 / 10);
    }

    public static TheoryData<string> Formats() => [.. Dates.All.Keys];

    private static void Reads_back(string rule, SpeechContext speech)
    {
        var words = Words(rule, speech);

        var back = TodoLanguage.ReadRecurrence(words, speech, TestContext.Current.CancellationToken);

        back.ShouldNotBeNull(words);
        back.Rule.ShouldBe(TodoLanguage.ReadRecurrence(rule, speech, TestContext.Current.CancellationToken)!.Rule, words);
    }

    private static string Words(string rule, SpeechContext speech) =>
        TodoLanguage.InWords(new Recurrence { Rule = rule, StartDate = new LocalDate(2026, 11, 23) }, speech, TestContext.Current.CancellationToken);

    private static Gen<string> Part(string frequency, params Gen<string>[] parts) =>
        parts.Aggregate(Gen.Const($"FREQ={frequency}"), (text, part) => Gen.Select(text, part).Select(pair => pair.Item1 + pair.Item2));

    private static Gen<string> Maybe(Gen<string> part) => Gen.Frequency((2, Gen.Const("")), (1, part));

    private static Gen<string> ListOf(Gen<int> values, int most) =>
        values.Array[1, most].Select(list => string.Join(',', list.Distinct().Order()));
}
