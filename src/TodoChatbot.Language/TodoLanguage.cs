using NodaTime;
using TodoChatbot.Language.Commands;
using TodoChatbot.Language.Cultures;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Lines;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Wordings;

namespace TodoChatbot.Language;

/// <summary>
/// Natural language to meaning and back. Pure: the same text and context always give the same answer, nothing is read or kept,
/// and no input throws, however odd.
/// </summary>
public static class TodoLanguage
{
    private const int FirstYear = 1000;
    private const int LastYear = 9000;

    /// <summary>Reads one line that describes one task, as a quick-add line does.</summary>
    /// <param name="text">The line as typed.</param>
    /// <param name="context">The moment and the speaker.</param>
    /// <param name="choices">What the user decided about stretches of an earlier reading of the same line.</param>
    public static LineReading Read(string text, SpeechContext context, ReadingChoices? choices = null) =>
        LineReader.Read(text, Readable(context), choices);

    /// <summary>Reads a text that may describe several tasks, one reading for each: "milk, call mum tomorrow 6, rent every 1st".</summary>
    /// <param name="text">The text as typed; its lines, and what stands between commas where each part can be a task, are read apart.</param>
    /// <param name="context">The moment and the speaker.</param>
    /// <param name="choices">What the user decided about stretches of an earlier reading of the same text.</param>
    public static IReadOnlyList<LineReading> ReadTasks(string text, SpeechContext context, ReadingChoices? choices = null) =>
        new TaskSplitter(Readable(context)) { Choices = choices }
            .Read(new Cursor(new Utterance(text, CultureCatalog.Of(context.Locale), choices?.Literal)));

    /// <summary>Finds what a sentence of a conversation asks for.</summary>
    /// <param name="text">The sentence as typed.</param>
    /// <param name="context">The moment and the speaker.</param>
    public static Intent Understand(string text, SpeechContext context) => Understanding.Of(text, Readable(context));

    /// <summary>Reads a phrase that must be a date, a time or both and nothing else: "tomorrow at 5pm", "2026-11-24T17:00".</summary>
    /// <returns>Null when any of it is something else.</returns>
    public static Due? ReadDue(string phrase, SpeechContext context) => PhraseReader.Due(phrase, Readable(context));

    /// <summary>Reads a phrase that must be a repetition and nothing else: "every other friday", or a RECUR value of RFC 5545.</summary>
    /// <returns>Null when any of it is something else.</returns>
    public static Recurrence? ReadRecurrence(string phrase, SpeechContext context) => PhraseReader.Recurrence(phrase, Readable(context));

    /// <summary>Reads a phrase that must be a reminder and nothing else: "30 min before", "the day before", "tomorrow at 8".</summary>
    /// <returns>Null when any of it is something else.</returns>
    public static Reminder? ReadReminder(string phrase, SpeechContext context) => PhraseReader.Reminder(phrase, Readable(context));

    /// <summary>Says a due moment in words with its absolute date: "Tue 24 Nov 2026 at 17:00".</summary>
    public static string InWords(Due due, SpeechContext context) => WordsOf(context).Of(due);

    /// <summary>Says a repetition in words that read back to the same rule: "every other Friday at 17:00".</summary>
    public static string InWords(Recurrence recurrence, SpeechContext context) => WordsOf(context).Of(recurrence);

    /// <summary>Says a reminder in words: "30 minutes before".</summary>
    public static string InWords(Reminder reminder, SpeechContext context) => WordsOf(context).Of(reminder);

    private static Words WordsOf(SpeechContext context) => new(CultureCatalog.Of(context.Locale), Readable(context));

    // Far from the ends of the calendar, so that "in 500 years" is still in it.
    private static SpeechContext Readable(SpeechContext context) => context.Now.Year switch
    {
        < FirstYear => context with { Now = new LocalDateTime(FirstYear, 1, 1, 0, 0) },
        > LastYear => context with { Now = new LocalDateTime(LastYear, 12, 31, 0, 0) },
        _ => context,
    };
}
