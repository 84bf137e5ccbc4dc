using NodaTime;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Language.Intents;

/// <summary>What a sentence changes about tasks; what is not said is null or empty and stays.</summary>
public sealed record TaskChange
{
    /// <summary>A new title.</summary>
    public string? Title { get; init; }

    /// <summary>A new description.</summary>
    public string? Description { get; init; }

    /// <summary>A new due day; the time stays unless <see cref="DueTime"/> says another.</summary>
    public LocalDate? DueDate { get; init; }

    /// <summary>A new due time; the day stays unless <see cref="DueDate"/> says another.</summary>
    public LocalTime? DueTime { get; init; }

    /// <summary>The end of a range, "from 3 to 4"; the length stays when only a new time is said.</summary>
    public LocalTime? DueUntil { get; init; }

    /// <summary>The zone named with the new moment; null for the speaker's own.</summary>
    public DateTimeZone? DueZone { get; init; }

    /// <summary>A shift of the due moment: "push it back two days". May be negative.</summary>
    public Period? DueShift { get; init; }

    /// <summary>True for "no due date any more".</summary>
    public bool RemoveDue { get; init; }

    /// <summary>A new repetition.</summary>
    public Recurrence? Recurrence { get; init; }

    /// <summary>Weekdays on which it no longer repeats; the rest of the repetition stays.</summary>
    public IReadOnlyList<IsoDayOfWeek> WithoutDays { get; init; } = [];

    /// <summary>The last day of the repetition; the rest of it stays.</summary>
    public LocalDate? LastDay { get; init; }

    /// <summary>True when the new time holds for the whole repetition: "the gym is at 6 from now on".</summary>
    public bool IsFromNowOn { get; init; }

    /// <summary>True when it depends on the present repetition what the new one is; <see cref="TodoLanguage.Edit"/> tells.</summary>
    public bool EditsRecurrence => WithoutDays.Count > 0 || LastDay is not null || IsFromNowOn;

    /// <summary>True for "stop repeating".</summary>
    public bool RemoveRecurrence { get; init; }

    /// <summary>A new status.</summary>
    public Status? Status { get; init; }

    /// <summary>A new priority.</summary>
    public Priority? Priority { get; init; }

    /// <summary>Tags to attach.</summary>
    public IReadOnlyList<string> AddTags { get; init; } = [];

    /// <summary>Tags to take off.</summary>
    public IReadOnlyList<string> RemoveTags { get; init; } = [];

    /// <summary>The project to move to.</summary>
    public string? Project { get; init; }

    /// <summary>True for "take it out of its project".</summary>
    public bool RemoveProject { get; init; }

    /// <summary>Reminders to add.</summary>
    public IReadOnlyList<Reminder> AddReminders { get; init; } = [];

    /// <summary>True for "don't remind me".</summary>
    public bool RemoveReminders { get; init; }

    /// <summary>Titles of subtasks to add.</summary>
    public IReadOnlyList<string> AddSubtasks { get; init; } = [];

    /// <summary>Both changes; where they say the same field, the later counts.</summary>
    /// <param name="later">What is said next about the same tasks.</param>
    public TaskChange And(TaskChange later) => new()
    {
        Title = later.Title ?? Title,
        Description = later.Description ?? Description,
        DueDate = later.DueDate ?? DueDate,
        DueTime = later.DueTime ?? DueTime,
        DueUntil = later.DueTime is null ? DueUntil : later.DueUntil,
        DueZone = later.DueZone ?? DueZone,
        DueShift = later.DueShift ?? DueShift,
        RemoveDue = RemoveDue || later.RemoveDue,
        Recurrence = later.Recurrence ?? Recurrence,
        WithoutDays = [.. WithoutDays, .. later.WithoutDays],
        LastDay = later.LastDay ?? LastDay,
        IsFromNowOn = IsFromNowOn || later.IsFromNowOn,
        RemoveRecurrence = RemoveRecurrence || later.RemoveRecurrence,
        Status = later.Status ?? Status,
        Priority = later.Priority ?? Priority,
        AddTags = [.. AddTags, .. later.AddTags],
        RemoveTags = [.. RemoveTags, .. later.RemoveTags],
        Project = later.Project ?? Project,
        RemoveProject = RemoveProject || later.RemoveProject,
        AddReminders = [.. AddReminders, .. later.AddReminders],
        RemoveReminders = RemoveReminders || later.RemoveReminders,
        AddSubtasks = [.. AddSubtasks, .. later.AddSubtasks],
    };
}
