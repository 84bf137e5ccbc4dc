using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Rules;

/// <summary>JSON merge patch (RFC 7396) over a contract.</summary>
internal static class MergePatch
{
    private static readonly JsonSerializerOptions Strict = new(Wire.Json) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>The contract with the patch applied.</summary>
    /// <exception cref="RequestValidationException">The patch names an unknown field, or gives one a value it cannot hold.</exception>
    public static T Apply<T>(T current, JsonObject patch)
        where T : class
    {
        var target = JsonSerializer.SerializeToNode(current, Wire.Json)!.AsObject();
        Merge(target, patch, typeof(T), string.Empty);
        try
        {
            return target.Deserialize<T>(Strict)!;
        }
        catch (JsonException exception)
        {
            throw WireForms.Unreadable(typeof(T), exception);
        }
    }

    private static void Merge(JsonObject target, JsonObject patch, Type? contract, string path)
    {
        var fields = contract is null ? null : Wire.Json.GetTypeInfo(contract);
        foreach (var (written, value) in patch)
        {
            var name = written;
            if (fields is { Kind: JsonTypeInfoKind.Object })
            {
                name = ContractCheck.FieldOf(fields, written)?.Name ?? throw RequestValidationException.ForWire(path + written, ContractCheck.UnknownField(fields, written));
            }

            switch (value)
            {
                case null when WireForms.IsIndispensable(contract, name):
                    throw RequestValidationException.For(path + name, $"{path}{name} cannot be emptied.");
                case null:
                    // Null clears a field; the contract's own default takes its place.
                    target.Remove(name);
                    break;
                case JsonObject inner when target[name] is JsonObject existing:
                    Merge(existing, inner, WireForms.TypeOf(contract, name), $"{path}{name}.");
                    break;
                default:
                    target[name] = value.DeepClone();
                    break;
            }
        }
    }
}
