using NodaTime;
using NodaTime.Text;
using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Language;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Backend.Assistant.BuiltIn;

/// <summary>Computes the new repetition of a task when a change keeps part of the old one.</summary>
internal static class SeriesChange
{
    /// <summary>Returns the arguments of <c>update_task</c> with the whole new repetition; null if nothing is left of it, or if nothing changes.</summary>
    /// <param name="change">A change with <see cref="TaskChange.EditsRecurrence"/>.</param>
    /// <param name="task">The repeating task as it is.</param>
    /// <param name="speech">The moment and the user.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Dictionary<string, object?>? ArgumentsOf(TaskChange change, TaskBrief task, SpeechContext speech, CancellationToken cancellationToken)
    {
        if (task.Repeats is null || DayOf(task.Due) is not { } due
            || TodoLanguage.ReadRecurrence(task.Repeats, speech with { Now = due.AtMidnight() }, cancellationToken) is not { } before
            || TodoLanguage.Edit(before, change) is not { } after)
        {
            return null;
        }

        // A day that is left out is no longer due.
        var moved = change.WithoutDays.Contains(due.DayOfWeek)
            ? TodoLanguage.ReadRecurrence(TodoLanguage.InWords(after, speech, cancellationToken), speech with { Now = due.AtMidnight() }, cancellationToken)?.StartDate
            : null;
        var arguments = Arguments.Of(change with { Recurrence = after, DueDate = moved ?? change.DueDate }, speech, cancellationToken);
        if (change is { IsFromNowOn: true, DueTime: { } time })
        {
            // The same rule at another time begins anew.
            arguments["recurrence"] = $"DTSTART:{Arguments.Date(due)}T{Arguments.Time(time)}\n{arguments["recurrence"]}";
        }

        return arguments;
    }

    /// <summary>Returns the arguments of <c>update_task</c> that exclude a day; null if the task may not be due on it.</summary>
    public static Dictionary<string, object?>? WithoutDay(LocalDate day, TaskBrief task, SpeechContext speech, CancellationToken cancellationToken)
    {
        if (task.Repeats is null || DayOf(task.Due) is not { } due || day < due
            || TodoLanguage.ReadRecurrence(task.Repeats, speech with { Now = day.AtMidnight() }, cancellationToken) is not { } recurrence
            || recurrence.StartDate != day || !TodoLanguage.HasFixedDays(recurrence))
        {
            return null;
        }

        var without = recurrence with { ExcludedDates = [.. recurrence.ExcludedDates, new Recurrence.ExcludedDate(day, recurrence.StartTime)] };
        return Arguments.Of(new TaskChange { Recurrence = without }, speech, cancellationToken);
    }

    /// <summary>Returns the days that name the current occurrence: its due day, and the day of its rule.</summary>
    public static IEnumerable<LocalDate> DaysOf(TaskBrief task) =>
        new[] { DayOf(task.Due), DayOf(task.Occurrence) }.OfType<LocalDate>();

    // "2026-11-24T17:00"
    private static LocalDate? DayOf(string? moment) =>
        moment is { Length: >= 10 } && LocalDatePattern.Iso.Parse(moment[..10]) is { Success: true } day ? day.Value : null;
}
