using System.ComponentModel;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Language;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>A task to add, in the words of a tool's caller.</summary>
internal sealed record TaskArguments(
    [property: Description("What is to be done, without date words: \"Buy milk\".")] string Title,
    [property: Description("More about it.")] string? Description = null,
    [property: Description("See add_task.")] string? Due = null,
    [property: Description("See add_task.")] string? DueTime = null,
    [property: Description("See add_task.")] string? Recurrence = null,
    [property: Description("See add_task.")] IReadOnlyList<string>? Reminders = null,
    [property: Description("See add_task.")] Priority Priority = Priority.Medium,
    [property: Description("See add_task.")] IReadOnlyList<string>? Tags = null,
    [property: Description("See add_task.")] string? Project = null,
    [property: Description("Titles of subtasks.")] IReadOnlyList<string>? Subtasks = null,
    [property: Description("The number of its parent task.")] int? Parent = null)
{
    /// <summary>The task that is meant, its phrases read.</summary>
    /// <param name="speech">The user's words now.</param>
    /// <param name="path">What stands before the arguments' names: "tasks[0].", or nothing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public NewTask Read(SpeechContext speech, string path, CancellationToken cancellationToken)
    {
        var due = DueOf(speech, path, cancellationToken)?.Kept(repeats: Recurrence is not null, speech.Zone);
        var recurrence = (Contracts.Tasks.Recurrence?)null;
        if (Recurrence is not null)
        {
            (due, recurrence) = speech.ReadRecurrence($"{path}recurrence", Recurrence, cancellationToken).For(due);
        }

        return new(
            new TaskFields(
                Title,
                Description,
                Priority: Priority,
                Due: due,
                Recurrence: recurrence,
                Reminders: (Reminders ?? []).Select((phrase, index) => speech.ReadReminder($"{path}reminders[{index}]", phrase, cancellationToken)).For(due, speech.Zone),
                Tags: Tags,
                Project: Project is null ? null : new ProjectReference(Name: Project),
                Parent: Parent),
            Subtasks ?? []);
    }

    private Due? DueOf(SpeechContext speech, string path, CancellationToken cancellationToken)
    {
        var day = Due is null ? null : speech.ReadDue($"{path}due", Due, cancellationToken);
        if (DueTime is null)
        {
            return day;
        }

        var moment = speech.ReadMoment($"{path}due_time", DueTime, cancellationToken);
        return day is null ? moment : day with { Time = moment.Time, Duration = moment.Duration ?? day.Duration, TimeZone = moment.TimeZone ?? day.TimeZone };
    }
}
