using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using TodoChatbot.Backend.Tasks;
using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Contracts;
using TodoChatbot.Language;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Backend.Assistant.BuiltIn;

/// <summary>Turns meaning into tool arguments. What is absent is left out.</summary>
internal static class Arguments
{
    private static readonly LocalTimePattern Minute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static Dictionary<string, object?> Of(LineReading task, SpeechContext speech, CancellationToken cancellationToken) => Present(
        ("title", task.Title),
        ("description", task.Description),
        ("due", task.Due is { } due ? Moment(due) : null),
        ("recurrence", task.Recurrence is { } recurrence ? Rule(recurrence, speech, cancellationToken) : null),
        ("reminders", Some(task.Reminders.Select(Trigger))),
        ("priority", task.Priority is { } priority ? Name(priority) : null),
        ("tags", Some(task.Tags)),
        ("project", task.Project),
        ("subtasks", Some(task.Subtasks)));

    /// <summary>The arguments of <c>list_tasks</c>.</summary>
    /// <param name="filter">Which tasks.</param>
    /// <param name="toChange">The tool that will change them, so that it gets all of the right kind.</param>
    public static Dictionary<string, object?> Of(TaskFilter filter, string? toChange = null) => Present(
        ("status", StatusOf(filter, toChange)),
        ("text", filter.Words),
        ("numbers", filter.Numbers.Count > 0 ? filter.Numbers.ToArray() : null),
        ("due_from", filter.DueFrom is { } from ? Date(from) : null),
        ("due_to", filter.DueTo is { } to ? Date(to) : null),
        ("time_from", filter.TimeFrom is { } earliest ? Minute.Format(earliest) : null),
        ("time_to", filter.TimeTo is { } latest ? Minute.Format(latest) : null),
        ("added_from", filter.AddedFrom is { } oldest ? Date(oldest) : null),
        ("added_to", filter.AddedTo is { } newest ? Date(newest) : null),
        ("completed_from", filter.CompletedFrom is { } first ? Date(first) : null),
        ("completed_to", filter.CompletedTo is { } last ? Date(last) : null),
        ("overdue", filter.Overdue ? true : null),
        ("no_due", filter.NoDue ? true : null),
        ("repeating", filter.Repeating ? true : null),
        ("has_reminders", filter.HasReminders ? true : null),
        ("no_project", filter.NoProject ? true : null),
        ("priority", Some(filter.Priorities.Select(Name))),
        ("tags", Some(filter.Tags)),
        ("project", filter.Project),
        ("sort", filter.Order is TaskOrder.Oldest or TaskOrder.Newest ? "created" : null),
        ("order", filter.Order switch
        {
            TaskOrder.DueLast => "desc",
            TaskOrder.Oldest => "asc",
            _ => null,
        }),
        ("limit", filter.Limit is { } limit ? Math.Clamp(limit, 1, 200) : toChange is null ? null : 200));

    public static Dictionary<string, object?> Of(TaskChange change, SpeechContext speech, CancellationToken cancellationToken) => Present(
        ("title", change.Title),
        ("description", change.Description is "" ? null : change.Description),
        ("due", change.DueDate is { } date ? Date(date) : null),
        ("due_time", change.DueTime is { } time ? $"{Minute.Format(time)}{Length(time, change.DueUntil)}{(change.DueZone is { } zone ? $" {zone.Id}" : "")}" : null),
        ("due_shift", change.DueShift is { } shift ? PeriodPattern.NormalizingIso.Format(shift) : null),
        ("recurrence", change.Recurrence is { } recurrence ? Rule(recurrence, speech, cancellationToken) : null),
        ("status", change.Status is { } status ? Name(status) : null),
        ("priority", change.Priority is { } priority ? Name(priority) : null),
        ("add_tags", Some(change.AddTags)),
        ("remove_tags", Some(change.RemoveTags)),
        ("project", change.Project),
        ("add_reminders", Some(change.AddReminders.Select(Trigger))),
        ("add_subtasks", Some(change.AddSubtasks)),
        ("clear", Some(Cleared(change))));

    /// <summary>The arguments of <c>edit_project</c> and <c>edit_tag</c>.</summary>
    /// <param name="edit">What to do.</param>
    /// <param name="noun">The argument that has the name.</param>
    public static Dictionary<string, object?> Of(Intent.EditLabel edit, string noun) => Present(
        ("action", edit.Edit == LabelEdit.Rename ? "update" : Name(edit.Edit)),
        (noun, edit.Name),
        ("new_name", edit.NewName));

    public static Dictionary<string, object?> Of(DateInterval days) => new() { ["from"] = Date(days.Start), ["to"] = Date(days.End) };

    public static string Date(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static string Time(LocalTime time) => Minute.Format(time);

    /// <summary>"3, 4, 7"</summary>
    public static string Numbers(IEnumerable<TaskBrief> tasks) => string.Join(", ", tasks.Select(task => task.Number));

    /// <summary>True when a filter narrows nothing down.</summary>
    public static bool IsEverything(TaskFilter filter) => filter.Except is null && Of(filter with { Statuses = [] }).Count == 0
        && (filter.Statuses.Count == 0 || !filter.Statuses.Contains(Status.Done));

    private static string? StatusOf(TaskFilter filter, string? toChange) => filter.Statuses switch
    {
        [] when toChange is Operations.ReopenTask => "done",
        [] when toChange is not null => "open",
        [] when filter.Everything => "all",
        [] => null,
        [Status.Done] => "done",
        [var one] => Name(one),
        _ when filter.Statuses.Contains(Status.Done) => "all",
        _ => "open",
    };

    private static IEnumerable<string> Cleared(TaskChange change)
    {
        if (change.Description is "")
        {
            yield return "description";
        }

        if (change.RemoveDue)
        {
            yield return "due";
        }

        if (change.RemoveRecurrence)
        {
            yield return "recurrence";
        }

        if (change.RemoveProject)
        {
            yield return "project";
        }

        if (change.RemoveReminders)
        {
            yield return "reminders";
        }
    }

    // "2026-11-24T15:00/PT1H America/New_York"
    private static string Moment(Due due) => due.Time is { } time
        ? $"{Date(due.Date)}T{Minute.Format(time)}{Length(time, due.Until)}{(due.Zone is { } zone ? $" {zone.Id}" : "")}"
        : Date(due.Date);

    // How long it takes, as the second part of an interval of ISO 8601.
    private static string Length(LocalTime start, LocalTime? end) => end is { } until ? $"/{Durations.Write(Durations.Between(start, until))}" : "";

    // The rule as RFC 5545 writes it, with what is left out; the start is the due moment.
    private static string Rule(Recurrence recurrence, SpeechContext speech, CancellationToken cancellationToken)
    {
        if (recurrence.AfterCompletion)
        {
            return TodoLanguage.InWords(recurrence, speech, cancellationToken);
        }

        var excluded = recurrence.ExcludedDates.Select(date => $"EXDATE:{Date(date.Date)}{(date.Time is { } time ? $"T{Minute.Format(time)}" : "")}");
        return string.Join('\n', excluded.Prepend($"RRULE:{recurrence.Rule}"));
    }

    private static string Trigger(Reminder reminder) => reminder.At is { } at
        ? $"{Date(at.Date)}T{Minute.Format(at.TimeOfDay)}"
        : Tasks.Recurring.Triggers.Write(reminder.Before!);

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static string[]? Some(IEnumerable<string> values) => values.ToArray() is { Length: > 0 } some ? some : null;

    private static Dictionary<string, object?> Present(params IEnumerable<(string Name, object? Value)> arguments) =>
        arguments.Where(argument => argument.Value is not null).ToDictionary(argument => argument.Name, argument => argument.Value);
}
