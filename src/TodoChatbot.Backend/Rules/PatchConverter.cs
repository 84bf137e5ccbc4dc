using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TodoChatbot.Backend.Rules;

/// <summary>
/// Reads the object of a patch to the end. A <see cref="JsonObject"/> by itself finds out only when it is used that a name comes twice or
/// that a text is none, and then it looks like a fault of ours.
/// </summary>
internal sealed class PatchConverter : JsonConverter<JsonObject>
{
    public override JsonObject Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var element = JsonElement.ParseValue(ref reader);
        Check(element);
        return element.ValueKind == JsonValueKind.Object ? JsonObject.Create(element)! : throw new JsonException("A patch is an object.");
    }

    public override void Write(Utf8JsonWriter writer, JsonObject value, JsonSerializerOptions options) => value.WriteTo(writer, options);

    private static void Check(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var names = new HashSet<string>();
                foreach (var member in element.EnumerateObject())
                {
                    if (!names.Add(member.Name))
                    {
                        throw new JsonException($"{member.Name} comes twice.");
                    }

                    Check(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Check(item);
                }

                break;
            case JsonValueKind.String:
                // Half a character ("\ud800") is refused here.
                element.GetString();
                break;
        }
    }
}
