using System.Text.Json;
using TodoChatbot.Backend.Rules;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>
/// Compares the arguments of a tool call with the tool's schema, at every depth: names that the schema does not have, null in lists, and text
/// that cannot be stored.
/// </summary>
internal static class ArgumentCheck
{
    /// <param name="tool">The tool's name.</param>
    /// <param name="schema">The schema of its arguments.</param>
    /// <param name="arguments">What came.</param>
    /// <exception cref="RequestValidationException">Something of that is found; the sentence names the argument.</exception>
    public static void Check(string tool, JsonElement schema, IEnumerable<KeyValuePair<string, JsonElement>> arguments)
    {
        var known = PropertiesOf(schema);
        var given = arguments.ToList();
        foreach (var (name, value) in given)
        {
            Check(tool, known, name, name, value);
        }

        foreach (var name in RequiredOf(schema))
        {
            if (given.FirstOrDefault(argument => argument.Key == name).Value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            {
                throw new RequestValidationException(Messages.Format("Input_ArgumentMissing", tool, name));
            }
        }
    }

    private static void Check(string tool, IReadOnlyDictionary<string, JsonElement> known, string name, string path, JsonElement value)
    {
        if (!known.TryGetValue(name, out var schema))
        {
            throw new RequestValidationException(NameSuggestions.Describe(
                Messages.Format("Input_UnknownArgument", tool, path.Cut(200)), name, [.. known.Keys]));
        }

        CheckValue(tool, schema, path, value);
    }

    private static void CheckValue(string tool, JsonElement schema, string path, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                CheckText(path, value);
                break;
            case JsonValueKind.Array:
                var items = schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("items", out var one) ? one : default;
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    if (item.ValueKind == JsonValueKind.Null)
                    {
                        throw new RequestValidationException($"{path}[{index}]: {Messages.Format("Input_NullInList")}");
                    }

                    CheckValue(tool, items, $"{path}[{index}]", item);
                }

                break;
            case JsonValueKind.Object when PropertiesOf(schema) is { Count: > 0 } known:
                foreach (var member in value.EnumerateObject())
                {
                    Check(tool, known, member.Name, $"{path}.{member.Name}", member.Value);
                }

                break;
        }
    }

    private static void CheckText(string path, JsonElement value)
    {
        string? problem;
        try
        {
            problem = TextRules.ProblemWith(value.GetString()!);
        }
        catch (InvalidOperationException)
        {
            problem = Messages.Format("Input_HalfCharacterInJson");
        }

        if (problem is not null)
        {
            throw new RequestValidationException($"{path}: {problem}");
        }
    }

    private static IEnumerable<string> RequiredOf(JsonElement schema) =>
        schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString()!) : [];

    private static IReadOnlyDictionary<string, JsonElement> PropertiesOf(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().ToDictionary(property => property.Name, property => property.Value)
            : [];
}
