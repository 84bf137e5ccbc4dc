using System.Text.Json.Nodes;
using k8s.Models;
using TodoChatbot.Chart.Tests.Charts;

namespace TodoChatbot.Chart.Tests;

/// <summary>Releases beside each other, and one release over time.</summary>
public sealed class ReleaseTests
{
    // Names that are prefixes of each other, that end in the chart's own suffixes, and that differ only far behind.
    private static readonly string[] Names =
        ["todo-chatbot", "todo", "todo-backend", "todo-chatbot-backend", "backend", "frontend-service", $"{new string('a', 50)}-b", $"{new string('a', 50)}-c"];

    [Fact]
    public async Task Two_releases_in_one_namespace_share_no_object_and_no_pod()
    {
        var releases = await Task.WhenAll(Names.Select(name => Helm.RenderAsync(Profiles.Of("cloud").WithEverything() with { Release = name })));

        releases.SelectMany(release => release.Objects).GroupBy(rendered => rendered.ToString()).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
        foreach (var release in releases)
        {
            var others = releases.Where(other => other != release).SelectMany(other => other.Workloads).Select(workload => workload.PodTemplate!).ToList();
            Selectors(release).Where(selector => others.Any(pod => selector.All(pod.Metadata.Labels.Contains))).ShouldBeEmpty(release.Rendering.Release);
        }
    }

    [Fact]
    public async Task The_same_name_in_two_namespaces_needs_nothing_of_the_whole_cluster()
    {
        var release = await Helm.RenderAsync(Profiles.Of("gke").WithEverything() with { Namespace = "elsewhere" });

        release.Objects.ShouldAllBe(rendered => rendered.Metadata.NamespaceProperty == "elsewhere");
        release.Objects.ShouldNotContain(rendered => rendered.Kind.StartsWith("Cluster", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Names_are_short_enough_however_long_the_release_is_called()
    {
        var release = await Helm.RenderAsync(Profiles.Of("cloud").WithEverything() with { Release = new string('a', 53) });

        release.Objects.ShouldAllBe(rendered => rendered.Name.Length <= 63);
        release.Workloads.SelectMany(workload => workload.PodTemplate!.Metadata.Labels.Values).ShouldAllBe(value => value.Length <= 63);
    }

    [Fact]
    public async Task The_release_called_todo_chatbot_has_the_names_of_the_plan()
    {
        var release = await Helm.RenderAsync(Rendering.Default.With("secrets.existingSecret="));

        release.All<V1Service>().Select(service => service.Metadata.Name).ShouldBe(["backend-service", "frontend-service", "todo-chatbot-backend-peers"], ignoreOrder: true);
        release.All<V1ConfigMap>().Select(map => map.Metadata.Name).ShouldContain("todo-app-config");
        release.Find<V1Service>("Service", "backend-service").Spec.Ports.Single().Port.ShouldBe(8000);
        release.Find<V1Service>("Service", "frontend-service").Spec.Ports.Single().Port.ShouldBe(3000);
    }

    [Theory]
    [InlineData("backend.config.Chat__LeaseSeconds=25", "backend")]
    [InlineData("frontend.config.X__Y=1", "frontend")]
    public async Task A_changed_setting_rolls_the_pods_that_read_it_and_no_others(string value, string component)
    {
        var before = await Helm.RenderAsync(Rendering.Default);
        var after = await Helm.RenderAsync(Rendering.Default.With(value));

        string[] changed = [.. before.Deployments.Where(deployment => !JsonNode.DeepEquals(PodOf(deployment), PodOf(after.Find("Deployment", deployment.Name)))).Select(deployment => deployment.Name)];

        changed.ShouldBe([$"todo-chatbot-{component}"]);
    }

    [Fact]
    public async Task A_new_version_of_the_chart_alone_rolls_nothing()
    {
        var release = await Helm.RenderAsync(Rendering.Default);

        release.Deployments.SelectMany(deployment => deployment.PodTemplate!.Metadata.Labels.Keys).ShouldNotContain("helm.sh/chart");
        release.Deployments.SelectMany(deployment => ((V1Deployment)deployment.Typed).Spec.Selector.MatchLabels.Keys).Distinct()
            .ShouldBe(["app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/component"], ignoreOrder: true);
    }

    /// <summary>A killed pod is back 5 s after its start and a hung one replaced within 30 s, counted as a node counts.</summary>
    [Theory]
    [InlineData("1.28.0")]
    [InlineData("1.36.0")]
    public async Task A_hung_pod_is_replaced_within_half_a_minute_and_one_that_hangs_in_its_start_after_a_minute(string kubernetes)
    {
        // A start at half a processor, as measured with containers.
        const long Start = 5;

        var release = await Helm.RenderAsync(Rendering.Default with { Kubernetes = kubernetes });

        foreach (var container in release.Deployments.Select(deployment => deployment.PodTemplate!.Spec.Containers.Single()))
        {
            var (startup, ready, live) = (container.StartupProbe, container.ReadinessProbe, container.LivenessProbe);
            (Detected(live) + Killed(container, live) + Start + startup.PeriodSeconds!.Value + ready.PeriodSeconds!.Value).ShouldBeLessThan(30);
            ((startup.InitialDelaySeconds ?? 0) + startup.PeriodSeconds.Value + ready.PeriodSeconds.Value).ShouldBe(3);
            (startup.PeriodSeconds.Value * startup.FailureThreshold!.Value).ShouldBeGreaterThanOrEqualTo(6 * (int)Start, "a slow node may start it slowly");

            // A probe that is not answered takes its timeout, which is longer than its period.
            ((startup.FailureThreshold.Value * Math.Max(startup.PeriodSeconds.Value, startup.TimeoutSeconds!.Value)) + Killed(container, startup)).ShouldBeLessThan(65);
        }
    }

    [Theory]
    [InlineData("loadbalancer", "Local")]
    [InlineData("nodeport", "Cluster")]
    [InlineData("none", null)]
    public async Task A_load_balancer_shows_the_client_s_own_address(string mode, string? policy)
    {
        var release = await Helm.RenderAsync(Rendering.Default.Exposed(mode));

        release.Find<V1Service>("Service", "frontend-service").Spec.ExternalTrafficPolicy.ShouldBe(policy);
    }

    [Theory]
    [InlineData("loadbalancer", null)]
    [InlineData("gateway", "http")]
    [InlineData("none", "http")]
    public async Task A_load_balancer_is_not_made_to_ask_a_page_after_health(string mode, string? protocol)
    {
        var release = await Helm.RenderAsync(Rendering.Default.Exposed(mode));

        release.Find<V1Service>("Service", "frontend-service").Spec.Ports.ShouldHaveSingleItem().AppProtocol.ShouldBe(protocol);
    }

    [Fact]
    public async Task A_route_of_a_Gateway_that_exists_joins_its_listeners_and_redirects_plain_HTTP()
    {
        var release = await Helm.RenderAsync(Rendering.Default.Exposed("route"));

        release.Objects.ShouldNotContain(rendered => rendered.Kind == "Gateway" || rendered.Kind == "ListenerSet");
        var page = release.Find<Charts.Kinds.HttpRoute>("HTTPRoute", "todo-chatbot").Spec;
        var redirect = release.Find<Charts.Kinds.HttpRoute>("HTTPRoute", "todo-chatbot-redirect").Spec;
        page.ParentRefs.ShouldHaveSingleItem().ShouldBe(new("gateway.networking.k8s.io", "Gateway", "shared", "infra", "https"));
        redirect.ParentRefs.ShouldHaveSingleItem().SectionName.ShouldBe("http");
        redirect.Rules.ShouldHaveSingleItem().Filters!.ShouldHaveSingleItem().RequestRedirect.Scheme.ShouldBe("https");
    }

    [Fact]
    public async Task Objects_of_the_gateway_come_with_it_only()
    {
        var modes = await Task.WhenAll(Profiles.Modes.Select(async mode => (Mode: mode, Release: await Helm.RenderAsync(Profiles.Of("gke").Exposed(mode)))));

        modes.Where(each => each.Release.Objects.Any(rendered => rendered.Kind == "HealthCheckPolicy")).Select(each => each.Mode).ShouldBe(["gateway", "listenerset", "route"]);
    }

    // All failures, and the time that the last probe waits for its answer.
    private static long Detected(V1Probe probe) => (probe.PeriodSeconds!.Value * probe.FailureThreshold!.Value) + probe.TimeoutSeconds!.Value;

    // The node runs preStop within the probe's grace period, and gives what is left of it, but 2 seconds at least.
    private static long Killed(V1Container container, V1Probe probe)
    {
        var grace = probe.TerminationGracePeriodSeconds!.Value;
        var preStop = Math.Min(container.Lifecycle?.PreStop.Sleep.Seconds ?? 0, grace);
        return preStop + Math.Max(grace - preStop, 2);
    }

    private static JsonNode PodOf(KubernetesObject deployment) => deployment.Json["spec"]!["template"]!;

    private static IEnumerable<IDictionary<string, string>> Selectors(Release release) =>
    [
        .. release.All<V1Deployment>().Select(deployment => deployment.Spec.Selector.MatchLabels),
        .. release.All<V1Service>().Select(service => service.Spec.Selector),
        .. release.All<V1NetworkPolicy>().Select(policy => policy.Spec.PodSelector.MatchLabels),
        .. release.All<V1PodDisruptionBudget>().Select(budget => budget.Spec.Selector.MatchLabels),
    ];
}
