using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TodoChatbot.Backend.Rules;

namespace TodoChatbot.Backend.Tasks.Tools.Arguments;

/// <summary>
/// Reads the arguments of a tool call by the tool's schema, at every depth. Common other names and forms are read and noted; null and
/// empty text mean that nothing was said. What the schema does not have, or what cannot be stored, is refused by its name.
/// </summary>
internal sealed class ArgumentReader
{
    private const int MaxShown = 200;
    private const string Clear = "clear";

    private static readonly string[] EmptyWords = ["none", "null", "nil", "n/a", "no date", "no due date"];

    private readonly string _tool;
    private readonly List<string> _notes = [];

    private ArgumentReader(string tool) => _tool = tool;

    /// <param name="tool">The tool's name.</param>
    /// <param name="schema">The schema of its arguments.</param>
    /// <param name="arguments">The arguments that came.</param>
    /// <exception cref="RequestValidationException">One of them can't be read; the sentence names it.</exception>
    public static ReadArguments Read(string tool, JsonElement schema, IEnumerable<KeyValuePair<string, JsonElement>> arguments)
    {
        var reader = new ArgumentReader(tool);
        var values = reader.ReadMembers(schema, path: string.Empty, arguments);
        return new ReadArguments(values.ToDictionary(value => value.Key, value => JsonSerializer.SerializeToElement(value.Value)), reader._notes);
    }

    private Dictionary<string, JsonNode?> ReadMembers(JsonElement schema, string path, IEnumerable<KeyValuePair<string, JsonElement>> members)
    {
        var properties = PropertiesOf(schema);
        var read = new Dictionary<string, JsonNode?>();
        foreach (var (name, value) in members)
        {
            var argument = NameOf(name, path, properties.Keys);
            if (IsAbsent(value))
            {
                continue;
            }

            if (read.ContainsKey(argument))
            {
                throw Refusal(path + argument, "Input_ArgumentTwice", _tool, path + argument);
            }

            if (FieldToClear(argument, path + argument, value, properties) is { } field)
            {
                throw Refusal(path + argument, "Input_ClearInstead", path + argument, Shown(value), field);
            }

            // An empty list says nothing either.
            if (ReadValue(properties[argument], path + argument, Prefixed(name, value)) is { } node and not JsonArray { Count: 0 })
            {
                read[argument] = node;
            }
        }

        foreach (var name in RequiredOf(schema))
        {
            if (!read.ContainsKey(name))
            {
                throw Refusal(path + name, "Input_ArgumentMissing", _tool, path + name);
            }
        }

        return read;
    }

    private string NameOf(string name, string path, IReadOnlyCollection<string> known)
    {
        if (known.Contains(name))
        {
            return name;
        }

        if (!ArgumentNames.TryResolve(name, known, out var argument))
        {
            throw new RequestValidationException(
                NameSuggestions.Describe(Messages.Format("Input_UnknownArgument", _tool, (path + name).Cut(MaxShown)), name, [.. known]));
        }

        _notes.Add(Messages.Format("Input_ReadAs", $"`{path}{name}`", $"`{argument}`"));
        return argument;
    }

    // "due": "none" means to empty it, for which some tools have an argument of its own.
    private static string? FieldToClear(string argument, string path, JsonElement value, Dictionary<string, JsonElement> properties) =>
        value.ValueKind == JsonValueKind.String && EmptyWords.Contains(TextOf(path, value).Trim(), StringComparer.OrdinalIgnoreCase)
        && properties.TryGetValue(Clear, out var clear) && clear.TryGetProperty("items", out var fields) && fields.TryGetProperty("enum", out var options)
            ? ArgumentValues.Resolve(argument, [.. options.EnumerateArray().Select(option => option.GetString()!)])
            : null;

    // "due_before": "2026-12-01" means the days before it.
    private static JsonElement Prefixed(string name, JsonElement value) =>
        ArgumentNames.PrefixOf(name) is { } prefix && value.ValueKind == JsonValueKind.String
            ? JsonSerializer.SerializeToElement($"{prefix} {value.GetString()}")
            : value;

    private JsonNode? ReadValue(JsonElement schema, string path, JsonElement value) => TypeOf(schema) switch
    {
        "string" => ReadText(schema, path, value),
        "integer" => ReadNumber(path, value),
        "boolean" => ReadTruth(path, value),
        "array" => ReadList(schema, path, value),
        "object" => ReadObject(schema, path, value),
        _ => JsonNode.Parse(value.GetRawText()),
    };

    private JsonValue ReadText(JsonElement schema, string path, JsonElement value)
    {
        var text = value.ValueKind switch
        {
            JsonValueKind.String => TextOf(path, value),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),

            // "task": [3, 4]
            JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.Number or JsonValueKind.String) =>
                string.Join(", ", value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? TextOf(path, item) : item.GetRawText())),
            _ => throw Refusal(path, "Input_MustBeText", path, Shown(value)),
        };
        if (!schema.TryGetProperty("enum", out var options))
        {
            return JsonValue.Create(text);
        }

        string[] allowed = [.. options.EnumerateArray().Select(option => option.GetString()!)];
        if (ArgumentValues.Resolve(text, allowed) is not { } chosen || value.ValueKind != JsonValueKind.String)
        {
            throw Refusal(path, "Input_MustBeOneOf", path, Shown(value), string.Join(", ", allowed));
        }

        if (!chosen.Equals(text, StringComparison.OrdinalIgnoreCase))
        {
            _notes.Add(Messages.Format("Input_ReadAs", $"`{path}` “{text}”", chosen));
        }

        return JsonValue.Create(chosen);
    }

    private static JsonValue ReadNumber(string path, JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? TextOf(path, value).Trim().TrimStart('#') : value.GetRawText();
        return value.ValueKind is JsonValueKind.Number or JsonValueKind.String
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && decimal.IsInteger(number) && number is >= int.MinValue and <= int.MaxValue
            ? JsonValue.Create((int)number)
            : throw Refusal(path, "Input_MustBeWholeNumber", path, Shown(value));
    }

    private static JsonValue ReadTruth(string path, JsonElement value) => (value.ValueKind == JsonValueKind.String ? TextOf(path, value) : value.GetRawText()).Trim().ToLowerInvariant() switch
    {
        "true" or "yes" or "1" or "on" => JsonValue.Create(true),
        "false" or "no" or "0" or "off" => JsonValue.Create(false),
        _ => throw Refusal(path, "Input_MustBeTrueOrFalse", path, Shown(value)),
    };

    private JsonArray ReadList(JsonElement schema, string path, JsonElement value)
    {
        var items = schema.TryGetProperty("items", out var described) ? described : default;
        var given = ItemsOf(items, path, value);
        var read = new JsonArray();
        foreach (var (index, item) in given.Index())
        {
            var place = $"{path}[{index}]";
            if (item.ValueKind == JsonValueKind.Null)
            {
                throw new RequestValidationException($"{place}: {Messages.Format("Input_NullInList")}");
            }

            if (!IsAbsent(item))
            {
                read.Add(ReadValue(items, place, item));
            }
        }

        return read;
    }

    // Lists also come as JSON in a text, as a text with commas or lines, and as one item alone.
    private IReadOnlyList<JsonElement> ItemsOf(JsonElement items, string path, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return [.. value.EnumerateArray()];
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return [value];
        }

        var text = TextOf(path, value).Trim();
        if (Json(text) is { } parsed)
        {
            _notes.Add(Messages.Format("Input_ListRead", path));
            return parsed.ValueKind == JsonValueKind.Array ? [.. parsed.EnumerateArray()] : [parsed];
        }

        string[] parts = text.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length > 1)
        {
            _notes.Add(Messages.Format("Input_ListRead", path));
        }

        return [.. parts.Select(part => JsonSerializer.SerializeToElement(TypeOf(items) == "string" ? Unmarked(part) : part))];
    }

    // "- milk" as a line of a list
    private static string Unmarked(string part) => part.StartsWith("- ", StringComparison.Ordinal) ? part[2..].TrimStart() : part;

    private JsonObject ReadObject(JsonElement schema, string path, JsonElement value)
    {
        var given = value;
        if (value.ValueKind == JsonValueKind.String)
        {
            var text = TextOf(path, value);
            given = Json(text.Trim()) is { ValueKind: JsonValueKind.Object } parsed ? parsed
                : PropertiesOf(schema).ContainsKey("title") ? JsonSerializer.SerializeToElement(new { title = text })
                : value;
        }

        return given.ValueKind == JsonValueKind.Object
            ? new JsonObject(ReadMembers(schema, path + ".", given.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value))))
            : throw Refusal(path, "Input_MustBeObject", path, Shown(value));
    }

    private static JsonElement? Json(string text)
    {
        if (!text.StartsWith('[') && !text.StartsWith('{'))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsAbsent(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined || (value.ValueKind == JsonValueKind.String && value.ValueEquals(string.Empty));

    private static string TextOf(string path, JsonElement value)
    {
        string? text = null;
        string? problem;
        try
        {
            text = value.GetString()!;
            problem = TextRules.ProblemWith(text);
        }
        catch (InvalidOperationException)
        {
            problem = Messages.Format("Input_HalfCharacterInJson");
        }

        return problem is null ? text! : throw new RequestValidationException($"{path}: {problem}");
    }

    private static RequestValidationException Refusal(string path, string message, params object[] arguments) =>
        RequestValidationException.ForWire(path, Messages.Format(message, arguments));

    private static string Shown(JsonElement value) => value.GetRawText().Cut(MaxShown);

    private static string? TypeOf(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("type", out var type) ? type.GetString() : null;

    private static IEnumerable<string> RequiredOf(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("required", out var required) ? required.EnumerateArray().Select(name => name.GetString()!) : [];

    private static Dictionary<string, JsonElement> PropertiesOf(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().ToDictionary(property => property.Name, property => property.Value)
            : [];
}
