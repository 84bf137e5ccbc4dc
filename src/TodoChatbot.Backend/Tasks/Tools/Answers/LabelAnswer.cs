using System.ComponentModel;
using System.Text.Json.Serialization;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Tools.Answers;

/// <summary>The user's projects and tags.</summary>
internal sealed record LabelAnswer(
    [property: Description("The answer as a short list, ready to be shown to the user.")] string Text,
    [property: Description("The projects by name.")] IReadOnlyList<LabelItem> Projects,
    [property: Description("The tags by name.")] IReadOnlyList<LabelItem> Tags)
{
    [Description("Present when nothing was done yet because the user has to agree first.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Preview? Preview { get; init; }

    public static LabelAnswer Of(IReadOnlyList<LabelItem> projects, IReadOnlyList<LabelItem> tags) =>
        new($"{Line("Projects", "+", projects)}\n{Line("Tags", "#", tags)}", projects, tags);

    private static string Line(string noun, string mark, IReadOnlyList<LabelItem> labels) => labels.Count == 0
        ? $"{noun}: none."
        : $"{noun}: {string.Join(", ", labels.Select(label => $"{mark}{label.Name} ({label.OpenTasks}{(label.Archived ? ", archived" : "")})"))}.";
}
