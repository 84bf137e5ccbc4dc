using System.Text.Json;
using TodoChatbot.Backend.Tasks.Recurring;
using TodoChatbot.Contracts.Language;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Language;
using TodoChatbot.Language.Readings;
using Due = TodoChatbot.Contracts.Tasks.Due;
using Priority = TodoChatbot.Contracts.Tasks.Priority;
using Recurrence = TodoChatbot.Contracts.Tasks.Recurrence;
using Reminder = TodoChatbot.Contracts.Tasks.Reminder;

namespace TodoChatbot.Backend.Tasks.Reading;

/// <summary>What the language engine read, as contracts.</summary>
internal static class LanguageMapper
{
    public static Due Of(Language.Readings.Due due, SpeechContext speech, CancellationToken cancellationToken) =>
        new(
            due.Date.ToDateOnly(),
            due.Time?.ToTimeOnly(),
            (due.Zone ?? speech.Zone).Id,
            TodoLanguage.InWords(due, speech, cancellationToken),
            due is { Time: { } start, Until: { } end } ? Durations.Write(Durations.Between(start, end)) : null);

    public static Recurrence Of(Language.Readings.Recurrence recurrence, SpeechContext speech, CancellationToken cancellationToken) => new(
        recurrence.Rule,
        TodoLanguage.InWords(recurrence, speech, cancellationToken),
        new LocalMoment(recurrence.StartDate.ToDateOnly(), recurrence.StartTime?.ToTimeOnly()).ToString(),
        [.. recurrence.ExcludedDates.Select(excluded => new LocalMoment(excluded.Date.ToDateOnly(), excluded.Time?.ToTimeOnly()).ToString())],
        recurrence.AfterCompletion);

    public static Reminder Of(Language.Readings.Reminder reminder, SpeechContext speech, CancellationToken cancellationToken) => new(
        reminder.At is { } at ? new LocalMoment(at.Date.ToDateOnly(), at.TimeOfDay.ToTimeOnly()).ToString() : Triggers.Write(reminder.Before!),
        TodoLanguage.InWords(reminder, speech, cancellationToken));

    public static Priority Of(Language.Readings.Priority priority) => priority switch
    {
        Language.Readings.Priority.Low => Priority.Low,
        Language.Readings.Priority.High => Priority.High,
        Language.Readings.Priority.Urgent => Priority.Urgent,
        _ => Priority.Medium,
    };

    /// <summary>The task that a line describes.</summary>
    public static TaskFields TaskOf(LineReading line, SpeechContext speech, CancellationToken cancellationToken) => new(
        line.Title,
        Status: line.IsDone ? TodoStatus.Done : TodoStatus.Todo,
        Priority: line.Priority is { } priority ? Of(priority) : Priority.Medium,
        Due: line.Due is { } due ? Of(due, speech, cancellationToken) : null,
        Recurrence: line.Recurrence is { } recurrence ? Of(recurrence, speech, cancellationToken) : null,
        Reminders: line.Reminders.Select(reminder => Of(reminder, speech, cancellationToken)).For(line.Due is { } moment ? Of(moment, speech, cancellationToken) : null, speech.Zone),
        Tags: line.Tags,
        Project: line.Project is { } project ? new ProjectReference(Name: project) : null);

    /// <param name="line">The line as one task.</param>
    /// <param name="split">The line as several tasks; only one when it can be no more.</param>
    /// <param name="speech">The moment and the speaker.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static ParsedText Of(LineReading line, TaskSplit split, SpeechContext speech, CancellationToken cancellationToken) => new(
        line.Title,
        line.Due is { } due ? Of(due, speech, cancellationToken) : null,
        line.Recurrence is { } recurrence ? Of(recurrence, speech, cancellationToken) : null,
        [.. line.Reminders.Select(reminder => Of(reminder, speech, cancellationToken))],
        line.Priority is { } priority ? Of(priority) : null,
        line.Tags,
        line.Project,
        line.Subtasks,
        split.IsClear ? null : line.Reading,
        [.. (split.IsClear ? split.Tasks.SelectMany(task => task.Spans) : line.Spans).Select(span => new ParsedSpan(
            span.Start, span.Length, JsonNamingPolicy.SnakeCaseLower.ConvertName(span.Kind.ToString()), span.Meaning, span.Why, span.RunnerUp))],
        split.Tasks.Count > 1 || split.IsClear ? [.. split.Tasks.Select(part => new ParsedPart(part.Title, part.Reading) { Done = part.IsDone })] : [])
    {
        IsSeveral = split.IsClear,
        Heading = split.Heading,
    };
}
