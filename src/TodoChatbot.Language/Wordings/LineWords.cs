using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Lines;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Resolution;

namespace TodoChatbot.Language.Wordings;

/// <summary>Says what was understood of a line, as a whole and stretch by stretch.</summary>
internal sealed class LineWords(
    Words words, WhenMeaning? meaning, WhenMeaning? runnerUp, PolicyRule? why, IReadOnlyDictionary<PolicyRule, string> reasons)
{
    // Each is said once, however many stretches it comes from.
    private readonly string? _when = meaning is null ? null : words.Of(meaning);
    private readonly string? _runnerUp = runnerUp is null ? null : words.Of(runnerUp);

    public string? ReadingOf(LineReading reading) => words.Reading(_when, reading);

    public Span SpanOf(Cursor cursor, Candidate candidate)
    {
        var isWhen = candidate.When is not null;
        var start = cursor.At(candidate.First).Start;
        return new Span
        {
            Start = start,
            Length = cursor.At(candidate.End - 1).End - start,
            Kind = candidate.Kind,
            Meaning = isWhen ? _when ?? "" : words.Of(candidate, meaning?.Due),
            Why = reasons[isWhen && why is { } decided ? decided : RuleOf(candidate.Kind)],
            RunnerUp = isWhen ? _runnerUp : null,
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
