using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Rules;

/// <summary>
/// Compares JSON with the contract that it is to become, at every depth: fields that the contract does not have, null in lists, and text
/// that cannot be stored. A serializer drops the first, passes the second on and cannot name the third.
/// </summary>
internal static class ContractCheck
{
    private const int MaxProblems = 20;

    /// <param name="json">What came.</param>
    /// <param name="contract">What it is to become.</param>
    /// <param name="ignored">A contract whose fields may come beside those, and are ignored.</param>
    /// <exception cref="RequestValidationException">Something of that is found; the fields are named as on the wire.</exception>
    public static void Check(JsonElement json, Type contract, Type? ignored = null)
    {
        var errors = new ValidationErrors();
        Check(errors, json, Wire.Json.GetTypeInfo(contract), string.Empty, ignored is null ? null : Wire.Json.GetTypeInfo(ignored));
        errors.ThrowIfBroken();
    }

    /// <summary>Looks only for text that is no text: half of a surrogate pair, which readers of JSON choke on far from here.</summary>
    /// <exception cref="RequestValidationException">There is some.</exception>
    public static void CheckTexts(JsonElement json)
    {
        var errors = new ValidationErrors();
        CheckHalves(errors, json, string.Empty);
        errors.ThrowIfBroken();
    }

    private static void CheckHalves(ValidationErrors errors, JsonElement json, string path)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String when TextOf(json.GetString) is null:
                errors.AddWire(path, Messages.Format("Input_HalfCharacterInJson"));
                break;
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                {
                    if (TextOf(() => member.Name) is not { } name)
                    {
                        errors.AddWire(path, Messages.Format("Input_HalfCharacterInJson"));
                        return;
                    }

                    CheckHalves(errors, member.Value, Join(path, name));
                }

                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in json.EnumerateArray().Index())
                {
                    CheckHalves(errors, item, $"{path}[{index}]");
                }

                break;
        }
    }

    /// <summary>The field of a contract with this name, whatever its case; null when there is none.</summary>
    public static JsonPropertyInfo? FieldOf(JsonTypeInfo contract, string name) => contract.Properties.FirstOrDefault(
        property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The sentence about a field that a contract does not have.</summary>
    public static string UnknownField(JsonTypeInfo contract, string name) => NameSuggestions.Describe(
        Messages.Format("Input_UnknownField", name.Cut(Limits.TitleLength)), name, [.. contract.Properties.Select(property => property.Name)]);

    private static void Check(ValidationErrors errors, JsonElement json, JsonTypeInfo? contract, string path, JsonTypeInfo? ignored = null)
    {
        if (errors.Count >= MaxProblems)
        {
            return;
        }

        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                CheckText(errors, json, path);
                break;
            case JsonValueKind.Array:
                CheckItems(errors, json, contract, path);
                break;
            case JsonValueKind.Object when contract?.Kind == JsonTypeInfoKind.Object && contract.Type != typeof(JsonObject):
                CheckFields(errors, json, contract, path, ignored);
                break;
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                {
                    Check(errors, member.Value, contract: null, Join(path, NameOf(member)));
                }

                break;
        }
    }

    private static void CheckFields(ValidationErrors errors, JsonElement json, JsonTypeInfo contract, string path, JsonTypeInfo? ignored)
    {
        foreach (var member in json.EnumerateObject())
        {
            var name = NameOf(member);
            if (FieldOf(contract, name) is { } field)
            {
                Check(errors, member.Value, Wire.Json.GetTypeInfo(field.PropertyType), Join(path, field.Name));
            }
            else if (errors.Count < MaxProblems && (ignored is null || FieldOf(ignored, name) is null))
            {
                errors.AddWire(Join(path, name), UnknownField(contract, name));
            }
        }
    }

    private static void CheckItems(ValidationErrors errors, JsonElement json, JsonTypeInfo? contract, string path)
    {
        var item = contract is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } type } ? Wire.Json.GetTypeInfo(type) : null;
        var index = 0;
        foreach (var element in json.EnumerateArray())
        {
            if (element.ValueKind == JsonValueKind.Null)
            {
                errors.AddWire(path, Messages.Format("Input_NullInList"));
            }

            // A problem of a single value is one of the list; a field of an item is named with the item.
            Check(errors, element, item, element.ValueKind == JsonValueKind.String ? path : $"{path}[{index}]");
            index++;
            if (errors.Count >= MaxProblems)
            {
                return;
            }
        }
    }

    private static void CheckText(ValidationErrors errors, JsonElement json, string path)
    {
        if (TextOf(json.GetString) is not { } text)
        {
            errors.AddWire(path, Messages.Format("Input_HalfCharacterInJson"));
        }
        else if (TextRules.ProblemWith(text) is { } problem)
        {
            errors.AddWire(path, problem);
        }
    }

    // JSON can escape half of a surrogate pair, which is no text.
    private static string? TextOf(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string NameOf(JsonProperty member) => TextOf(() => member.Name) ?? "\uFFFD";

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
