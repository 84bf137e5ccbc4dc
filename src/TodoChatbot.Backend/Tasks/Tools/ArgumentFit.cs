using System.Globalization;
using System.Text.Json;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>
/// Makes arguments fit a tool's schema where the meaning is plain: a number for a text, a text for a number, one item for a list.
/// Models and command lines send such things, and nobody is helped by a refusal.
/// </summary>
internal static class ArgumentFit
{
    /// <summary>The value as the schema's property wants it; what does not fit stays as it is.</summary>
    public static JsonElement Fit(JsonElement schema, string name, JsonElement value)
    {
        if (!schema.TryGetProperty("properties", out var properties) || !properties.TryGetProperty(name, out var property))
        {
            return value;
        }

        var wanted = TypesOf(property);
        return value.ValueKind switch
        {
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False when wanted.Contains("string") && !wanted.Contains(TypeOf(value)) =>
                JsonSerializer.SerializeToElement(value.GetRawText()),
            JsonValueKind.String when wanted.Contains("integer") && long.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var number) =>
                JsonSerializer.SerializeToElement(number),
            JsonValueKind.String when wanted.Contains("boolean") && bool.TryParse(value.GetString(), out var truth) =>
                JsonSerializer.SerializeToElement(truth),
            JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Object when wanted.Contains("array") && !wanted.Contains(TypeOf(value)) =>
                JsonSerializer.SerializeToElement(new[] { value }),
            _ => value,
        };
    }

    // "type": "string" or "type": ["string", "null"]
    private static IReadOnlyList<string?> TypesOf(JsonElement property) => !property.TryGetProperty("type", out var type) ? []
        : type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString())]
        : [type.GetString()];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => "integer",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Object => "object",
        _ => "string",
    };
}
