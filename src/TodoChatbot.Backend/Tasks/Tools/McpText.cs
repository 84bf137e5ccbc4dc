using System.Text.Json;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>
/// A tool's answer as text for clients that pass nothing else on: the sentence, and each value that the next call may need.
/// </summary>
internal static class McpText
{
    /// <param name="tool">The tool that answers.</param>
    /// <param name="answer">Its structured answer.</param>
    public static string Of(string tool, JsonElement answer) => string.Join('\n', (IEnumerable<string>)
    [
        TextIn(answer, "text") ?? string.Empty,
        .. answer.TryGetProperty("preview", out var preview) && TextIn(preview, "confirmation") is { } confirmation
            ? [Messages.Format("Mcp_Confirmation", confirmation, tool)]
            : Array.Empty<string>(),
        .. LinesIn(answer, "warnings").Select(warning => Messages.Format("Mcp_Warning", warning)),
        .. LinesIn(answer, "notes"),
        .. TextIn(answer, "change_set") is { } changeSet ? [Messages.Format("Mcp_ChangeSet", changeSet)] : Array.Empty<string>(),
        .. TextIn(answer, "next_cursor") is { } cursor ? [Messages.Format("Mcp_NextCursor", cursor)] : Array.Empty<string>(),
    ]);

    private static string? TextIn(JsonElement answer, string name) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<string> LinesIn(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var lines) && lines.ValueKind == JsonValueKind.Array ? lines.EnumerateArray().Select(line => line.GetString()!) : [];
}
