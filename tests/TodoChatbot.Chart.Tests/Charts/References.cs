using k8s.Models;
using TodoChatbot.Chart.Tests.Charts.Kinds;

namespace TodoChatbot.Chart.Tests.Charts;

/// <summary>What objects of a release name: each other, keys, ports. A name that leads nowhere would be found out in the cluster only.</summary>
internal sealed class References
{
    private const string ExistingSecret = "todo-app-secrets";

    // What the operator has to make, by kind and name, with its keys.
    private static readonly Dictionary<(string Kind, string Name), string[]> FromOutside = new()
    {
        [("Secret", ExistingSecret)] =
            ["DATABASE_URL", "JWT_SECRET", "DATA_PROTECTION_KEY", "DATABASE_DIRECT_URL", "JWT_SECRET_PREVIOUS", "DATA_PROTECTION_KEY_PREVIOUS",
                "OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY"],
        [("Secret", "registry")] = [],
        [("ConfigMap", "database-ca")] = ["ca.crt"],
    };

    private readonly Release _release;
    private readonly List<string> _problems = [];

    private References(Release release) => _release = release;

    /// <summary>Names that lead nowhere.</summary>
    public static IReadOnlyList<string> Unresolved(Release release)
    {
        var references = new References(release);
        references.CheckWorkloads();
        references.CheckServices();
        references.CheckSelectors();
        references.CheckRoutes();
        references.CheckMonitors();
        return references._problems;
    }

    private void CheckWorkloads()
    {
        foreach (var workload in _release.Workloads)
        {
            var pod = workload.PodTemplate!.Spec;
            NeedObject(workload, "ServiceAccount", pod.ServiceAccountName);
            foreach (var secret in pod.ImagePullSecrets ?? [])
            {
                NeedObject(workload, "Secret", secret.Name);
            }

            foreach (var volume in pod.Volumes)
            {
                CheckVolume(workload, volume);
                Need(pod.Containers.Any(container => container.VolumeMounts.Any(mount => mount.Name == volume.Name)), workload, $"mounts the volume {volume.Name}");
            }

            foreach (var container in pod.Containers)
            {
                CheckContainer(workload, pod, container);
            }

            if (workload.Typed is V1Deployment deployment)
            {
                Need(Selects(deployment.Spec.Selector.MatchLabels, deployment.Spec.Template), workload, "selects its own pods");
                Need(
                    _release.Deployments.Count(other => Selects(deployment.Spec.Selector.MatchLabels, other.PodTemplate!)) == 1,
                    workload, "selects nobody else's pods");
            }
        }
    }

    private void CheckVolume(KubernetesObject workload, V1Volume volume)
    {
        if (volume.ConfigMap is { } configMap)
        {
            NeedKeys(workload, "ConfigMap", configMap.Name, configMap.Items.Select(item => item.Key));
        }

        if (volume.Secret is { } secret)
        {
            NeedKeys(workload, "Secret", secret.SecretName, secret.Items.Select(item => item.Key));
        }

        foreach (var source in volume.Projected?.Sources ?? [])
        {
            NeedKeys(workload, "Secret", source.Secret.Name, source.Secret.Items.Select(item => item.Key), source.Secret.Optional == true);
        }
    }

    private void CheckContainer(KubernetesObject workload, V1PodSpec pod, V1Container container)
    {
        foreach (var mount in container.VolumeMounts)
        {
            Need(pod.Volumes.Any(volume => volume.Name == mount.Name), workload, $"has the volume {mount.Name}");
        }

        foreach (var source in container.EnvFrom ?? [])
        {
            NeedObject(workload, "ConfigMap", source.ConfigMapRef.Name);
        }

        foreach (var probe in new[] { container.LivenessProbe, container.ReadinessProbe, container.StartupProbe }.OfType<V1Probe>())
        {
            Need(HasPort(container, probe.HttpGet.Port), workload, $"has the port {probe.HttpGet.Port.Value} of a probe");
        }
    }

    private void CheckServices()
    {
        foreach (var service in _release.Objects.Where(rendered => rendered.Typed is V1Service))
        {
            var spec = ((V1Service)service.Typed).Spec;
            var selected = _release.Deployments.Where(deployment => Selects(spec.Selector, deployment.PodTemplate!)).ToList();
            Need(selected.Count > 0, service, "selects pods");
            foreach (var port in spec.Ports)
            {
                Need(
                    selected.All(deployment => deployment.PodTemplate!.Spec.Containers.Any(container => HasPort(container, port.TargetPort))),
                    service, $"finds the port {port.TargetPort.Value} in its pods");
            }
        }
    }

    private void CheckSelectors()
    {
        foreach (var policy in _release.All<V1NetworkPolicy>())
        {
            NeedPods($"NetworkPolicy/{policy.Metadata.Name}", policy.Spec.PodSelector);
            var peers = (policy.Spec.Ingress ?? []).SelectMany(rule => rule.FromProperty ?? []).Concat((policy.Spec.Egress ?? []).SelectMany(rule => rule.To ?? []));
            foreach (var peer in peers.Where(peer => peer.PodSelector is not null && peer.NamespaceSelector is null))
            {
                NeedPods($"NetworkPolicy/{policy.Metadata.Name}", peer.PodSelector);
            }
        }

        foreach (var budget in _release.All<V1PodDisruptionBudget>())
        {
            NeedPods($"PodDisruptionBudget/{budget.Metadata.Name}", budget.Spec.Selector);
        }

        foreach (var scaler in _release.Objects.Where(rendered => rendered.Typed is V2HorizontalPodAutoscaler))
        {
            var target = ((V2HorizontalPodAutoscaler)scaler.Typed).Spec.ScaleTargetRef;
            NeedObject(scaler, target.Kind, target.Name);
        }
    }

    private void CheckRoutes()
    {
        foreach (var ingress in _release.Objects.Where(rendered => rendered.Typed is V1Ingress))
        {
            var backend = ((V1Ingress)ingress.Typed).Spec.Rules.Single().Http.Paths.Single().Backend.Service;
            Need(Service(backend.Name)?.Spec.Ports.Any(port => port.Name == backend.Port.Name) == true, ingress, $"finds the port {backend.Port.Name} of the Service {backend.Name}");
        }

        foreach (var route in _release.Objects.Where(rendered => rendered.Typed is HttpRoute))
        {
            var spec = ((HttpRoute)route.Typed).Spec;
            foreach (var backend in spec.Rules.SelectMany(rule => rule.BackendRefs ?? []))
            {
                Need(Service(backend.Name)?.Spec.Ports.Any(port => port.Port == backend.Port) == true, route, $"finds the port {backend.Port} of the Service {backend.Name}");
            }

            foreach (var parent in spec.ParentRefs.Where(parent => _release.Rendering.Values.All(value => !value.Contains("bring=route", StringComparison.Ordinal))))
            {
                Need(_release.ListenersOf(parent).Any(listener => parent.SectionName is null || listener.Name == parent.SectionName), route, $"finds the listener {parent.SectionName} of {parent.Kind}/{parent.Name}");
            }
        }

        foreach (var target in _release.All<HealthCheckPolicy>().Select(policy => policy.Spec.TargetRef).Concat(_release.All<BackendPolicy>().Select(policy => policy.Spec.TargetRef)))
        {
            Need(Service(target.Name) is not null, _release.Objects[0], $"finds the Service {target.Name} of a policy");
        }
    }

    private void CheckMonitors()
    {
        foreach (var monitor in _release.Objects.Where(rendered => rendered.Typed is ServiceMonitor))
        {
            var spec = ((ServiceMonitor)monitor.Typed).Spec;
            var services = _release.All<V1Service>().Where(service => spec.Selector.MatchLabels.All(service.Metadata.Labels.Contains)).ToList();
            Need(services is [var only] && only.Spec.Ports.Any(port => port.Name == spec.Endpoints.Single().Port), monitor, "finds one Service with its port");
        }
    }

    private V1Service? Service(string name) => _release.All<V1Service>().SingleOrDefault(service => service.Metadata.Name == name);

    private static bool Selects(IDictionary<string, string> selector, V1PodTemplateSpec pod) => selector.All(pod.Metadata.Labels.Contains);

    private static bool HasPort(V1Container container, IntOrString port) =>
        container.Ports?.Any(known => known.Name == port.Value || known.ContainerPort.ToString(System.Globalization.CultureInfo.InvariantCulture) == port.Value) == true;

    private void NeedPods(string who, V1LabelSelector selector)
    {
        if (!_release.Workloads.Any(workload => Selects(selector.MatchLabels, workload.PodTemplate!)))
        {
            _problems.Add($"{who} selects no pods by {string.Join(", ", selector.MatchLabels)}");
        }
    }

    private void NeedObject(KubernetesObject who, string kind, string name) => NeedKeys(who, kind, name, []);

    // A hook runs before or after the release's own objects are there, so it may read only what is there by then.
    private void NeedKeys(KubernetesObject who, string kind, string name, IEnumerable<string> keys, bool isOptional = false)
    {
        if (_release.Objects.SingleOrDefault(rendered => rendered.Kind == kind && rendered.Name == name) is { } found)
        {
            Need(IsThereFor(who, found), who, $"can have {found}, which is made later");
            var known = found.Typed switch
            {
                V1Secret secret => secret.Data.Keys,
                V1ConfigMap configMap => configMap.Data.Keys,
                _ => [],
            };
            Need(isOptional || keys.All(known.Contains), who, $"finds {string.Join(", ", keys.Except(known))} in {found}");
            return;
        }

        var isDelivered = _release.All<ExternalSecret>().Any(external => kind == "Secret" && external.Spec.Target.Name == name);
        var outside = FromOutside.GetValueOrDefault((kind, name)) ?? (isDelivered ? FromOutside[("Secret", ExistingSecret)] : null);
        Need(outside is not null && keys.All(outside.Contains), who, $"finds {kind}/{name} with {string.Join(", ", keys)}");
    }

    private static bool IsThereFor(KubernetesObject reader, KubernetesObject read) => (reader.IsHook, read.IsHook) switch
    {
        (false, false) => true,
        (false, true) => false,
        (true, false) => !reader.HookEvents.Contains("pre-install"),
        (true, true) => reader.HookEvents.All(read.HookEvents.Contains) && read.HookWeight < reader.HookWeight,
    };

    private void Need(bool condition, KubernetesObject who, string what)
    {
        if (!condition)
        {
            _problems.Add($"It is not so that {who} {what}");
        }
    }
}
