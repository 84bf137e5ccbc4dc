using System.Text.Json;

namespace TodoChatbot.Evals.Dialogues;

/// <summary>A task as REST shows it; fields that are absent are empty.</summary>
internal sealed record TaskState(string Id, int Number, string? Series, IReadOnlyDictionary<string, string> Fields)
{
    public string Title => Fields["title"];

    public bool IsDone => Fields["status"] == "done";

    public DateOnly? Due => DateOnly.TryParse(Fields["due"], out var day) ? day : null;

    public static TaskState Of(JsonElement task)
    {
        var due = Object(task, "due");
        var rule = Object(task, "recurrence") is { } recurrence ? Text(recurrence, "rule") : "";
        return new TaskState(
            Text(task, "id"),
            task.GetProperty("number").GetInt32(),
            Text(task, "series") is { Length: > 0 } series ? series : null,
            new Dictionary<string, string>
            {
                ["title"] = Text(task, "title"),
                ["note"] = Text(task, "description"),
                ["status"] = Text(task, "status"),
                ["priority"] = Text(task, "priority"),
                ["due"] = due is { } day ? Text(day, "date") : "",
                ["time"] = due is { } moment ? Text(moment, "time") : "",
                ["duration"] = due is { } range ? Text(range, "duration") : "",
                ["rule"] = rule,
                ["reminders"] = Join(task.GetProperty("reminders").EnumerateArray().Select(reminder => Text(reminder, "trigger"))),
                ["tags"] = Join(task.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()!)),
                ["project"] = Object(task, "project") is { } project ? Text(project, "name") : "",
                ["parent"] = task.GetProperty("parent") is { ValueKind: JsonValueKind.Number } parent ? parent.GetRawText() : "",
            });
    }

    public static string Join(IEnumerable<string> values) => string.Join('\n', values.Order(StringComparer.OrdinalIgnoreCase));

    public bool Has(string field, string value) => Fields[field].Split('\n').Contains(value, StringComparer.OrdinalIgnoreCase);

    public bool SameAs(TaskState other) => Fields.All(field => other.Fields[field.Key] == field.Value);

    private static JsonElement? Object(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
