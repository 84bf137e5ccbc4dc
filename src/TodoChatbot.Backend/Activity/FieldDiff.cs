using System.Text.Json;
using System.Text.Json.Nodes;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Activity;

/// <summary>The fields in which two states of a thing differ, as JSON: <c>{"status":["todo","done"]}</c>.</summary>
internal sealed record FieldDiff(IReadOnlyDictionary<string, FieldDiff.Values> Fields)
{
    /// <summary>What differs between two states; a thing that did not exist before has no state.</summary>
    public static FieldDiff Between<TState>(TState? before, TState after)
        where TState : class
    {
        var old = before is null ? [] : ToJson(before);
        var now = ToJson(after);
        return new FieldDiff(now
            .Where(field => !JsonNode.DeepEquals(old[field.Key], field.Value))
            .ToDictionary(field => field.Key, field => new Values(old[field.Key]?.DeepClone(), field.Value?.DeepClone())));
    }

    /// <summary>The first field whose value is no longer what this change left; null when all are.</summary>
    public string? ChangedSince<TState>(TState current)
        where TState : class
    {
        var now = ToJson(current);
        return Fields.FirstOrDefault(field => !JsonNode.DeepEquals(now[field.Key], field.Value.After)).Key;
    }

    /// <summary>The state with these fields set back.</summary>
    public TState Revert<TState>(TState current)
        where TState : class
    {
        var state = ToJson(current);
        foreach (var (field, values) in Fields)
        {
            state[field] = values.Before?.DeepClone();
        }

        return state.Deserialize<TState>(Wire.Json)!;
    }

    private static JsonObject ToJson<TState>(TState state) => JsonSerializer.SerializeToNode(state, Wire.Json)!.AsObject();

    /// <summary>A field before and after.</summary>
    internal sealed record Values(JsonNode? Before, JsonNode? After);
}
