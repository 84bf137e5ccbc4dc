using System.Text.Json;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Tasks.Board;

namespace TodoChatbot.Frontend.Chat;

/// <summary>What a tool answered, as the chat shows it.</summary>
/// <param name="Text">The answer in words.</param>
/// <param name="Tasks">The tasks that were found or written.</param>
/// <param name="Candidates">The tasks of which the person has to choose one.</param>
/// <param name="Question">What would happen, if the person has to agree first.</param>
/// <param name="Affected">What it would happen to, a line each.</param>
/// <param name="ChangeSet">What Undo would take back.</param>
public sealed record ToolResult(
    string Text, IReadOnlyList<TaskCard> Tasks, IReadOnlyList<TaskCard> Candidates, string? Question, IReadOnlyList<string> Affected,
    Guid? ChangeSet)
{
    public static ToolResult None { get; } = new(string.Empty, [], [], null, [], null);

    /// <summary>True when there is more to show than words.</summary>
    public bool IsVisible => Tasks.Count > 0 || Candidates.Count > 0 || Question is not null || ChangeSet is not null;

    /// <summary>True when it is the person's turn.</summary>
    public bool Asks => Candidates.Count > 0 || Question is not null;

    public static ToolResult Of(ToolCall call)
    {
        // Tools of another version may answer another shape; then the answer's text says all there is.
        if (call is not { IsError: false, Result: { ValueKind: JsonValueKind.Object } json })
        {
            return None;
        }

        try
        {
            return json.Deserialize<Answered>(Wire.Json) is { } answered ? Of(answered) : None;
        }
        catch (JsonException)
        {
            return None;
        }
    }

    private static ToolResult Of(Answered answered) => new(
        answered.Text ?? string.Empty,
        [.. (answered.Tasks ?? []).Select(CardOf)],
        [.. (answered.Candidates ?? []).Select(CardOf)],
        answered.Preview?.Summary,
        answered.Preview?.Lines ?? [],
        answered.ChangeSet);

    private static TaskCard CardOf(Brief task) => new(task.Number, task.Title, task.Status, task.Priority)
    {
        Due = DueDate.Parse(task.Due, task.DueText),
        Repeats = task.Repeats,
        Occurrence = task.Occurrence,
        Reminders = string.Join(", ", task.Reminders ?? []),
        HasDescription = task.Description is { Length: > 0 },
        Tags = task.Tags ?? [],
        Project = task.Project,
        Parent = task.Parent,
    };

    private sealed record Answered(
        string? Text, IReadOnlyList<Brief>? Tasks, IReadOnlyList<Brief>? Candidates, Preview? Preview, Guid? ChangeSet);

    private sealed record Preview(string Summary, IReadOnlyList<string>? Lines);

    private sealed record Brief(
        int Number,
        string Title,
        TodoStatus Status,
        Priority Priority,
        string? Due,
        string? DueText,
        string? Repeats,
        IReadOnlyList<string>? Reminders,
        IReadOnlyList<string>? Tags,
        string? Project,
        int? Parent,
        string? Description,
        string? Occurrence);
}
