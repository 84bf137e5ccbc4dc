using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using k8s.Models;
using TodoChatbot.Chart.Tests.Charts.Kinds;

namespace TodoChatbot.Chart.Tests.Charts;

/// <summary>What the chart renders to.</summary>
internal sealed partial record Release(Rendering Rendering, string Text, IReadOnlyList<KubernetesObject> Objects)
{
    // What is not in here is nothing that this chart may render.
    private static readonly Dictionary<(string ApiVersion, string Kind), Type> Kinds = new()
    {
        [("v1", "ConfigMap")] = typeof(V1ConfigMap),
        [("v1", "Secret")] = typeof(V1Secret),
        [("v1", "Service")] = typeof(V1Service),
        [("v1", "ServiceAccount")] = typeof(V1ServiceAccount),
        [("apps/v1", "Deployment")] = typeof(V1Deployment),
        [("autoscaling/v2", "HorizontalPodAutoscaler")] = typeof(V2HorizontalPodAutoscaler),
        [("batch/v1", "Job")] = typeof(V1Job),
        [("networking.k8s.io/v1", "Ingress")] = typeof(V1Ingress),
        [("networking.k8s.io/v1", "NetworkPolicy")] = typeof(V1NetworkPolicy),
        [("policy/v1", "PodDisruptionBudget")] = typeof(V1PodDisruptionBudget),
        [("external-secrets.io/v1", "ExternalSecret")] = typeof(ExternalSecret),
        [("gateway.networking.k8s.io/v1", "Gateway")] = typeof(Gateway),
        [("gateway.networking.k8s.io/v1", "HTTPRoute")] = typeof(HttpRoute),
        [("gateway.networking.k8s.io/v1", "ListenerSet")] = typeof(ListenerSet),
        [("monitoring.coreos.com/v1", "PrometheusRule")] = typeof(PrometheusRule),
        [("monitoring.coreos.com/v1", "ServiceMonitor")] = typeof(ServiceMonitor),
        [("networking.gke.io/v1", "GCPBackendPolicy")] = typeof(BackendPolicy),
        [("networking.gke.io/v1", "HealthCheckPolicy")] = typeof(HealthCheckPolicy),
    };

    private static readonly string[] Envelope = ["apiVersion", "kind", "metadata"];

    /// <summary>The objects whose pods are the application.</summary>
    public IReadOnlyList<KubernetesObject> Deployments => [.. Objects.Where(rendered => rendered.Typed is V1Deployment)];

    /// <summary>Everything that makes pods.</summary>
    public IReadOnlyList<KubernetesObject> Workloads => [.. Objects.Where(rendered => rendered.PodTemplate is not null)];

    /// <summary>The typed objects of one kind.</summary>
    public IReadOnlyList<T> All<T>() => [.. Objects.Select(rendered => rendered.Typed).OfType<T>()];

    /// <summary>The one object of this kind and name.</summary>
    public KubernetesObject Find(string kind, string name) =>
        Objects.SingleOrDefault(rendered => rendered.Kind == kind && rendered.Name == name)
        ?? throw new InvalidOperationException($"{kind}/{name} is not among {string.Join(", ", Objects)}");

    public T Find<T>(string kind, string name) => (T)Find(kind, name).Typed;

    /// <summary>The listeners of what a route joins; none when it is not of this release.</summary>
    public IReadOnlyList<Listener> ListenersOf(ParentReference parent) =>
        Objects.SingleOrDefault(rendered => rendered.Kind == parent.Kind && rendered.Name == parent.Name)?.Listeners ?? [];

    public static Release Read(string text, Rendering rendering)
    {
        // # Source: todo-chatbot/templates/backend-deployment.yaml
        var parts = Source().Split(text).Skip(1).Chunk(2);
        return new Release(rendering, text, [.. parts.SelectMany(part => TypedYaml.Documents(part[1]).Select(json => Read(part[0], json)))]);
    }

    /// <summary>Why a cluster would not take this object; null when it would.</summary>
    public static string? Refusal(JsonObject json)
    {
        try
        {
            Read("the request", json);
            return null;
        }
        catch (InvalidDataException exception)
        {
            return exception.Message;
        }
    }

    private static KubernetesObject Read(string template, JsonObject json)
    {
        var key = (json["apiVersion"]!.GetValue<string>(), json["kind"]!.GetValue<string>());
        Kinds.ShouldContainKey(key, $"{template} renders a kind that the tests do not know");
        var type = Kinds[key];
        try
        {
            // The closed records hold what is special about a kind; all kinds share the rest.
            var typed = type.Namespace == typeof(Gateway).Namespace
                ? StrictJson.Read(new JsonObject(json.Where(pair => !Envelope.Contains(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))), type)
                : StrictJson.Read(json, type);
            return new KubernetesObject(template, json, typed);
        }
        catch (System.Text.Json.JsonException exception)
        {
            throw new InvalidDataException($"{template}: {key.Item2}/{json["metadata"]?["name"]} would be refused by the cluster: {exception.Message}", exception);
        }
    }

    [GeneratedRegex(@"^---\n# Source: (.+)\n", RegexOptions.Multiline)]
    private static partial Regex Source();
}
