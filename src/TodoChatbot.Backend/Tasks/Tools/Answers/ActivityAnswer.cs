using System.ComponentModel;
using TodoChatbot.Contracts.Activity;

namespace TodoChatbot.Backend.Tasks.Tools.Answers;

/// <summary>What was changed lately.</summary>
internal sealed record ActivityAnswer(
    [property: Description("The answer as a short list, ready to be shown to the user.")] string Text,
    [property: Description("The changes, the newest first.")] IReadOnlyList<ActivityItem> Changes)
{
    public static ActivityAnswer Of(IReadOnlyList<ActivityItem> changes) => new(
        changes.Count == 0 ? "Nothing was changed yet." : string.Join("\n", changes.Select(Line)),
        changes);

    private static string Line(ActivityItem change) =>
        $"{change.Summary} ({change.Door.ToString().ToLowerInvariant()}{(change.Client is { } client ? $", {client}" : "")}{(change.Undone ? ", undone" : "")})";
}
