using System.Text.Json.Nodes;

namespace TodoChatbot.Chart.Tests.Charts;

/// <summary>The compose file of a home server.</summary>
internal static class ComposeFile
{
    public static JsonObject Root { get; } = TypedYaml.Documents(File.ReadAllText(Path.Combine(Fixture.Repository.Root, "compose.yaml"))).Single();

    public static JsonObject Service(string name) => Root["services"]![name]!.AsObject();

    /// <summary>The texts of a list; none where there is no list.</summary>
    public static IEnumerable<string> Texts(JsonNode? list) => (list as JsonArray ?? []).Select(item => item!.GetValue<string>());
}
