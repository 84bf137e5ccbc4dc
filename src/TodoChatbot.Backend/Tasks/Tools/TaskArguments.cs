using System.ComponentModel;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Language;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>A task to add, in the words of a tool's caller.</summary>
internal sealed record TaskArguments(
    [property: Description("What is to be done, without date words: \"Buy milk\".")] string Title,
    [property: Description("More about it.")] string? Description = null,
    [property: Description("When: \"tomorrow at 5pm\", \"friday from 3 to 4pm\", 2026-11-24, 2026-11-24T17:00 or 2026-11-24T17:00/PT1H.")] string? Due = null,
    [property: Description("How it repeats: \"every other friday at 5pm\", \"every! 3 days\" (after completion) or an RRULE.")] string? Recurrence = null,
    [property: Description("When to remind: \"30 minutes before\", \"the day before\", -PT30M or a local moment.")] IReadOnlyList<string>? Reminders = null,
    [property: Description("low, medium, high or urgent.")] Priority Priority = Priority.Medium,
    [property: Description("Names of tags, without #.")] IReadOnlyList<string>? Tags = null,
    [property: Description("The name of a project; a new name makes a new project.")] string? Project = null,
    [property: Description("Titles of subtasks.")] IReadOnlyList<string>? Subtasks = null,
    [property: Description("The number of the task that this is a subtask of.")] int? Parent = null)
{
    /// <summary>The task that is meant, its phrases read.</summary>
    public NewTask Read(SpeechContext speech, CancellationToken cancellationToken)
    {
        var due = Due is null ? null : speech.ReadDue(Due, cancellationToken).Kept(repeats: Recurrence is not null, speech.Zone);
        var recurrence = (Contracts.Tasks.Recurrence?)null;
        if (Recurrence is not null)
        {
            (due, recurrence) = speech.ReadRecurrence(Recurrence, cancellationToken).For(due);
        }

        return new(
            new TaskFields(
                Title,
                Description,
                Priority: Priority,
                Due: due,
                Recurrence: recurrence,
                Reminders: (Reminders ?? []).Select(phrase => speech.ReadReminder(phrase, cancellationToken)).For(due, speech.Zone),
                Tags: Tags,
                Project: Project is null ? null : new ProjectReference(Name: Project),
                Parent: Parent),
            Subtasks ?? []);
    }
}
