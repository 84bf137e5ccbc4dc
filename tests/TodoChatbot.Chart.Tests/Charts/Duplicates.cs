using k8s.Models;

namespace TodoChatbot.Chart.Tests.Charts;

/// <summary>Lists whose entries a cluster tells apart by a key. Server-side apply, which Helm 4 uses, refuses a key that stands twice.</summary>
internal static class Duplicates
{
    /// <summary>Keys that stand twice.</summary>
    public static IEnumerable<string> In(Release release) =>
    [
        .. release.Workloads.SelectMany(workload => Pod(workload.PodTemplate!.Spec).Select(duplicate => $"{workload}: {duplicate}")),
        .. release.All<V1Service>().SelectMany(service => Twice(
            $"Service/{service.Metadata.Name} ports", service.Spec.Ports.Select(port => $"{port.Port}/{port.Protocol ?? "TCP"}"))),
        .. release.All<V1Service>().SelectMany(service => Twice($"Service/{service.Metadata.Name} port names", service.Spec.Ports.Select(port => port.Name))),
        .. release.Objects.SelectMany(rendered => Twice($"{rendered} listeners", rendered.Listeners.Select(listener => listener.Name))),
        .. release.Objects.SelectMany(rendered => Twice(
            $"{rendered} addresses", rendered.Listeners.Select(listener => $"{listener.Protocol} {listener.Hostname}:{listener.Port}"))),
        .. Twice("objects", release.Objects.Select(rendered => $"{rendered} {rendered.Json["apiVersion"]}")),
    ];

    private static IEnumerable<string> Pod(V1PodSpec pod) =>
    [
        .. Twice("volumes", pod.Volumes.Select(volume => volume.Name)),
        .. Twice("imagePullSecrets", pod.ImagePullSecrets?.Select(secret => secret.Name)),
        .. Twice("topologySpreadConstraints", pod.TopologySpreadConstraints?.Select(spread => $"{spread.TopologyKey} {spread.WhenUnsatisfiable}")),
        .. Twice("containers", pod.Containers.Select(container => container.Name)),
        .. pod.Containers.SelectMany(Container),
    ];

    private static IEnumerable<string> Container(V1Container container) =>
    [
        .. Twice("env", container.Env?.Select(variable => variable.Name)),
        .. Twice("ports", container.Ports?.Select(port => $"{port.ContainerPort}/{port.Protocol ?? "TCP"}")),
        .. Twice("port names", container.Ports?.Select(port => port.Name)),
        .. Twice("volumeMounts", container.VolumeMounts?.Select(mount => mount.MountPath)),
    ];

    private static IEnumerable<string> Twice(string where, IEnumerable<string>? keys) =>
        (keys ?? []).GroupBy(key => key).Where(group => group.Count() > 1).Select(group => $"{where} has {group.Key} {group.Count()} times");
}
