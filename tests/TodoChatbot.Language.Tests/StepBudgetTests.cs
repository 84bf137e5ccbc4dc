using NodaTime;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Language.Tests;

/// <summary>Every entry of the engine takes a bounded number of steps, which grows with the length of a text, and stops when it is told to.</summary>
public sealed class StepBudgetTests
{
    private const int Unlimited = int.MaxValue;

    private static readonly Recurrence Weekly = new() { Rule = "FREQ=WEEKLY", StartDate = new LocalDate(2026, 11, 23) };

    public static TheoryData<string> Endless =>
    [
        "show every day except monday ", "show every day except ", "show every monday except the first ", "every day except monday ",
        "show the day before ", "the day before ", "add the day before ", "move the day before ", "delete the day before ", "delete everything except ",
    ];

    // "in" must not be read again from each of its places, nor rules of which no day comes be searched for a lifetime at each of theirs.
    [Theory]
    [MemberData(nameof(Endless))]
    [InlineData("two days after ")]
    [InlineData("10 working days before ")]
    [InlineData("eve of ")]
    [InlineData("show in ")]
    [InlineData("show tagged and ")]
    [InlineData("FREQ=YEARLY;BYSETPOS=-366 ")]
    [InlineData("every monday and ")]
    [InlineData("the first monday of march, ")]
    [InlineData("the first and ")]
    [InlineData("\"")]
    [InlineData("(((")]
    [InlineData("5 ")]
    [InlineData("except in may and ")]
    [InlineData("call bob tomorrow at 5, ")]
    [InlineData("call bob on friday. ")]
    [InlineData("12:30-")]
    [InlineData("set the due date of the task to ")]
    [InlineData("put the task in the project ")]
    [InlineData("move task 3 to friday and ")]
    [InlineData("monday ")]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 ")]
    public void Steps_grow_with_the_length_of_a_text_and_not_faster(string part)
    {
        var (start, repeated) = part.Split(' ') is ["show" or "add" or "move" or "delete", .. var rest] && rest is not [""]
            ? (part[..(part.IndexOf(' ', StringComparison.Ordinal) + 1)], string.Join(' ', rest))
            : ("", part);
        int[] repeats = [12, 13, 14, 16, 20, 40, 80, 160, 320, 416];

        int[] reading = [.. repeats.Select(times => StepsToRead(start + GrammarWords.Repeated(repeated, times)))];
        int[] understanding = [.. repeats.Select(times => StepsToUnderstand(start + GrammarWords.Repeated(repeated, times)))];

        for (var index = 1; index < repeats.Length; index++)
        {
            reading[index].ShouldBeLessThanOrEqualTo(Linear(reading[index - 1], repeats[index - 1], repeats[index]), $"{repeats[index]} times");
            understanding[index].ShouldBeLessThanOrEqualTo(Linear(understanding[index - 1], repeats[index - 1], repeats[index]), $"{repeats[index]} times");
        }
    }

    [Fact]
    public void Steps_grow_with_the_length_of_any_repeated_words_of_the_grammar_and_not_faster()
    {
        Parallel.For(0, 3_000, number =>
        {
            var (words, context) = (number % 4) switch
            {
                0 => (GrammarWords.Spanish, Speech.Spanish),
                1 => (GrammarWords.Urdu, Speech.Urdu),
                _ => (GrammarWords.English, Speech.English),
            };
            var part = GrammarWords.Text(words, number, length: 30);

            var (once, twice) = (Steps(GrammarWords.Repeated(part + " ", 1 + (1_000 / part.Length))), Steps(GrammarWords.Repeated(part + " ", 2 * (1 + (1_000 / part.Length)))));

            twice.ShouldBeLessThanOrEqualTo((once * 5 / 2) + 20_000, $"text {number}: {part}");

            int Steps(string text)
            {
                var steps = new StepBudget(maxSteps: Unlimited);
                TodoLanguage.Understand(text, context, steps);
                return steps.Used;
            }
        });
    }

    [Theory]
    [MemberData(nameof(Endless))]
    public void Ten_thousand_characters_of_a_repeated_phrase_stay_within_the_budget(string part)
    {
        var text = GrammarWords.Repeated(part, 10_000 / part.Length);

        StepsToRead(text).ShouldBeLessThan(StepBudget.MaxSteps);
        StepsToUnderstand(text).ShouldBeLessThan(StepBudget.MaxSteps);
    }

    [Fact]
    public void A_day_and_a_sentence_of_people_take_a_small_part_of_the_budget()
    {
        StepsToRead("Call Anna about the garden party every second friday at half past six").ShouldBeLessThan(5_000);
        StepsToUnderstand("Please move my dentist appointment on friday to next tuesday at 4 pm").ShouldBeLessThan(50_000);
        StepsToUnderstand(GrammarWords.Repeated("Call Bob tomorrow at 5, or write to him on the 3rd. Then pay the rent.\n", 140)).ShouldBeLessThan(StepBudget.MaxSteps / 2);
    }

    [Fact]
    public void A_text_past_the_budget_is_a_title_and_a_sentence_past_it_is_not_understood()
    {
        const string text = "pay  rent\tevery first friday of the month at 5pm";

        var line = TodoLanguage.Read(text, Speech.English, choices: null, Small);
        var lines = TodoLanguage.ReadTasks(text, Speech.English, choices: null, Small);
        var intent = TodoLanguage.Understand(text, Speech.English, Small);

        line.ShouldBe(new LineReading { Title = "pay rent every first friday of the month at 5pm" }, new SameText());
        lines.Tasks.ShouldHaveSingleItem().Title.ShouldBe(line.Title);
        intent.ShouldBeOfType<Intent.NotUnderstood>();
        TodoLanguage.ReadDue("the second friday of march at 5pm", Speech.English, Small).ShouldBeNull();
        TodoLanguage.ReadRecurrence("every second friday of the month", Speech.English, Small).ShouldBeNull();
        TodoLanguage.ReadReminder("two days and three hours before", Speech.English, Small).ShouldBeNull();
        TodoLanguage.InWords(Weekly, Speech.English, Small).ShouldBe(Weekly.Rule);
    }

    [Fact]
    public void Phrases_nested_deeper_than_people_nest_them_are_not_understood()
    {
        var nested = GrammarWords.Repeated("the day before ", 20) + "christmas";
        var tooDeep = GrammarWords.Repeated("eve of ", 40) + "christmas";

        TodoLanguage.ReadDue(nested, Speech.English, TestContext.Current.CancellationToken).ShouldNotBeNull().Date.ShouldBe(new LocalDate(2026, 12, 5));
        TodoLanguage.ReadDue(tooDeep, Speech.English, TestContext.Current.CancellationToken).ShouldBeNull();
        TodoLanguage.Understand($"show {tooDeep}", Speech.English, TestContext.Current.CancellationToken).ShouldBeOfType<Intent.NotUnderstood>();
    }

    [Fact]
    public async Task Every_entry_stops_when_its_token_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var token = source.Token;
        Action[] entries =
        [
            () => TodoLanguage.Read("milk tomorrow", Speech.English, token),
            () => TodoLanguage.Read("milk tomorrow", Speech.English, new ReadingChoices(), token),
            () => TodoLanguage.ReadTasks("milk tomorrow", Speech.English, choices: null, token),
            () => TodoLanguage.Understand("add milk", Speech.English, token),
            () => TodoLanguage.ReadDue("tomorrow", Speech.English, token),
            () => TodoLanguage.ReadRecurrence("every day", Speech.English, token),
            () => TodoLanguage.ReadReminder("the day before", Speech.English, token),
            () => TodoLanguage.InWords(new Due(new LocalDate(2026, 11, 24)), Speech.English, token),
            () => TodoLanguage.InWords(Weekly, Speech.English, token),
            () => TodoLanguage.InWords(new Reminder(Period.FromDays(1)), Speech.English, token),
        ];

        foreach (var entry in entries)
        {
            Should.Throw<OperationCanceledException>(entry);
        }
    }

    [Fact]
    public void Reading_stops_within_a_thousand_steps_of_the_cancellation()
    {
        using var source = new CancellationTokenSource();
        var steps = new StepBudget(cancellationToken: source.Token);
        steps.Spend();
        source.Cancel();

        Should.Throw<OperationCanceledException>(() => TodoLanguage.Understand(GrammarWords.Repeated("every monday and tuesday ", 300), Speech.English, steps));

        steps.Used.ShouldBeLessThan(2_000);
    }

    private static StepBudget Small => new(maxSteps: 20);

    private static int Linear(int steps, int fewer, int more) => (int)((long)steps * more * 3 / (fewer * 2)) + 20_000;

    private static int StepsToRead(string text)
    {
        var steps = new StepBudget(maxSteps: Unlimited);
        TodoLanguage.Read(text, Speech.English, choices: null, steps);
        return steps.Used;
    }

    private static int StepsToUnderstand(string text)
    {
        var steps = new StepBudget(maxSteps: Unlimited);
        TodoLanguage.Understand(text, Speech.English, steps);
        return steps.Used;
    }

    private sealed class SameText : IEqualityComparer<LineReading>
    {
        public bool Equals(LineReading? left, LineReading? right) => left?.ToString() == right?.ToString();

        public int GetHashCode(LineReading reading) => 0;
    }
}
