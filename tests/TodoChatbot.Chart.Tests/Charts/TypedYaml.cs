using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TodoChatbot.Chart.Tests.Charts;

/// <summary>YAML as the JSON that Helm sends to the cluster: what is not quoted has the type that it looks like.</summary>
internal static class TypedYaml
{
    // YAML 1.1 reads these as true and false, YAML 1.2 as text. Whoever means one of them quotes it.
    private static readonly string[] Ambiguous = ["y", "n", "yes", "no", "on", "off"];

    /// <summary>Reads every document. Keys that stand twice are refused.</summary>
    public static IEnumerable<JsonObject> Documents(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Select(document => document.RootNode).OfType<YamlMappingNode>().Select(Object);
    }

    private static JsonObject Object(YamlMappingNode mapping) =>
        new(mapping.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Node(pair.Value))));

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode mapping => Object(mapping),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Select(Node)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value ?? string.Empty),
        YamlScalarNode quoted => JsonValue.Create(quoted.Value),
        _ => throw new InvalidDataException($"{node.Start}: {node.NodeType} is not expected in a manifest."),
    };

    private static JsonValue? Plain(string text)
    {
        Ambiguous.ShouldNotContain(text.ToLowerInvariant(), "quote it");
        return text switch
        {
            "" or "~" or "null" => null,
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),

            // 0440 is 288 in YAML 1.1 and 440 in YAML 1.2.
            ['0', _, ..] when text.All(char.IsAsciiDigit) => throw new InvalidDataException($"{text} has two meanings. Write it in decimal."),
            _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            _ when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
            _ => JsonValue.Create(text),
        };
    }
}
