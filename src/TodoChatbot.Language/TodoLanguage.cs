using NodaTime;
using TodoChatbot.Language.Commands;
using TodoChatbot.Language.Cultures;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Lines;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Rules;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Wordings;

namespace TodoChatbot.Language;

/// <summary>
/// Natural language to meaning and back. Pure: the same text and context always give the same answer, nothing is read or kept,
/// and no input throws, however odd. Each call takes a bounded number of steps, and stops with an
/// <see cref="OperationCanceledException"/> when its token is cancelled. What takes more steps counts as not understood.
/// </summary>
public static class TodoLanguage
{
    private const int FirstYear = 1000;
    private const int LastYear = 9000;

    /// <summary>Reads one line that describes one task, as a quick-add line does.</summary>
    /// <param name="text">The line as typed.</param>
    /// <param name="context">The moment and the speaker.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>What the line says; a line that takes too many steps is a title and nothing else.</returns>
    public static LineReading Read(string text, SpeechContext context, CancellationToken cancellationToken) =>
        Read(text, context, choices: null, cancellationToken);

    /// <inheritdoc cref="Read(string, SpeechContext, CancellationToken)"/>
    /// <param name="text">The line as typed.</param>
    /// <param name="context">The moment and the speaker.</param>
    /// <param name="choices">What the user decided about stretches of an earlier reading of the same line.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static LineReading Read(string text, SpeechContext context, ReadingChoices? choices, CancellationToken cancellationToken) =>
        Read(text, context, choices, new StepBudget(cancellationToken: cancellationToken));

    /// <summary>Reads a text that may describe several tasks, one reading for each: "milk, call mum tomorrow 6, rent every 1st".</summary>
    /// <param name="text">The text as typed; its lines, and what stands between commas where each part can be a task, are read apart.</param>
    /// <param name="context">The moment and the speaker.</param>
    /// <param name="choices">What the user decided about stretches of an earlier reading of the same text.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>One reading for each task; a text that takes too many steps is one title and nothing else.</returns>
    public static TaskSplit ReadTasks(string text, SpeechContext context, ReadingChoices? choices, CancellationToken cancellationToken) =>
        ReadTasks(text, context, choices, new StepBudget(cancellationToken: cancellationToken));

    /// <summary>Finds what a sentence of a conversation asks for.</summary>
    /// <param name="text">The sentence as typed.</param>
    /// <param name="context">The moment and the speaker.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The intent; <see cref="Intent.NotUnderstood"/> for a text that takes too many steps.</returns>
    public static Intent Understand(string text, SpeechContext context, CancellationToken cancellationToken) =>
        Understand(text, context, new StepBudget(cancellationToken: cancellationToken));

    /// <summary>Explains how <see cref="Understand(string, SpeechContext, CancellationToken)"/> understands a sentence.</summary>
    /// <param name="text">The sentence as typed.</param>
    /// <param name="context">The moment and the speaker.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The intent and what decided it; for a text that takes too many steps, the intent alone.</returns>
    public static Explanation Explain(string text, SpeechContext context, CancellationToken cancellationToken)
    {
        var readable = Readable(context, new StepBudget(cancellationToken: cancellationToken));
        return WithinBudget(() => Understanding.Explain(text, readable), text, static _ => new Explanation(new Intent.NotUnderstood(), [], [], 0));
    }

    /// <summary>Reads a phrase that must be a date, a time or both and nothing else: "tomorrow at 5pm", "2026-11-24T17:00".</summary>
    /// <returns>Null when any of it is something else.</returns>
    public static Due? ReadDue(string phrase, SpeechContext context, CancellationToken cancellationToken) =>
        ReadDue(phrase, context, new StepBudget(cancellationToken: cancellationToken));

    /// <summary>Reads a phrase that must be days and nothing else: "this week", "monday to friday", "before friday", "tomorrow".</summary>
    /// <returns>Null when any of it is something else.</returns>
    public static Days? ReadDays(string phrase, SpeechContext context, CancellationToken cancellationToken) =>
        ReadDays(phrase, context, new StepBudget(cancellationToken: cancellationToken));

    /// <summary>Reads the two ends of a range: "monday" and "friday", where the second is looked for from the first on.</summary>
    /// <returns>Null when one of them is something else than days.</returns>
    public static Days? ReadDays(string first, string last, SpeechContext context, CancellationToken cancellationToken) =>
        ReadDays(first, last, context, new StepBudget(cancellationToken: cancellationToken));

    /// <summary>Reads a phrase that must be a repetition and nothing else: "every other friday", or a RECUR value of RFC 5545.</summary>
    /// <returns>Null when any of it is something else.</returns>
    public static Recurrence? ReadRecurrence(string phrase, SpeechContext context, CancellationToken cancellationToken) =>
        ReadRecurrence(phrase, context, new StepBudget(cancellationToken: cancellationToken));

    /// <summary>Reads a phrase that must be a reminder and nothing else: "30 min before", "the day before", "tomorrow at 8".</summary>
    /// <returns>Null when any of it is something else.</returns>
    public static Reminder? ReadReminder(string phrase, SpeechContext context, CancellationToken cancellationToken) =>
        ReadReminder(phrase, context, new StepBudget(cancellationToken: cancellationToken));

    /// <summary>Says a due moment in words with its absolute date: "Tue 24 Nov 2026 at 17:00".</summary>
    public static string InWords(Due due, SpeechContext context, CancellationToken cancellationToken) =>
        WordsOf(context, new StepBudget(cancellationToken: cancellationToken)).Of(due);

    /// <summary>
    /// Says a repetition in words that read back to the same rule: "every other Friday at 17:00". One for which that takes too many
    /// steps is said as its rule.
    /// </summary>
    public static string InWords(Recurrence recurrence, SpeechContext context, CancellationToken cancellationToken) =>
        InWords(recurrence, context, new StepBudget(cancellationToken: cancellationToken));

    /// <summary>The repetition of a task after a change that keeps part of it: "it isn't on fridays anymore".</summary>
    /// <param name="recurrence">The repetition as it is.</param>
    /// <param name="change">A change with <see cref="TaskChange.EditsRecurrence"/>.</param>
    /// <returns>Null when nothing would be left of it, or when it has nothing of what is to go.</returns>
    public static Recurrence? Edit(Recurrence recurrence, TaskChange change) => RuleEdit.Edited(recurrence, change);

    /// <summary>True when the days of a repetition follow from its rule alone: "every Friday", but not "every 3 days".</summary>
    public static bool HasFixedDays(Recurrence recurrence) => RuleEdit.HasFixedDays(recurrence);

    /// <summary>Says a reminder in words: "30 minutes before".</summary>
    public static string InWords(Reminder reminder, SpeechContext context, CancellationToken cancellationToken) =>
        WordsOf(context, new StepBudget(cancellationToken: cancellationToken)).Of(reminder);

    internal static LineReading Read(string text, SpeechContext context, ReadingChoices? choices, StepBudget steps) =>
        WithinBudget(() => LineReader.Read(text, Readable(context, steps), choices), text, NotUnderstood);

    internal static TaskSplit ReadTasks(string text, SpeechContext context, ReadingChoices? choices, StepBudget steps) => WithinBudget(
        () => new TaskSplitter(Readable(context, steps)) { Choices = choices }
            .Split(new Cursor(new Utterance(text, CultureCatalog.Of(context.Locale), steps, choices?.Literal))),
        text,
        static text => new TaskSplit { Tasks = [NotUnderstood(text)] });

    internal static Intent Understand(string text, SpeechContext context, StepBudget steps) =>
        WithinBudget(() => Understanding.Of(text, Readable(context, steps)), text, static _ => new Intent.NotUnderstood());

    internal static Due? ReadDue(string phrase, SpeechContext context, StepBudget steps) =>
        WithinBudget(() => PhraseReader.Due(phrase, Readable(context, steps)), phrase, static _ => null);

    internal static Days? ReadDays(string phrase, SpeechContext context, StepBudget steps) =>
        WithinBudget(() => DaysReader.Read(phrase, Readable(context, steps)), phrase, static _ => null);

    internal static Days? ReadDays(string first, string last, SpeechContext context, StepBudget steps) =>
        WithinBudget(() => DaysReader.Read(first, last, Readable(context, steps)), first, static _ => null);

    internal static Recurrence? ReadRecurrence(string phrase, SpeechContext context, StepBudget steps) =>
        WithinBudget(() => PhraseReader.Recurrence(phrase, Readable(context, steps)), phrase, static _ => null);

    internal static Reminder? ReadReminder(string phrase, SpeechContext context, StepBudget steps) =>
        WithinBudget(() => PhraseReader.Reminder(phrase, Readable(context, steps)), phrase, static _ => null);

    internal static string InWords(Recurrence recurrence, SpeechContext context, StepBudget steps) =>
        WithinBudget(() => WordsOf(context, steps).Of(recurrence), recurrence.Rule, static rule => rule);

    private static T WithinBudget<T>(Func<T> read, string text, Func<string, T> notUnderstood)
    {
        try
        {
            return read();
        }
        catch (StepBudgetExceededException)
        {
            return notUnderstood(text);
        }
    }

    // The words are kept, with one space between them as in any other title.
    private static LineReading NotUnderstood(string text) =>
        new() { Title = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) };

    private static Words WordsOf(SpeechContext context, StepBudget steps)
    {
        steps.Spend();
        return new Words(CultureCatalog.Of(context.Locale), Readable(context, steps));
    }

    // Far from the ends of the calendar, so that "in 500 years" is still in it.
    private static SpeechContext Readable(SpeechContext context, StepBudget steps) => context with
    {
        Steps = steps,
        Own = new OwnTasks(context.Tasks, CultureCatalog.Of(context.Locale), steps),
        Now = context.Now.Year switch
        {
            < FirstYear => new LocalDateTime(FirstYear, 1, 1, 0, 0),
            > LastYear => new LocalDateTime(LastYear, 12, 31, 0, 0),
            _ => context.Now,
        },
    };
}
