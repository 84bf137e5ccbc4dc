using System.Text.Json.Nodes;
using TodoChatbot.Chart.Tests.Charts;
using TodoChatbot.Chart.Tests.Fixture;

namespace TodoChatbot.Chart.Tests;

/// <summary>The schema knows every value and refuses what has another type or shape, a misspelt name above all.</summary>
public sealed class SchemaTests
{
    [Theory]
    [InlineData("backend.replica=3", "backend: Additional property replica is not allowed")]
    [InlineData("exposure.mode=public", "exposure.mode: exposure.mode must be one of the following: \"none\", \"gateway\", \"ingress\", \"loadbalancer\", \"nodeport\"")]
    [InlineData("exposure.host=https://todo.example.org", "exposure.host: Does not match pattern")]
    [InlineData("exposure.streamTimeout=1 hour", "exposure.streamTimeout: Does not match pattern")]
    [InlineData("exposure.nodePort.port=8080", "exposure.nodePort.port: Must be greater than or equal to 30000")]
    [InlineData("exposure.trustedProxies[0]=10.0.0.1", "exposure.trustedProxies.0: Must validate at least one schema (anyOf)")]
    [InlineData("backend.replicas=0", "backend.replicas: Must be greater than or equal to 1")]
    [InlineData("backend.replicas=two", "backend.replicas: Invalid type. Expected: integer, given: string")]
    [InlineData("backend.image.digest=sha256:abc", "backend.image.digest: Does not match pattern")]
    [InlineData("backend.image.pullPolicy=Sometimes", "backend.image.pullPolicy: backend.image.pullPolicy must be one of the following")]
    [InlineData("backend.resources.limits.memory=512MB", "backend.resources.limits.memory: Does not match pattern")]
    [InlineData("backend.config.Bad-Name=1", "backend.config: Property name of \"Bad-Name\" does not match")]
    [InlineData("pods.runAs=1000", "pods.runAs: Must be greater than or equal to 10001")]
    [InlineData("ai.provider=skynet", "ai.provider: ai.provider must be one of the following")]
    [InlineData("secrets.inline.JWT_SECRET=1", "secrets.inline.JWT_SECRET: Invalid type. Expected: string, given: integer")]
    [InlineData("networkPolicy.blocked[0]=metadata", "networkPolicy.blocked.0: Does not match pattern")]
    [InlineData("networkPolicy.blocked[0]=fe80::/10", "networkPolicy.blocked.0: Does not match pattern")]
    [InlineData("networkPolicy.blocked[0]=10.0.0.0/33", "networkPolicy.blocked.0: Does not match pattern")]
    [InlineData("networkPolicy.blockedIPv6[0]=10.0.0.0/8", "networkPolicy.blockedIPv6.0: Does not match pattern")]
    [InlineData("networkPolicy.blockedIPv6[0]=fe80::/129", "networkPolicy.blockedIPv6.0: Does not match pattern")]
    [InlineData("exposure.loadBalancer.externalTrafficPolicy=Global", "exposure.loadBalancer.externalTrafficPolicy: exposure.loadBalancer.externalTrafficPolicy must be one of the following")]
    [InlineData("names.backendService=1st", "names.backendService: Does not match pattern")]
    [InlineData("session.allowPlainHttp=maybe", "session.allowPlainHttp: Invalid type. Expected: boolean, given: string")]
    [InlineData("names.secret=Not_A_Name", "names.secret: Does not match pattern")]
    [InlineData("extraObjects[0].kind=Pod", "extraObjects.0: apiVersion is required")]
    public async Task A_value_of_another_shape_is_refused(string value, string sentence)
    {
        var refusal = await Helm.RefusalAsync(Rendering.Default.With(value));

        refusal.ShouldContain(sentence);
    }

    [Fact]
    public async Task A_user_may_be_left_to_the_platform()
    {
        var release = await Helm.RenderAsync(Rendering.Default.With("pods.runAs=null"));

        release.Workloads.ShouldAllBe(workload => workload.PodTemplate!.Spec.SecurityContext.RunAsUser == null && workload.PodTemplate.Spec.SecurityContext.RunAsNonRoot == true);
    }

    [Fact]
    public async Task The_schema_and_the_values_name_the_same_keys()
    {
        var token = TestContext.Current.CancellationToken;
        var values = TypedYaml.Documents(await File.ReadAllTextAsync(Path.Combine(Repository.Chart, "values.yaml"), token)).Single();
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Chart, "values.schema.json"), token))!.AsObject();

        Differences("", values, Resolve(schema, schema), schema).ShouldBeEmpty();
    }

    // Where the schema says properties, it is closed, and values.yaml shows each of them.
    private static IEnumerable<string> Differences(string path, JsonObject values, JsonObject schema, JsonObject root)
    {
        if (schema["properties"] is not JsonObject properties)
        {
            return [];
        }

        var isClosed = schema["additionalProperties"] is JsonValue closed && !closed.GetValue<bool>();
        return
        [
            .. isClosed || path == "/global" ? Array.Empty<string>() : [$"{path} is open"],
            .. values.Select(pair => pair.Key).Except(properties.Select(pair => pair.Key)).Select(key => $"{path}/{key} is not in the schema"),
            .. properties.Select(pair => pair.Key).Except(values.Select(pair => pair.Key)).Select(key => $"{path}/{key} is not in values.yaml"),
            .. values.Where(pair => pair.Value is JsonObject && properties[pair.Key] is JsonObject)
                .SelectMany(pair => Differences($"{path}/{pair.Key}", pair.Value!.AsObject(), Resolve(properties[pair.Key]!.AsObject(), root), root)),
        ];
    }

    // {"$ref": "#/definitions/component"}
    private static JsonObject Resolve(JsonObject schema, JsonObject root) =>
        schema["$ref"]?.GetValue<string>() is { } reference ? root["definitions"]![reference.Split('/')[^1]]!.AsObject() : schema;
}
