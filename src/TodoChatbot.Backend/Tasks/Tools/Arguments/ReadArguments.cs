using System.Text.Json;
using System.Text.Json.Nodes;

namespace TodoChatbot.Backend.Tasks.Tools.Arguments;

/// <summary>The arguments of a call, named and shaped as the tool's schema says.</summary>
/// <param name="Values">The arguments by name; those that say nothing are left out.</param>
/// <param name="Notes">What was read differently from how it was written, a sentence each.</param>
internal sealed record ReadArguments(IReadOnlyDictionary<string, JsonElement> Values, IReadOnlyList<string> Notes)
{
    /// <summary>A tool's answer with these notes.</summary>
    public JsonElement AddNotesTo(JsonElement answer)
    {
        if (Notes.Count == 0 || answer.ValueKind != JsonValueKind.Object)
        {
            return answer;
        }

        var noted = JsonObject.Create(answer)!;
        noted["notes"] = new JsonArray([.. Notes.Select(note => JsonValue.Create(note))]);
        return JsonSerializer.SerializeToElement(noted);
    }
}
