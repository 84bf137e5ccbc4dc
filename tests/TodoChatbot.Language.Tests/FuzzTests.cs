using System.Globalization;
using System.Text;
using NodaTime;

namespace TodoChatbot.Language.Tests;

/// <summary>No text, however odd, makes the engine throw or take more steps than its budget.</summary>
public sealed class FuzzTests
{
    private const int Lines = 100_000;

    // Every so many lines one is long, up to 10,000 characters.
    private const int LinesPerLongLine = 500;
    private const int MaxShortLength = 120;
    private const int MaxLength = 10_000;

    // Characters that no grammar expects, among words that it knows.
    private static readonly string[] Oddities =
    [
        "https://a.b/c?d=e", "FREQ=", "🎉", "\t", "\ud800", "\u0301", "\ufffe", "\0", "ｆｕｌｌ", "مرحبا",
        "\u200C", "۵٫۵", "۱.۵", "٣٣٣٣٣٣٣٣٣٣", "你好", "a.b.c.d", "x.y.z.", "999999999", "9999", "'quoted text'", "\"open",
    ];

    private static readonly string[] Locales = ["en-US", "en-GB", "es-ES", "ur-PK", "", "xx-YY"];

    [Fact]
    public void A_hundred_thousand_lines_of_the_grammars_own_words_are_read_and_understood_within_the_budget() =>
        Parallel.For(0, Lines, number =>
        {
            var context = Speech.English with { Locale = Locales[number % Locales.Length] };
            var words = context.Locale switch
            {
                "es-ES" => GrammarWords.Spanish,
                "ur-PK" => GrammarWords.Urdu,
                _ => GrammarWords.English,
            };
            var isLong = number % LinesPerLongLine == 0;
            var text = WithOddities(GrammarWords.Text(words, number, isLong ? number / LinesPerLongLine * MaxLength / (Lines / LinesPerLongLine) : 1 + (number % MaxShortLength)), number);
            try
            {
                Exercise(text, context);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Line {number}, {context.Locale}: {text}", exception);
            }
        });

    [Theory]
    [InlineData("pagar a las cuarenta y tres veinte")]
    [InlineData("recordatorio a las treinta y uno diez")]
    [InlineData("move ' flag day a las veinticinco treinta")]
    public void An_hour_that_no_clock_shows_is_no_reason_to_throw(string text)
    {
        TodoLanguage.Read(text, Speech.Spanish, TestContext.Current.CancellationToken).ShouldNotBeNull();
        TodoLanguage.Understand(text, Speech.Spanish, TestContext.Current.CancellationToken).ShouldNotBeNull();
    }

    [Fact]
    public void Odd_moments_and_hours_are_no_reason_to_throw()
    {
        LocalDateTime[] moments = [new(1, 1, 1, 0, 0), new(9998, 12, 31, 23, 59), new(2024, 2, 29, 0, 0), new(1582, 10, 15, 12, 0)];
        string[] texts = ["tomorrow", "in 500 years", "10 years ago", "every feb 29", "last friday of the month", "easter", "every day until next year", "1st", "yesterday"];

        foreach (var text in texts)
        {
            foreach (var now in moments)
            {
                TodoLanguage.Read(text, Speech.English with { Now = now }, TestContext.Current.CancellationToken).ShouldNotBeNull();
                TodoLanguage.Understand(text, Speech.English with { Now = now }, TestContext.Current.CancellationToken).ShouldNotBeNull();
            }
        }
    }

    private static void Exercise(string text, SpeechContext context)
    {
        var reading = Within(steps => TodoLanguage.Read(text, context, choices: null, steps));
        foreach (var span in reading.Spans)
            text.Substring(span.Start, span.Length).ShouldNotBeEmpty();

        if (reading.Recurrence is { } recurrence)
            Within(steps => TodoLanguage.InWords(recurrence, context, steps)).ShouldNotBeEmpty();

        Within(steps => TodoLanguage.Understand(text, context, steps)).ShouldNotBeNull();
        Within(steps => TodoLanguage.ReadDue(text, context, steps));
        Within(steps => TodoLanguage.ReadRecurrence(text, context, steps));
        Within(steps => TodoLanguage.ReadReminder(text, context, steps));
    }

    // The budget is looked at every now and then, so that the last piece of work may go past it, but not far.
    private static T Within<T>(Func<StepBudget, T> read)
    {
        var steps = new StepBudget();
        var result = read(steps);
        steps.Used.ShouldBeLessThan(StepBudget.MaxSteps * 11 / 10);
        return result;
    }

    private static string WithOddities(string text, int number)
    {
        if (number % 4 != 0)
            return text;

        var odd = new StringBuilder(text);
        odd.Insert(number % (text.Length + 1), Oddities[number / 4 % Oddities.Length]);
        odd.Append(CultureInfo.InvariantCulture, $" {(char)(number % char.MaxValue)}");
        return odd.ToString();
    }
}
