using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TodoChatbot.Chart.Tests.Charts;

/// <summary>Reads as strictly as a cluster does with field validation: an unknown field, a missing one or one of another type is refused.</summary>
internal static class StrictJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
    };

    public static T Read<T>(JsonNode node) => (T)Read(node, typeof(T));

    public static object Read(JsonNode node, Type type) => node.Deserialize(type, Options) ?? throw new InvalidDataException($"A {type.Name} is null.");
}
