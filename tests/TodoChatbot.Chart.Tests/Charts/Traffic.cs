using System.Globalization;
using System.Net;
using k8s.Models;

namespace TodoChatbot.Chart.Tests.Charts;

/// <summary>One end of a connection: a pod, or an address outside of the cluster.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Labels">Those of a pod; null outside.</param>
/// <param name="Namespace">The pod's.</param>
internal sealed record Place(IPAddress Address, IDictionary<string, string>? Labels = null, string? Namespace = null);

/// <summary>Which connections the NetworkPolicies of a release let through, as a cluster reads them.</summary>
/// <param name="Release">The release.</param>
/// <param name="ArePodsAddresses">Whether a rule for addresses counts for pods too, which is so in most networks and not in Cilium's.</param>
internal sealed record Traffic(Release Release, bool ArePodsAddresses)
{
    public bool MayConnect(Place from, Place to, int port, string protocol = "TCP") =>
        Allows(from, "Egress", policy => (policy.Egress ?? []).Any(rule => Names(rule.Ports, port, protocol) && Includes(rule.To, to)))
        && Allows(to, "Ingress", policy => (policy.Ingress ?? []).Any(rule => Names(rule.Ports, port, protocol) && Includes(rule.FromProperty, from)));

    // A pod that no policy selects in a direction may do everything in it, else what one of them allows.
    private bool Allows(Place place, string direction, Predicate<V1NetworkPolicySpec> allows)
    {
        var selecting = Release.All<V1NetworkPolicy>()
            .Where(policy => place.Labels is not null && place.Namespace == policy.Metadata.NamespaceProperty && policy.Spec.PolicyTypes.Contains(direction))
            .Where(policy => Selects(policy.Spec.PodSelector, place.Labels!)).ToList();
        return selecting.Count == 0 || selecting.Any(policy => allows(policy.Spec));
    }

    private static bool Names(IList<V1NetworkPolicyPort>? ports, int port, string protocol) => ports is null || ports.Any(named =>
        (named.Protocol ?? "TCP") == protocol && named.Port.Value == port.ToString(CultureInfo.InvariantCulture));

    private bool Includes(IList<V1NetworkPolicyPeer>? peers, Place place) => peers is null || peers.Any(peer => peer switch
    {
        { IpBlock: { } block } => (place.Labels is null || ArePodsAddresses) && Contains(block.Cidr, place) && !(block.Except ?? []).Any(except => Contains(except, place)),
        { NamespaceSelector: { } namespaces } => place.Labels is not null && Selects(namespaces, new Dictionary<string, string> { ["kubernetes.io/metadata.name"] = place.Namespace! })
            && (peer.PodSelector is null || Selects(peer.PodSelector, place.Labels)),
        _ => place.Labels is not null && place.Namespace == Release.Rendering.Namespace && Selects(peer.PodSelector, place.Labels),
    });

    private static bool Contains(string network, Place place) => IPNetwork.Parse(network).Contains(place.Address);

    private static bool Selects(V1LabelSelector selector, IDictionary<string, string> labels)
    {
        selector.MatchExpressions.ShouldBeNull("this reader knows matchLabels only");
        return (selector.MatchLabels ?? new Dictionary<string, string>()).All(labels.Contains);
    }
}
