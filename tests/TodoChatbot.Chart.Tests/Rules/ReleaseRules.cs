using k8s.Models;
using TodoChatbot.Chart.Tests.Charts;
using TodoChatbot.Chart.Tests.Charts.Kinds;

namespace TodoChatbot.Chart.Tests.Rules;

/// <summary>What the objects of a release must be to each other.</summary>
internal static class ReleaseRules
{
    private static readonly string[] RecommendedLabels = ["name", "instance", "version", "component", "part-of", "managed-by"];
    private static readonly string[] StableVersions = ["v1", "v2"];

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("P01", "KS:pod-probes KL:no-readiness-probe C-0018 CKV_K8S_9", release => Serving(release, container => container.ReadinessProbe is not null)),
        new("P02", "KL:no-liveness-probe C-0056 CKV_K8S_8", release => Serving(release, container => container.LivenessProbe is not null)),
        new("P03", "KS:pod-probes-identical", release => Serving(
            release, container => Probes(container).Select(probe => probe.HttpGet.Path).Distinct().Count() == 3)),
        new("P04", "KL:liveness-port KL:readiness-port KL:startup-port KL:invalid-target-ports POP-105 POP-108", release => Serving(
            release,
            container => Probes(container).All(probe => container.Ports.Any(port => port.Name == probe.HttpGet.Port.Value) && probe.TimeoutSeconds >= 2))),
        new("A01", "KS:deployment-replicas PO:deploymentMissingReplicas", release =>
            Deployments(release, deployment => Scaler(release, deployment) is not null || deployment.Spec.Replicas >= 2)),
        new("A02", "KS:horizontalpodautoscaler-replicas PO:hpaMinAvailability PO:hpaMaxAvailability", release => release.All<V2HorizontalPodAutoscaler>()
            .Where(scaler => scaler.Spec.MinReplicas < 2 || scaler.Spec.MaxReplicas <= scaler.Spec.MinReplicas).Select(scaler => scaler.Metadata.Name)),
        new("A03", "KS:deployment-targeted-by-hpa-does-not-have-a-static-replica-count", release =>
            Deployments(release, deployment => Scaler(release, deployment) is null || deployment.Spec.Replicas is null)),
        new("A04", "KS:deployment-has-poddisruptionbudget KS:poddisruptionbudget-has-policy KL:pdb-* PO:missingPodDisruptionBudget PO:pdb*", release =>
            Deployments(release, deployment => release.All<V1PodDisruptionBudget>().Any(budget =>
                budget.Spec.Selector.MatchLabels.All(deployment.Spec.Template.Metadata.Labels.Contains)
                && budget.Spec is { MaxUnavailable.Value: not ("0" or "0%"), MinAvailable: null, UnhealthyPodEvictionPolicy: "AlwaysAllow" }))),
        new("A05", "KS:deployment-strategy KL:no-rolling-update-strategy C-0305", release =>
            Deployments(release, deployment => deployment.Spec.Strategy is { Type: "RollingUpdate", RollingUpdate: { MaxUnavailable.Value: "0", MaxSurge.Value: "1" } })),
        new("A06", "KS:deployment-has-host-podantiaffinity KL:no-anti-affinity", release => Deployments(release, deployment =>
            deployment.Spec.Template.Spec.Affinity.PodAntiAffinity.PreferredDuringSchedulingIgnoredDuringExecution
                .Any(term => term.PodAffinityTerm.TopologyKey == "kubernetes.io/hostname" && Selects(term.PodAffinityTerm.LabelSelector, deployment.Spec.Template)))),
        new("A07", "KS:pod-topology-spread-constraints PO:topologySpreadConstraint", release => Deployments(release, deployment =>
            deployment.Spec.Template.Spec.TopologySpreadConstraints is { } spreads
            && spreads.Any(spread => spread.TopologyKey == "kubernetes.io/hostname")
            && spreads.All(spread => Selects(spread.LabelSelector, deployment.Spec.Template)))),

        // A class that does not exist keeps pods from being made, so the chart names none; Polaris is told.
        new("A08", "PO:priorityClassNotSet", release => release.Workloads
            .Where(workload => (workload.PodTemplate!.Spec.PriorityClassName is null) != (workload.Annotation("polaris.fairwinds.com/priorityClassNotSet-exempt") == "true"))
            .Select(workload => $"{workload}")),
        new("N01", "KS:pod-networkpolicy KS:networkpolicy-targets-pod KL:non-isolated-pod KL:dangling-networkpolicy PO:missingNetworkPolicy C-0030 C-0260 CKV2_K8S_6", release =>
        [
            .. release.Workloads.Where(workload => !IsDenied(release, workload)).Select(workload => $"{workload} is not isolated"),
            .. Deployments(release, deployment => release.All<V1NetworkPolicy>()
                .Any(policy => Selects(policy.Spec.PodSelector, deployment.Spec.Template) && policy.Spec is { Ingress: [_, ..], Egress: [_, ..] })),
        ]),
        new("N02", "KS:service-type KS:service-targets-pod KL:dangling-service KL:exposed-services POP-1100-1106 KBP114 C-0293", release => release.All<V1Service>()
            .Where(service => service.Spec.Type != "ClusterIP" || service.Spec.Ports.Any(port => int.TryParse(port.TargetPort.Value, out _)))
            .Select(service => service.Metadata.Name)),
        new("N03", "PO:tlsSettingsMissing C-0263 KS:ingress-targets-service C-0298 C-0302", release =>
        [
            .. release.All<V1Ingress>().Where(ingress => !ingress.Spec.Rules.All(rule => IsEncrypted(ingress, rule.Host))).Select(ingress => $"Ingress/{ingress.Metadata.Name}"),
            .. release.Objects.SelectMany(gateway => gateway.Listeners.Where(listener => listener.Protocol == "HTTPS" && !EndsTls(listener)).Select(listener => $"{gateway} {listener.Name}")),
            .. release.Objects.Where(rendered => rendered.Typed is HttpRoute route && Serves(route) && !route.Spec.ParentRefs.All(parent => IsEncrypted(release, parent)))
                .Select(rendered => $"{rendered}"),
            .. References.Unresolved(release),
        ]),
        new("N04", "CKV_K8S_152-154 C-0059 C-0292", release => release.Objects
            .Where(rendered => rendered.Metadata.Annotations?.Keys.Any(key => key.StartsWith("nginx.", StringComparison.Ordinal)) == true).Select(rendered => $"{rendered}")),
        new("N05", "KL:dnsconfig-options", release => release.Workloads
            .Where(workload => workload.PodTemplate!.Spec.DnsConfig?.Options?.Any(option => option is { Name: "ndots", Value: "2" }) != true).Select(workload => $"{workload}")),
        new("M01", "KS:stable-version KL:no-extensions-v1beta POP-403", release => release.Objects
            .Where(rendered => !StableVersions.Contains(rendered.Json["apiVersion"]!.GetValue<string>().Split('/')[^1])).Select(rendered => $"{rendered}")),
        new("M02", "KS:*-selector-labels-match KL:mismatching-selector C-0296", References.Unresolved),
        new("M03", "C-0076 C-0077 KS:label-values MTD-recommended-labels", release => release.Objects
            .Where(rendered => !rendered.Template.EndsWith("extra-objects.yaml", StringComparison.Ordinal))
            .Where(rendered => RecommendedLabels.Any(label => rendered.Metadata.Labels?.ContainsKey($"app.kubernetes.io/{label}") != true))
            .Select(rendered => $"{rendered}")),
        new("M04", "KL:use-namespace C-0061 C-0212 CKV_K8S_21", release => release.Objects
            .Where(rendered => rendered.Metadata.NamespaceProperty is null or "default").Select(rendered => $"{rendered}")),
        new("M05", "KL:dangling-servicemonitor KL:dangling-horizontalpodautoscaler KS:horizontalpodautoscaler-has-target C-0300", References.Unresolved),
        new("M06", "KL:job-ttl-seconds-after-finished", release => release.All<V1Job>()
            .Where(job => job.Spec is not { TtlSecondsAfterFinished: > 0, ActiveDeadlineSeconds: > 0, Template.Spec.RestartPolicy: "Never" }).Select(job => job.Metadata.Name)),

        // Only one of several workloads could be named like the release.
        new("M07", "PO:metadataAndInstanceMismatched", release => release.Workloads
            .Where(workload => workload.Annotation("polaris.fairwinds.com/metadataAndInstanceMismatched-exempt") != "true").Select(workload => $"{workload}")),
        new("M08", "C-0073 POP-208", release => release.Objects.Where(rendered => rendered.Kind == "Pod").Select(rendered => $"{rendered}")),
    ];

    private static IEnumerable<string> Serving(Release release, Predicate<V1Container> isGood) =>
        Deployments(release, deployment => deployment.Spec.Template.Spec.Containers.All(container => isGood(container)));

    private static IEnumerable<V1Probe> Probes(V1Container container) =>
        new[] { container.LivenessProbe, container.ReadinessProbe, container.StartupProbe }.OfType<V1Probe>();

    private static IEnumerable<string> Deployments(Release release, Predicate<V1Deployment> isGood) =>
        release.All<V1Deployment>().Where(deployment => !isGood(deployment)).Select(deployment => $"Deployment/{deployment.Metadata.Name}");

    private static V2HorizontalPodAutoscaler? Scaler(Release release, V1Deployment deployment) =>
        release.All<V2HorizontalPodAutoscaler>().SingleOrDefault(scaler => scaler.Spec.ScaleTargetRef.Name == deployment.Metadata.Name);

    // Amazon's controller finds the certificate by the host.
    private static bool IsEncrypted(V1Ingress ingress, string? host) =>
        ingress.Spec.Tls?.Any(tls => tls.Hosts.Contains(host) && (tls.SecretName is not null || ingress.Spec.IngressClassName == "alb")) == true;

    // A route joins every listener of a parent unless it names one. Those of a Gateway that is not ours are its owner's.
    private static bool IsEncrypted(Release release, ParentReference parent) =>
        parent.SectionName is not null && release.ListenersOf(parent).Where(listener => listener.Name == parent.SectionName).All(EndsTls);

    private static bool EndsTls(Listener listener) => listener is { Protocol: "HTTPS", Tls: { Mode: "Terminate", CertificateRefs: [_, ..] } };

    private static bool Serves(HttpRoute route) => route.Spec.Rules.Any(rule => rule.BackendRefs is [_, ..]);

    private static bool Selects(V1LabelSelector selector, V1PodTemplateSpec pod) => selector.MatchLabels.All(pod.Metadata.Labels.Contains);

    // Both directions are closed unless a policy opens them.
    private static bool IsDenied(Release release, KubernetesObject workload) => release.All<V1NetworkPolicy>().Any(policy =>
        Selects(policy.Spec.PodSelector, workload.PodTemplate!) && policy.Spec.PolicyTypes.Contains("Ingress") && policy.Spec.PolicyTypes.Contains("Egress"));
}
