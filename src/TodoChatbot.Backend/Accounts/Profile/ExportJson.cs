using System.Text.Json;
using System.Text.Json.Nodes;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Accounts.Profile;

/// <summary>Writes exported things as the API would.</summary>
internal static class ExportJson
{
    public static JsonNode? Of<T>(T value) => JsonSerializer.SerializeToNode(value, Wire.Json);

    public static JsonArray ArrayOf<T>(IEnumerable<T> values) => [.. values.Select(Of)];
}
