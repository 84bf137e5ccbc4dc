using System.Text.Json.Nodes;
using k8s.Models;
using TodoChatbot.Chart.Tests.Charts.Kinds;

namespace TodoChatbot.Chart.Tests.Charts;

/// <summary>One rendered object, as text and in the type of its kind.</summary>
/// <param name="Template">The template that it came from.</param>
/// <param name="Json">All of it.</param>
/// <param name="Typed">A model of KubernetesClient, or a closed record of a custom kind.</param>
internal sealed record KubernetesObject(string Template, JsonObject Json, object Typed)
{
    public string Kind => Json["kind"]!.GetValue<string>();

    public string Name => Metadata.Name;

    public V1ObjectMeta Metadata { get; } = StrictJson.Read<V1ObjectMeta>(Json["metadata"]!);

    /// <summary>The events at which Helm makes it; empty for an ordinary object of the release.</summary>
    public IReadOnlyList<string> HookEvents => Annotation("helm.sh/hook")?.Split(',') ?? [];

    public int HookWeight => int.Parse(Annotation("helm.sh/hook-weight") ?? "0", System.Globalization.CultureInfo.InvariantCulture);

    public bool IsHook => HookEvents.Count > 0;

    /// <summary>The pods that it makes; null when it makes none.</summary>
    public V1PodTemplateSpec? PodTemplate => Typed switch
    {
        V1Deployment deployment => deployment.Spec.Template,
        V1Job job => job.Spec.Template,
        _ => null,
    };

    /// <summary>Where it takes connections; none unless it is a gateway or a part of one.</summary>
    public IReadOnlyList<Listener> Listeners => Typed switch
    {
        Gateway gateway => gateway.Spec.Listeners,
        ListenerSet set => set.Spec.Listeners,
        _ => [],
    };

    public string? Annotation(string name) => Metadata.Annotations?.TryGetValue(name, out var value) == true ? value : null;

    public override string ToString() => $"{Kind}/{Name}";
}
