using NodaTime;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Labels;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Backend.Tasks.Recurring;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks;

/// <summary>What a task must be, whichever door it comes through.</summary>
internal static class TaskRules
{
    /// <summary>The fields tidied and made whole: trimmed, a title on one line, zones filled in, the first occurrence worked out.</summary>
    /// <param name="fields">What was asked for.</param>
    /// <param name="stored">The repetition that the task has now; a rule that stays keeps its start.</param>
    /// <param name="user">Whose task it is.</param>
    /// <param name="now">The present moment.</param>
    /// <exception cref="RequestValidationException">A rule is broken; all that are broken are told.</exception>
    public static Checked Check(TaskFields fields, StoredRecurrence? stored, User user, DateTimeOffset now)
    {
        var rules = new ValidationErrors();
        fields = fields with { Title = TextRules.Tidy(fields.Title) };
        rules.CheckAttributes(fields);
        var title = CheckText(rules, nameof(fields.Title), "title", fields.Title, Limits.TitleLength);
        var description = CheckText(rules, nameof(fields.Description), "description", fields.Description, Limits.DescriptionLength);
        CheckEnum(rules, nameof(fields.Status), fields.Status);
        CheckEnum(rules, nameof(fields.Priority), fields.Priority);
        CheckProject(rules, fields.Project);
        var tags = CheckTags(rules, fields.Tags ?? []);
        CheckReminderCount(rules, fields);
        fields = WithMoment(rules, fields, user);
        var zone = fields.Due?.TimeZone ?? user.TimeZone;
        var reminders = CheckReminders(rules, fields, DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc);
        var minutes = CheckDuration(rules, fields.Due?.Duration);
        rules.ThrowIfBroken();

        var (due, recurrence) = CheckRecurrence(rules, fields, stored, DateTimeZoneProviders.Tzdb[zone], now);
        if (due is null && reminders.Any(IsRelative))
        {
            rules.Add(nameof(fields.Reminders), "A reminder before the due date needs a due date. Set one, or remind at a moment of its own.");
        }

        rules.ThrowIfBroken();
        return new Checked(title, description, due, due?.Time is null ? null : minutes, due is null ? null : zone, recurrence, reminders, tags);
    }

    /// <exception cref="RequestValidationException">A subtask would have subtasks, or these are too many at once.</exception>
    public static void CheckSubtasks(IReadOnlyList<NewTask> asked)
    {
        if (asked.Any(task => task.Fields.Parent is not null && task.Subtasks.Count > 0))
        {
            throw RequestValidationException.For("Subtasks", "A subtask has no subtasks itself. Leave out the one or the other.");
        }

        CheckCount(asked.Sum(task => 1 + task.Subtasks.Count));
    }

    /// <exception cref="RequestValidationException">These are too many to add at once.</exception>
    public static void CheckCount(int count)
    {
        if (count > Limits.TasksAtOnce)
        {
            throw RequestValidationException.For("Subtasks", $"Add up to {Limits.TasksAtOnce} tasks at once, subtasks counted; these are {count}.");
        }
    }

    /// <summary>True for a duration before the due moment, false for a moment of its own.</summary>
    public static bool IsRelative(string trigger) => !LocalMoment.TryParse(trigger, out _);

    private static string CheckText(ValidationErrors rules, string field, string noun, string? value, int longest)
    {
        var text = value?.Trim() ?? string.Empty;
        if (text.Length > longest)
        {
            rules.Add(field, $"A {noun} has up to {longest} characters; this one has {text.Length}.");
        }

        return text;
    }

    private static void CheckEnum<T>(ValidationErrors rules, string field, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            rules.Add(field, $"“{value}” is not allowed here.");
        }
    }

    private static IReadOnlyList<string> CheckTags(ValidationErrors rules, IReadOnlyList<string> names)
    {
        var tags = names.Select(LabelName<Tag>.Tidy).DistinctBy(LabelName<Tag>.KeyOf).ToList();
        if (tags.Count > Limits.TagsPerTask)
        {
            rules.Add(nameof(TaskFields.Tags), $"A task has up to {Limits.TagsPerTask} tags; these are {tags.Count}.");
        }

        foreach (var tag in tags.Where(tag => tag.Length is 0 or > Limits.TagNameLength))
        {
            rules.Add(nameof(TaskFields.Tags), $"A tag has 1 to {Limits.TagNameLength} characters; “{tag}” has {tag.Length}.");
        }

        return tags;
    }

    private static IReadOnlyList<string> TriggersOf(TaskFields fields) =>
        [.. (fields.Reminders ?? []).Select(reminder => (reminder?.Trigger ?? string.Empty).Trim()).Distinct()];

    private static void CheckReminderCount(ValidationErrors rules, TaskFields fields)
    {
        if (TriggersOf(fields) is { Count: > Limits.RemindersPerTask and var count })
        {
            rules.Add(nameof(fields.Reminders), $"A task has up to {Limits.RemindersPerTask} reminders; these are {count}.");
        }
    }

    private static IReadOnlyList<string> CheckReminders(ValidationErrors rules, TaskFields fields, DateTimeZone zone)
    {
        // A moment with an offset is told by the task's own clock, like all others.
        IReadOnlyList<string> triggers =
            [.. TriggersOf(fields).Select(trigger => MomentText.TryReadLocal(trigger, zone, out var own) ? own.ToString() : trigger).Distinct()];
        foreach (var trigger in triggers.Where(trigger => IsRelative(trigger) && !Triggers.IsValid(trigger)))
        {
            rules.Add(
                nameof(fields.Reminders),
                $"“{trigger}” is not a reminder. Write a duration before the due date (-PT30M, -P1D) or a local moment (2026-11-24T09:00).");
        }

        return triggers;
    }

    private static void CheckProject(ValidationErrors rules, ProjectReference? project)
    {
        if (project is { Id: null } && string.IsNullOrWhiteSpace(project.Name))
        {
            rules.Add(nameof(TaskFields.Project), "Name the project by its id or by its name.");
        }
    }

    // The due moment with its zone. An offset is no zone to live by: the moment is converted to the owner's, unless it repeats by that clock.
    private static TaskFields WithMoment(ValidationErrors rules, TaskFields fields, User user)
    {
        if (fields.Due is not { } due)
        {
            return fields;
        }

        // What a body leaves out is the first day of the calendar.
        if (due.Date == default)
        {
            rules.Add("Due.Date", "A due moment needs a date, for example 2026-11-24.");
            return fields;
        }

        var name = due.TimeZone ?? user.TimeZone;
        var offset = MomentText.ReadZone(name);
        if (offset is null && !AccountRules.IsTimeZone(name))
        {
            rules.Add("Due.TimeZone", $"“{name}” is not a time zone we know. Use an IANA name, for example Europe/Berlin.");
            return fields;
        }

        return fields with
        {
            Due = due.Time is null ? due with { TimeZone = user.TimeZone }
                : offset is null ? due with { TimeZone = name }
                : fields.Recurrence is not null ? due with { TimeZone = offset.Id }
                : (due with { TimeZone = offset.Id }).InZone(user.Zone),
        };
    }

    private static int? CheckDuration(ValidationErrors rules, string? duration)
    {
        if (duration is null)
        {
            return null;
        }

        if (!Durations.TryRead(duration, out var minutes))
        {
            rules.Add("Due.Duration", $"“{duration}” is not a duration of up to a day. Write PT30M or PT1H30M.");
        }

        return minutes;
    }

    private static (LocalMoment? Due, StoredRecurrence? Recurrence) CheckRecurrence(
        ValidationErrors rules, TaskFields fields, StoredRecurrence? stored, DateTimeZone zone, DateTimeOffset now)
    {
        var due = fields.Due is { } asked ? new LocalMoment(asked.Date, asked.Time) : (LocalMoment?)null;
        if (fields.Recurrence is not { } recurrence)
        {
            return (due, null);
        }

        var rule = recurrence.Rule.Trim().ToUpperInvariant();
        rule = rule.StartsWith("RRULE:", StringComparison.Ordinal) ? rule["RRULE:".Length..] : rule;

        // A rule that was stored under earlier limits does not stand in the way of completing or editing its task.
        var isStored = rule == stored?.Rule;
        if (!isStored && Occurrences.ProblemWith(rule) is { } problem)
        {
            rules.Add("Recurrence.Rule", problem);
            return (due, null);
        }

        var start = recurrence.Start ?? (stored?.Rule == rule ? stored.Start : null) ?? (due ?? new LocalMoment(Today(zone, now))).ToString();
        var exdates = recurrence.Exdates ?? (stored?.Rule == rule ? stored.Exdates : null) ?? [];
        foreach (var text in exdates.Prepend(start).Where(text => text is null || !MomentText.TryReadLocal(text, zone, out _)))
        {
            rules.Add("Recurrence", $"“{text}” is not a local date or moment. Write 2026-11-24 or 2026-11-24T17:00.");
            return (due, null);
        }

        exdates = [.. exdates.Select(Local)];
        var first = LocalMoment.Parse(Local(start));
        first = first.Time is null && Occurrences.NeedsTime(rule) ? first with { Time = due?.Time ?? TimeOnly.MinValue }
            : first with { Time = first.Time ?? due?.Time };
        var result = new StoredRecurrence(rule, first.ToString(), exdates, recurrence.AfterCompletion);
        var isKept = isStored && due is not null && recurrence is { Start: null, Exdates: null };
        var occurrence = isKept ? due : Occurrences.First(result);
        if (occurrence is null)
        {
            rules.Add("Recurrence.Rule", $"“{rule}” never happens after {result.Start}.");
            return (due, null);
        }

        return (due is { Time: null } day && Occurrences.NeedsTime(rule) ? day with { Time = first.Time } : due ?? occurrence, result);

        string Local(string text) => MomentText.TryReadLocal(text, zone, out var local) ? local.ToString() : text;
    }

    private static DateOnly Today(DateTimeZone zone, DateTimeOffset now) => Instant.FromDateTimeOffset(now).InZone(zone).Date.ToDateOnly();

    /// <summary>Fields that keep every rule.</summary>
    internal sealed record Checked(
        string Title,
        string Description,
        LocalMoment? Due,
        int? DueMinutes,
        string? TimeZone,
        StoredRecurrence? Recurrence,
        IReadOnlyList<string> Reminders,
        IReadOnlyList<string> Tags);
}
