using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Language;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>Changes to fields of tasks; what is null or empty stays.</summary>
internal sealed record TaskEdit
{
    public string? Title { get; init; }

    public string? Description { get; init; }

    public DateOnly? DueDate { get; init; }

    public TimeOnly? DueTime { get; init; }

    /// <summary>How long it takes, said with the time; null keeps what it was.</summary>
    public string? DueDuration { get; init; }

    /// <summary>The zone that was said with the time; null keeps the task's.</summary>
    public string? DueZone { get; init; }

    public string? DueShift { get; init; }

    public SpokenRecurrence? Recurrence { get; init; }

    public TodoStatus? Status { get; init; }

    public Priority? Priority { get; init; }

    public IReadOnlyList<string> AddTags { get; init; } = [];

    public IReadOnlyList<string> RemoveTags { get; init; } = [];

    public string? Project { get; init; }

    public IReadOnlyList<Reminder> AddReminders { get; init; } = [];

    public IReadOnlyList<string> AddSubtasks { get; init; } = [];

    public int? Parent { get; init; }

    public IReadOnlyList<ClearableField> Clear { get; init; } = [];

    /// <summary>Checks a duration: <c>P2D</c>, <c>-PT1H</c>.</summary>
    public static string ReadShift(string text) => PeriodPattern.NormalizingIso.Parse(Unsigned(text)).Success
        ? text
        : throw RequestValidationException.ForWire("due_shift", $"“{text}” is not a duration. Write P2D for two days later, -PT1H for an hour earlier.");

    /// <summary>What is changed, by the names that can be emptied and those of the other fields.</summary>
    /// <exception cref="RequestValidationException">Nothing is.</exception>
    public IReadOnlyCollection<string> Fields()
    {
        (bool Changes, string Field)[] named =
        [
            (Title is not null, "title"),
            (Description is not null, "description"),
            (DueDate is not null || DueTime is not null || DueShift is not null || Clear.Contains(ClearableField.Time), "due"),
            (Recurrence is not null, "recurrence"),
            (Status is not null, "status"),
            (Priority is not null, "priority"),
            (AddTags.Count + RemoveTags.Count > 0, "tags"),
            (Project is not null, "project"),
            (AddReminders.Count > 0, "reminders"),
            (AddSubtasks.Count > 0, "subtasks"),
            (Parent is not null, "parent"),
        ];
        var fields = named.Where(part => part.Changes).Select(part => part.Field).Concat(Clear.Where(field => field != ClearableField.Time).Select(field => field.ToString().ToLowerInvariant())).ToHashSet();
        return fields.Count > 0 ? fields : throw new RequestValidationException("Say what to change: the title, the due date, the priority, the tags…");
    }

    /// <summary>The fields of a task with the changes made.</summary>
    public TaskFields ApplyTo(TaskFields fields, SpeechContext speech)
    {
        var (due, recurrence) = (DueOf(fields, speech), Clear.Contains(ClearableField.Recurrence) ? null : fields.Recurrence);
        if (Recurrence is { } spoken)
        {
            (due, recurrence) = spoken.For(due);
        }

        return fields with
        {
            Title = Title ?? fields.Title,
            Description = Description ?? (Clear.Contains(ClearableField.Description) ? string.Empty : fields.Description),
            Status = Status ?? fields.Status,
            Priority = Priority ?? fields.Priority,
            Due = due,
            Recurrence = recurrence,
            Reminders = [.. (Clear.Contains(ClearableField.Reminders) ? [] : fields.Reminders ?? []).Concat(AddReminders.For(due, speech.Zone))],
            Tags = [.. (Clear.Contains(ClearableField.Tags) ? [] : fields.Tags ?? []).Concat(AddTags).Where(tag => !RemoveTags.Contains(tag, StringComparer.OrdinalIgnoreCase))],
            Project = Project is { } name ? new ProjectReference(Name: name) : Clear.Contains(ClearableField.Project) ? null : fields.Project,
            Parent = Parent ?? (Clear.Contains(ClearableField.Parent) ? null : fields.Parent),
        };
    }

    // People name days and times by their own clock, also for a task that lives by another one.
    private Due? DueOf(TaskFields fields, SpeechContext speech)
    {
        var stored = Clear.Contains(ClearableField.Due) ? null : fields.Due;
        var due = stored;
        if (DueDate is { } date)
        {
            due = due is null ? new Due(date, TimeZone: speech.Zone.Id) : due.InZone(speech.Zone) with { Date = date };
        }

        if (DueTime is { } time)
        {
            var clock = DueZone is { } said ? DateTimeZoneProviders.Tzdb[said] : speech.Zone;
            var day = due?.InZone(speech.Zone).Date ?? NextDayFor(time, speech.In(clock));
            due = new Due(day, time, clock.Id, Duration: DueDuration ?? due?.Duration);
        }

        if (due is not null && Clear.Contains(ClearableField.Time))
        {
            due = due.InZone(speech.Zone) with { Time = null };
        }

        due = due is null || due == stored ? due : due.InZone(ClockOf(stored, fields, speech));
        return DueShift is { } shift ? Shifted(due, shift) : due;
    }

    // What repeats keeps to the clock it lives by, or takes the one that is named; anything else is told by the user's.
    private DateTimeZone ClockOf(Due? stored, TaskFields fields, SpeechContext speech)
    {
        var repeats = Recurrence is not null || (fields.Recurrence is not null && !Clear.Contains(ClearableField.Recurrence));
        return (repeats ? DueZone ?? (stored?.Time is null ? null : stored.TimeZone) : null) is { } name ? DateTimeZoneProviders.Tzdb[name] : speech.Zone;
    }

    // A bare time is today if still ahead, else tomorrow.
    private static DateOnly NextDayFor(TimeOnly time, SpeechContext speech) =>
        (time.ToLocalTime() > speech.Now.TimeOfDay ? speech.Now.Date : speech.Now.Date.PlusDays(1)).ToDateOnly();

    private static Due Shifted(Due? due, string shift)
    {
        if (due is null)
        {
            throw new RequestValidationException("That task has no due date to move. Give it one first.");
        }

        var period = PeriodPattern.NormalizingIso.Parse(Unsigned(shift)).Value;
        if (due.Time is null && period.HasTimeComponent)
        {
            throw new RequestValidationException("That task is due on a whole day. Give it a time first, or move it by days.");
        }

        var moment = due.Date.ToLocalDate() + (due.Time ?? TimeOnly.MinValue).ToLocalTime();
        try
        {
            var moved = shift.StartsWith('-') ? moment - period : moment + period;
            return due with { Date = moved.Date.ToDateOnly(), Time = due.Time is null ? null : moved.TimeOfDay.ToTimeOnly() };
        }
        catch (Exception exception) when (exception is OverflowException or ArgumentOutOfRangeException)
        {
            throw new RequestValidationException($"“{shift}” moves the due date out of the calendar. Move it by less.");
        }
    }

    private static string Unsigned(string shift) => shift.StartsWith('-') || shift.StartsWith('+') ? shift[1..] : shift;
}
