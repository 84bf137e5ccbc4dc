using System.ComponentModel;
using System.Text.Json.Serialization;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;

namespace TodoChatbot.Backend.Tasks.Tools.Answers;

/// <summary>What was changed lately.</summary>
internal sealed record ActivityAnswer(
    [property: Description("The answer as a short list, ready to be shown to the user.")] string Text,
    [property: Description("The changes, the newest first.")] IReadOnlyList<ActivityItem> Changes)
{
    [Description("Pass it as cursor to get the changes before these.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NextCursor { get; init; }

    public static ActivityAnswer Of(Page<ActivityItem> page) => new(
        page.Items.Count == 0 ? "Nothing was changed yet." : string.Join("\n", page.Items.Select(Line)),
        page.Items)
    {
        NextCursor = page.NextCursor,
    };

    private static string Line(ActivityItem change) =>
        $"{change.Summary} ({change.Door.ToString().ToLowerInvariant()}{(change.Client is { } client ? $", {client}" : "")}{(change.Undone ? ", undone" : "")})";
}
