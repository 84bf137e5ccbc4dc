using System.Text.Json.Nodes;

namespace TodoChatbot.Chart.Tests.Charts;

/// <summary>Fields that came to pods and Services after Kubernetes 1.28. A cluster that does not know one refuses it or, worse, leaves it out.</summary>
internal static class NewFields
{
    // From the version on in which it is there without a feature gate: kubernetes.io/docs/reference/command-line-tools-reference/feature-gates.
    private static readonly Dictionary<string, int> Since = new()
    {
        ["sleep"] = 30,
        ["appArmorProfile"] = 30,
        ["resizePolicy"] = 33,
        ["hostUsers"] = 33,
        ["supplementalGroupsPolicy"] = 33,
        ["trafficDistribution"] = 31,
    };

    /// <summary>Fields that the rendering's cluster does not have.</summary>
    public static IEnumerable<string> In(Release release) =>
        release.Objects.Where(rendered => rendered.Kind is not "ConfigMap" and not "Secret").SelectMany(rendered =>
            Names(rendered.Json).Where(name => Since.GetValueOrDefault(name) > release.Rendering.Minor).Select(name => $"{rendered} has {name}, which is there from 1.{Since[name]} on"));

    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(pair => Names(pair.Value).Prepend(pair.Key)),
        JsonArray array => array.SelectMany(Names),
        _ => [],
    };
}
