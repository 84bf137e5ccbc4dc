using TodoChatbot.Language.Cultures;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Resolution;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Wordings;

namespace TodoChatbot.Language.Lines;

/// <summary>Reads a line that describes one task.</summary>
internal sealed class LineReader
{
    private readonly SpeechContext _context;
    private readonly Cursor _cursor;
    private readonly IReadOnlyList<ReadingChoices.Range> _turned;
    private readonly Words _words;
    private WhenPhrase? _when;

    private LineReader(Cursor cursor, SpeechContext context, ReadingChoices? choices)
    {
        _cursor = cursor;
        _context = context;
        _turned = choices?.RunnerUps ?? [];
        _words = new Words(cursor.Culture, context);
    }

    /// <summary>Reads a whole text as one line.</summary>
    public static LineReading Read(string text, SpeechContext context, ReadingChoices? choices) =>
        Read(new Cursor(new Utterance(text, CultureCatalog.Of(context.Locale), choices?.Literal)), context, choices);

    /// <summary>Reads the stretch of an utterance that a cursor covers.</summary>
    public static LineReading Read(Cursor cursor, SpeechContext context, ReadingChoices? choices = null) =>
        new LineReader(cursor, context, choices).Read();

    /// <summary>Also tells what was said about time, before it was decided.</summary>
    public static (LineReading Reading, WhenPhrase? When) ReadWithPhrase(Cursor cursor, SpeechContext context)
    {
        var reader = new LineReader(cursor, context, null);
        var reading = reader.Read();
        return (reading, reader._when);
    }

    private LineReading Read()
    {
        var cover = BestCover.Of(new CandidateScan(_cursor, _context).Run());
        var whens = cover.Where(candidate => candidate.When is { IsImpossible: false }).ToList();
        var when = _when = Joined(whens);
        var turned = whens.Any(candidate => IsTurned(candidate));
        var policy = new Policy(_context);
        var meaning = when is null ? null : WhenResolver.Resolve(when, policy);
        var runnerUp = when is not null && policy.Decided is { } decided ? WhenResolver.Resolve(when, new Policy(_context, decided)) : null;
        if (turned && runnerUp is not null)
            (meaning, runnerUp) = (runnerUp, meaning);

        var taken = cover.Where(candidate => candidate.Kind != SpanKind.Quote && (candidate.When is null || whens.Contains(candidate))).ToList();
        var reading = new LineReading
        {
            Title = TitleText.Of(_cursor, taken),
            Due = meaning?.Due,
            Recurrence = meaning?.Recurrence,
            Reminders = ReminderResolver.Resolve(taken.SelectMany(candidate => candidate.Reminders), taken.Any(candidate => candidate is { Kind: SpanKind.Reminder, Reminders: [] }), meaning?.Due, _context),
            Priority = taken.Find(candidate => candidate.Priority is not null)?.Priority,
            Tags = Names(taken, SpanKind.Tag),
            Project = Names(taken, SpanKind.Project) is [var project, ..] ? project : null,
            Subtasks = Names(taken, SpanKind.Subtasks),
        };
        return reading with
        {
            Reading = _words.Reading(reading),
            Spans = [.. cover.Where(candidate => candidate.Kind == SpanKind.Quote || taken.Contains(candidate)).Select(candidate => SpanOf(candidate, meaning, runnerUp, policy))],
        };
    }

    // The most certain first; what contradicts it stays in the title.
    private WhenPhrase? Joined(List<Candidate> whens)
    {
        WhenPhrase? union = null;
        foreach (var candidate in whens.OrderByDescending(candidate => candidate.Score).ToArray())
        {
            var joined = union is null ? candidate.When : WhenUnion.Of(union, candidate.When!);
            if (joined is not null && (union is null || WhenResolver.Resolve(joined, new Policy(_context)) is not null))
                union = joined;
            else
                whens.Remove(candidate);
        }

        return union;
    }

    private bool IsTurned(Candidate candidate)
    {
        var start = _cursor.At(candidate.First).Start;
        var end = _cursor.At(candidate.End - 1).End;
        return _turned.Any(range => range.Start < end && range.Start + (long)range.Length > start);
    }

    private static List<string> Names(List<Candidate> taken, SpanKind kind) =>
        [.. taken.Where(candidate => candidate.Kind == kind).SelectMany(candidate => candidate.Names).Distinct(StringComparer.OrdinalIgnoreCase)];

    private Span SpanOf(Candidate candidate, WhenMeaning? meaning, WhenMeaning? runnerUp, Policy policy)
    {
        var isWhen = candidate.When is not null && meaning is not null;
        var start = _cursor.At(candidate.First).Start;
        return new Span
        {
            Start = start,
            Length = _cursor.At(candidate.End - 1).End - start,
            Kind = candidate.Kind,
            Meaning = isWhen ? _words.Of(meaning!) : _words.Of(candidate, meaning?.Due),
            Why = _cursor.Culture.Reasons[isWhen ? policy.Why : RuleOf(candidate.Kind)],
            RunnerUp = isWhen && runnerUp is not null ? _words.Of(runnerUp) : null,
        };
    }

    private static PolicyRule RuleOf(SpanKind kind) => kind switch
    {
        SpanKind.Reminder => PolicyRule.Reminder,
        SpanKind.Priority => PolicyRule.Priority,
        SpanKind.Tag => PolicyRule.Tag,
        SpanKind.Project => PolicyRule.Project,
        SpanKind.Subtasks => PolicyRule.Subtasks,
        _ => PolicyRule.Quote,
    };
}
