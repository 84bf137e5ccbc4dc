using System.Globalization;
using System.Xml;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Language;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Tasks.Editing;

/// <summary>Saves what a form says about a task. What it says in words is read by the backend, as everywhere.</summary>
internal sealed class TaskEditor(TaskClient tasks)
{
    /// <param name="form">What the person wants.</param>
    /// <param name="current">The task as it is stored now: words that are still its own keep what stands behind them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Result<TaskItem>> SaveAsync(TaskForm form, TaskItem current, CancellationToken cancellationToken)
    {
        var errors = new Dictionary<string, string[]>();
        var due = ReadDue(form, errors);
        (due, var recurrence) = await ReadRecurrenceAsync(form, due, current, errors, cancellationToken);
        var reminders = await ReadRemindersAsync(form, current, errors, cancellationToken);
        var parent = ReadParent(form, errors);
        if (errors.Count > 0)
        {
            return Result<TaskItem>.Failure(new BackendProblem(
                StatusCodes.Status400BadRequest, ErrorCodes.ValidationError, string.Join(' ', errors.Values.SelectMany(words => words)), errors));
        }

        var fields = new TaskFields(
            form.Title ?? string.Empty,
            form.Description?.ReplaceLineEndings("\n"),
            WireNames.Parse<TodoStatus>(form.Status) ?? current.Status,
            WireNames.Parse<Priority>(form.Priority) ?? current.Priority,
            due,
            recurrence,
            reminders,
            TagLine.Read(form.Tags),
            string.IsNullOrWhiteSpace(form.Project) ? null : new ProjectReference(Name: form.Project.Trim()),
            parent);
        return await tasks.ReplaceAsync(current.Number, fields, form.Version, cancellationToken);
    }

    private static Due? ReadDue(TaskForm form, Dictionary<string, string[]> errors)
    {
        if (string.IsNullOrWhiteSpace(form.Date))
        {
            return null;
        }

        if (!DateOnly.TryParseExact(form.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            errors["due"] = [$"“{form.Date}” is not a date. Write 2026-11-24."];
            return null;
        }

        var time = ReadTime(form.Time, "due.time", errors);
        var until = ReadTime(form.Until, "due.duration", errors);
        if (until is not null && time is null && !errors.ContainsKey("due.time"))
        {
            errors["due.time"] = [$"It ends at {form.Until}. Say when it begins, too."];
        }

        return new Due(
            date,
            time,
            string.IsNullOrEmpty(form.TimeZone) ? null : form.TimeZone,
            Duration: time is { } start && until is { } end && start != end ? XmlConvert.ToString(end - start) : null);
    }

    private static TimeOnly? ReadTime(string? text, string field, Dictionary<string, string[]> errors)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time))
        {
            return time;
        }

        errors[field] = [$"“{text}” is not a time. Write 17:00."];
        return null;
    }

    private async Task<(Due? Due, Recurrence? Recurrence)> ReadRecurrenceAsync(
        TaskForm form, Due? due, TaskItem current, Dictionary<string, string[]> errors, CancellationToken cancellationToken)
    {
        var words = form.Repeats?.Trim();
        if (string.IsNullOrEmpty(words))
        {
            return (due, null);
        }

        if (current.Recurrence is { } stored && words == stored.Text)
        {
            return (due, AtTimeOf(stored, due, current.Due));
        }

        var answer = await tasks.ReadAsync(new ParseText(words), cancellationToken);
        if (answer.IsFailure(out _, out var read) || read.Recurrence is null || read.Title.Length > 0)
        {
            errors["recurrence"] = [$"“{words}” is not a repetition that can be read. Try “every other friday”, “every month on the 1st” or “every 3 days until june”."];
            return (due, null);
        }

        // Begins where the task is due; words that name a time of day set it where the form does not.
        var first = due is null ? read.Due : due with { Time = due.Time ?? read.Due?.Time };
        return (first, read.Recurrence with { Start = null });
    }

    // A rule that stays moves to the new time of day along with the due moment.
    private static Recurrence AtTimeOf(Recurrence stored, Due? due, Due? before) =>
        due is null || due.Time == before?.Time || stored.Start is null
            ? stored
            : stored with { Start = due.Time is { } time ? $"{stored.Start.Split('T')[0]}T{time:HH\\:mm}" : stored.Start.Split('T')[0] };

    private async Task<IReadOnlyList<Reminder>> ReadRemindersAsync(
        TaskForm form, TaskItem current, Dictionary<string, string[]> errors, CancellationToken cancellationToken)
    {
        var reminders = new List<Reminder>();
        foreach (var words in Lines(form.Reminders))
        {
            if (current.Reminders.FirstOrDefault(reminder => reminder.Text == words || reminder.Trigger == words) is { } stored)
            {
                reminders.Add(stored);
                continue;
            }

            var answer = await tasks.ReadAsync(new ParseText($"remind me {words}"), cancellationToken);
            if (answer.IsFailure(out _, out var read) || read.Reminders.Count == 0 || read.Title.Length > 0)
            {
                errors["reminders"] = [$"“{words}” is not a reminder that can be read. Try “30 minutes before”, “the day before” or “tomorrow at 9”."];
                continue;
            }

            reminders.AddRange(read.Reminders);
        }

        return reminders;
    }

    private static int? ReadParent(TaskForm form, Dictionary<string, string[]> errors)
    {
        var text = form.Parent?.Trim().TrimStart('#');
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            errors["parent"] = [$"“{form.Parent}” is not the number of a task."];
        }

        return number;
    }

    private static IReadOnlyList<string> Lines(string? text) =>
        (text ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
