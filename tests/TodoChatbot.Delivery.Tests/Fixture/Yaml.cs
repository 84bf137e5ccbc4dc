using YamlDotNet.RepresentationModel;

namespace TodoChatbot.Delivery.Tests.Fixture;

/// <summary>YAML, read node by node.</summary>
internal static class Yaml
{
    /// <summary>Reads one document.</summary>
    public static YamlMappingNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    extension(YamlMappingNode node)
    {
        public YamlNode? At(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

        public string? Text(string key) => (node.At(key) as YamlScalarNode)?.Value;

        public YamlMappingNode Map(string key) => node.At(key) as YamlMappingNode ?? [];

        public IEnumerable<YamlNode> List(string key) => node.At(key) as YamlSequenceNode ?? [];

        public IReadOnlyDictionary<string, string> Texts(string key) =>
            node.Map(key).Children.ToDictionary(pair => pair.Key.ToString(), pair => ((YamlScalarNode)pair.Value).Value ?? string.Empty);
    }
}
