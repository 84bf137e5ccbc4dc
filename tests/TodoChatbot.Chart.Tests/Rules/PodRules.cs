using System.Text.RegularExpressions;
using k8s.Models;
using TodoChatbot.Chart.Tests.Charts;

namespace TodoChatbot.Chart.Tests.Rules;

/// <summary>What one pod must be, whoever makes it: Deployments, hooks and tests alike.</summary>
internal static partial class PodRules
{
    private const long HighId = 10_000;

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("H01", "PSS203 KL:run-as-non-root PO:runAsRootAllowed C-0013 CKV_K8S_23 KSEC:RunAsNonRoot", release => Both(
            release, pod => pod.SecurityContext?.RunAsNonRoot == true, container => container.SecurityContext?.RunAsNonRoot == true)),
        new("H02", "KS:container-security-context-user-group-id CKV_K8S_40 KSEC:RunAsUser KBP104 KBP105", release => Both(
            release,
            pod => pod.SecurityContext is { RunAsUser: > HighId, RunAsGroup: > HighId, FsGroup: > HighId },
            container => container.SecurityContext is { RunAsUser: > HighId, RunAsGroup: > HighId })),
        new("H03", "KS:container-security-context-readonlyrootfilesystem KL:no-read-only-root-fs C-0017 CKV_K8S_22 KBP102", release =>
            Containers(release, container => container.SecurityContext?.ReadOnlyRootFilesystem == true)),
        new("H04", "PSS202 KL:privilege-escalation-container C-0016 CKV_K8S_20", release =>
            Containers(release, container => container.SecurityContext?.AllowPrivilegeEscalation == false)),
        new("H05", "PSS103 KS:container-security-context-privileged KL:privileged-container C-0057 CKV_K8S_16", release =>
            Containers(release, container => container.SecurityContext?.Privileged == false)),
        new("H06", "PSS104 PSS206 KL:drop-net-raw-capability C-0046 CKV_K8S_25 CKV_K8S_28 CKV_K8S_37 CKV_K8S_39 KBP100 KBP103", release =>
            Containers(release, container => container.SecurityContext?.Capabilities is { Add: null, Drop: ["ALL"] })),
        new("H07", "PSS110 PSS205 KS:container-seccomp-profile C-0055 C-0210 CKV_K8S_31 KSEC:SeccompAny", release => Both(
            release, pod => pod.SecurityContext?.SeccompProfile?.Type == "RuntimeDefault", container => container.SecurityContext?.SeccompProfile?.Type == "RuntimeDefault")),
        new("H08", "CKV_K8S_29 CKV_K8S_30 C-0211", release => Both(release, pod => pod.SecurityContext is not null, container => container.SecurityContext is not null)),
        new("H09", "PSS101-111 PSS201 KL:host-* PO:host*Set C-0038 C-0041 C-0044 C-0048 C-0074 CKV_K8S_17-19 CKV_K8S_26 CKV_K8S_27", release => Both(
            release,
            pod => pod is { HostNetwork: null, HostPID: null, HostIPC: null, SecurityContext: null or { Sysctls: null } } && pod.Volumes.All(volume => volume.HostPath is null),
            container => container.SecurityContext?.ProcMount is null && (container.Ports ?? []).All(port => port.HostPort is null))),
        new("H10", "KL:default-service-account KL:non-existent-service-account KL:deprecated-service-account-field CKV_K8S_41 CKV_K8S_42 C-0189", release =>
            Pods(release, pod => pod.ServiceAccountName is not null and not "default" && pod.ServiceAccount is null)),
        new("H11", "PO:automountServiceAccountToken C-0034 C-0190 C-0261 CKV_K8S_38 KBP106", release =>
        [
            .. Pods(release, pod => pod.AutomountServiceAccountToken == false),
            .. release.All<V1ServiceAccount>().Where(account => account.AutomountServiceAccountToken != false).Select(account => account.Metadata.Name),
        ]),
        new("H12", "KSEC:HostAliases KSEC:HostUsers KSEC:ApparmorAny", release => Both(
            release,
            pod => pod.HostAliases is null
                && (pod.HostUsers == false) == release.Rendering.Values.Contains("pods.userNamespace=true")
                && HasAppArmor(pod.SecurityContext?.AppArmorProfile) == release.Rendering.Values.Contains("pods.appArmor=true"),
            container => HasAppArmor(container.SecurityContext?.AppArmorProfile) == release.Rendering.Values.Contains("pods.appArmor=true"))),
        new("H13", "KL:access-to-* KL:wildcard-in-rules PO:*ClusterAdmin* CKV_K8S_49 CKV_K8S_155-158 C-0007 C-0015 C-0035", release =>
            release.Objects.Where(rendered => rendered.Kind.Contains("Role", StringComparison.Ordinal)).Select(rendered => $"{rendered}")),
        new("H14", "KL:ssh-port KL:privileged-ports C-0042 C-0062 KBP110 KBP113", release =>
            Containers(release, container => (container.Ports ?? []).All(port => port.ContainerPort >= 1024))),
        new("I01", "KS:container-image-tag KL:latest-tag PO:tagNotSpecified CKV_K8S_14 C-0075 KBP001 KBP116 POP-100", release =>
            Containers(release, container => container.Image.Split('/')[^1].Contains(':', StringComparison.Ordinal) && !container.Image.EndsWith(":latest", StringComparison.Ordinal))),
        new("I04", "C-0001 C-0078 C-0253 POP-113", release =>
            Containers(release, container => container.Image.StartsWith("ghcr.io/todo-chatbot/", StringComparison.Ordinal))),
        new("I03", "KS:container-image-pull-policy PO:pullPolicyNotAlways CKV_K8S_15", release =>
            Containers(release, container => container.ImagePullPolicy == "Always")),
        new("R01", "KS:container-resources KL:unset-* C-0268 C-0269 CKV_K8S_10 CKV_K8S_12 KBP002 KBP004", release =>
            Containers(release, container => Has(container.Resources.Requests, "cpu", "memory"))),
        new("R02", "KS:container-resources KL:unset-* C-0270 C-0271 CKV_K8S_11 CKV_K8S_13 KBP003 KBP005", release =>
            Containers(release, container => Has(container.Resources.Limits, "cpu", "memory"))),
        new("R03", "KS:container-ephemeral-storage-request-and-limit", release => Containers(
            release, container => Has(container.Resources.Requests, "ephemeral-storage") && Has(container.Resources.Limits, "ephemeral-storage"))),
        new("S01", "KL:env-var-secret PO:sensitive* C-0012 CKV_K8S_35 KBP111", release =>
        [
            .. Containers(release, container => (container.Env ?? []).All(variable => !LooksSecret(variable.Name) && !IsSecret(variable.Value))),
            .. Containers(release, container => !(container.Command ?? []).Concat(container.Args ?? []).Any(IsSecret)),
            .. release.All<V1ConfigMap>().SelectMany(map => map.Data.Where(pair => LooksSecret(pair.Key) || IsSecret(pair.Value)).Select(pair => $"ConfigMap/{map.Metadata.Name} {pair.Key}")),
        ]),
        new("S02", "KL:read-secret-from-env-var C-0207 CKV_K8S_35 KSEC:SecretsAsEnvironmentVariables KBP112", release => Containers(
            release,
            container => (container.Env ?? []).All(variable => variable.ValueFrom?.SecretKeyRef is null) && (container.EnvFrom ?? []).All(source => source.SecretRef is null))),
        new("S03", "KS:environment-variable-key-duplication KL:duplicate-env-var C-0295", Duplicates.In),
        new("S04", "KL:env-value-from LNK001 POP-304 POP-407", References.Unresolved),
    ];

    private static IEnumerable<string> Both(Release release, Predicate<V1PodSpec> pod, Predicate<V1Container> container) =>
        [.. Pods(release, pod), .. Containers(release, container)];

    private static IEnumerable<string> Pods(Release release, Predicate<V1PodSpec> isGood) =>
        release.Workloads.Where(workload => !isGood(workload.PodTemplate!.Spec)).Select(workload => $"the pod of {workload}");

    private static IEnumerable<string> Containers(Release release, Predicate<V1Container> isGood) => release.Workloads.SelectMany(
        workload => AllContainers(workload.PodTemplate!.Spec).Where(container => !isGood(container)).Select(container => $"the container {container.Name} of {workload}"));

    private static IEnumerable<V1Container> AllContainers(V1PodSpec pod) => [.. pod.InitContainers ?? [], .. pod.Containers];

    private static bool Has(IDictionary<string, ResourceQuantity>? quantities, params string[] names) => quantities is not null && names.All(quantities.ContainsKey);

    private static bool HasAppArmor(V1AppArmorProfile? profile) => profile?.Type == "RuntimeDefault";

    private static bool LooksSecret(string name) =>
        new[] { "SECRET", "PASSWORD", "TOKEN", "BEARER", "API_KEY", "DATABASE_URL" }.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static bool IsSecret(string? value) => value is not null && Secret().IsMatch(value);

    // An address with a password, a password in a connection string, a private key, a token, keys of well-known providers.
    [GeneratedRegex(@"://[^/\s:@]*:[^/\s@]+@|\b(password|pwd)\s*=\s*\S|-----BEGIN [A-Z ]*PRIVATE KEY-----|\beyJ[\w-]{10,}\.|\bsk-[\w-]{16,}|\bAKIA[0-9A-Z]{16}\b|\bgh[opsu]_\w{20,}", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
