using System.Text.Json;

namespace TodoChatbot.Drills.Fuzzing;

/// <summary>Compares JSON with the part of JSON Schema that the documents of this product use.</summary>
internal sealed class SchemaCheck(Func<JsonElement, JsonElement> resolve)
{
    /// <summary>What does not fit, with its path; null when all does.</summary>
    public string? ProblemWith(JsonElement value, JsonElement schema, string path = "$")
    {
        schema = resolve(schema);
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var keyword in new[] { "oneOf", "anyOf" })
        {
            if (schema.TryGetProperty(keyword, out var choices))
            {
                return choices.EnumerateArray().Any(choice => ProblemWith(value, choice, path) is null) ? null : $"{path} fits none of {keyword}";
            }
        }

        if (schema.TryGetProperty("type", out var type) && !Types(type).Any(name => IsOf(value, name)))
        {
            return $"{path} is {value.ValueKind} and not {type.GetRawText()}";
        }

        if (schema.TryGetProperty("enum", out var values) && !values.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)))
        {
            return $"{path} is {value.GetRawText()}, which is not in the enumeration";
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => ProblemWithFields(value, schema, path),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value.EnumerateArray()
                .Select((item, index) => ProblemWith(item, items, $"{path}[{index}]")).FirstOrDefault(problem => problem is not null),
            _ => null,
        };
    }

    private string? ProblemWithFields(JsonElement value, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("required", out var required)
            && required.EnumerateArray().FirstOrDefault(name => !value.TryGetProperty(name.GetString()!, out _)) is { ValueKind: JsonValueKind.String } missing)
        {
            return $"{path}.{missing.GetString()} is missing";
        }

        if (!schema.TryGetProperty("properties", out var properties))
        {
            return null;
        }

        foreach (var member in value.EnumerateObject())
        {
            var problem = properties.TryGetProperty(member.Name, out var property) ? ProblemWith(member.Value, property, $"{path}.{member.Name}")
                : schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.True ? null
                : $"{path}.{member.Name} is not described";
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    private static IEnumerable<string?> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()) : [type.GetString()];

    private static bool IsOf(JsonElement value, string? type) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "string" => value.ValueKind == JsonValueKind.String,
        "array" => value.ValueKind == JsonValueKind.Array,
        _ => value.ValueKind == JsonValueKind.Object,
    };
}
