using TodoChatbot.Language.Cultures;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Resolution;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Wordings;

namespace TodoChatbot.Language.Lines;

/// <summary>Reads a line that describes one task.</summary>
internal static class LineReader
{
    /// <summary>Reads a whole text as one line.</summary>
    public static LineReading Read(string text, SpeechContext context, ReadingChoices? choices) =>
        Read(new Cursor(new Utterance(text, CultureCatalog.Of(context.Locale), context.Steps, choices?.Literal)), context, choices).Reading;

    /// <summary>Reads the stretch of an utterance that a cursor covers.</summary>
    /// <param name="cursor">The stretch.</param>
    /// <param name="context">The moment and the speaker.</param>
    /// <param name="choices">What the speaker decided otherwise.</param>
    /// <param name="reminds">True when words outside the stretch ask for a reminder.</param>
    /// <returns>The reading, and what was said about time before it was decided.</returns>
    public static (LineReading Reading, WhenPhrase? When) Read(Cursor cursor, SpeechContext context, ReadingChoices? choices = null, bool reminds = false)
    {
        var cover = BestCover.Of(new CandidateScan(cursor, context).Run());
        var union = WhenUnion.Of(cover, context);
        var taken = cover.FindAll(candidate => candidate.When is null || union.Contains(candidate));
        if (union is { Phrase.Length: not null, Meaning.Meaning.Due.Until: null })
            taken = [.. taken.SelectMany(WithoutLength)];

        var meaning = union.Meaning?.Meaning;
        var runnerUp = union.Meaning?.RunnerUp(union.Phrase!, context);
        if (runnerUp is not null && taken.Exists(candidate => IsTurned(cursor, candidate, choices)))
            (meaning, runnerUp) = (runnerUp, meaning);

        // What repeats keeps to the clock that the words name; a single moment is told by the speaker's own.
        (meaning, runnerUp) = (ByOwnClock(meaning, context), ByOwnClock(runnerUp, context));
        var words = new LineWords(new Words(cursor.Culture, context), meaning, runnerUp, union.Meaning?.Why, cursor.Culture.Reasons);
        var reading = new LineReading
        {
            Title = TitleText.Of(cursor, taken),
            Due = meaning?.Due,
            Recurrence = meaning?.Recurrence,
            Reminders = RemindersOf(taken, reminds, meaning?.Due, meaning?.Recurrence is not null, context),
            LacksReminderTime = meaning is null && (reminds || taken.Exists(candidate => candidate.Kind == SpanKind.Reminder && candidate.Reminders.Count == 0)),
            Priority = taken.Find(candidate => candidate.Priority is not null)?.Priority,
            Tags = Names(taken, SpanKind.Tag),
            Project = Names(taken, SpanKind.Project) is [var project, ..] ? project : null,
            Subtasks = Names(taken, SpanKind.Subtasks),
            Spans = [.. taken.Select(candidate => words.SpanOf(cursor, candidate))],
        };
        return (reading with { Reading = words.ReadingOf(reading) }, union.Phrase);
    }

    // "run daily for 20 minutes": without a time no end can be said, so that the words stay in the title.
    private static IEnumerable<Candidate> WithoutLength(Candidate candidate)
    {
        if (candidate.When is not { LengthFirst: >= 0 } when)
            return [candidate];

        return new[] { candidate.Part(candidate.First, when.LengthFirst), candidate.Part(when.LengthEnd, candidate.End) }.Where(part => part.First < part.End);
    }

    private static WhenMeaning? ByOwnClock(WhenMeaning? meaning, SpeechContext context) =>
        meaning is { Recurrence: null, Due.Zone: not null } ? meaning with { Due = meaning.Due.ByClockOf(context.Zone) } : meaning;

    private static IReadOnlyList<Reminder> RemindersOf(List<Candidate> taken, bool reminds, Due? due, bool repeats, SpeechContext context)
    {
        var requests = taken.FindAll(candidate => candidate.Kind == SpanKind.Reminder);
        var atDueTime = reminds || requests.Exists(request => request.Reminders.Count == 0);
        return requests.Count == 0 && !atDueTime ? [] : ReminderResolver.Resolve(requests.SelectMany(request => request.Reminders), atDueTime, due, repeats, context);
    }

    private static IReadOnlyList<string> Names(List<Candidate> taken, SpanKind kind)
    {
        var named = taken.FindAll(candidate => candidate.Kind == kind);
        return named.Count == 0 ? [] : [.. named.SelectMany(candidate => candidate.Names).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static bool IsTurned(Cursor cursor, Candidate candidate, ReadingChoices? choices)
    {
        if (candidate.When is null || choices is null)
            return false;

        var start = cursor.At(candidate.First).Start;
        var end = cursor.At(candidate.End - 1).End;
        return choices.RunnerUps.Any(range => range.Start < end && range.Start + (long)range.Length > start);
    }
}
