using System.Text.Json.Serialization;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Contracts.Language;

/// <summary>What a line would mean.</summary>
/// <param name="Title">What is left as the title.</param>
/// <param name="Due">When it would be due.</param>
/// <param name="Recurrence">How it would repeat.</param>
/// <param name="Reminders">When it would remind.</param>
/// <param name="Priority">How much it would matter; null when the line does not say.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Project">Its project's name.</param>
/// <param name="Subtasks">The titles of its subtasks.</param>
/// <param name="Reading">What was understood, in words; null when nothing but a title was.</param>
/// <param name="Spans">What each recognised stretch was taken for.</param>
/// <param name="Several">The tasks that it can also be taken for, one for each of its parts; empty when it can only be one.</param>
public sealed record ParsedText(
    string Title,
    Due? Due,
    Recurrence? Recurrence,
    IReadOnlyList<Reminder> Reminders,
    Priority? Priority,
    IReadOnlyList<string> Tags,
    string? Project,
    IReadOnlyList<string> Subtasks,
    string? Reading,
    IReadOnlyList<ParsedSpan> Spans,
    IReadOnlyList<ParsedPart> Several)
{
    /// <summary>
    /// True when the text clearly lists these tasks, so that <c>quick/batch</c> with the split <c>clear</c> adds each of them: they stand on
    /// lines of their own or under a heading, or two or more parts carry a date.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsSeveral { get; init; }

    /// <summary>The heading above the tasks; null when there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Heading { get; init; }
}
