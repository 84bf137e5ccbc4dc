using k8s.Models;
using TodoChatbot.Chart.Tests.Charts;

namespace TodoChatbot.Chart.Tests;

/// <summary>The arithmetic of costing nothing: Oracle's Always Free of 2026 (two nodes of 1 OCPU and 6 GB) and Neon Free.</summary>
public sealed class FreeTierTests(ITestOutputHelper output)
{
    private const int Nodes = 2;

    // Of each node's 1 OCPU and 6 GB, after what Kubernetes, the network and storage drivers, a gateway and cert-manager take.
    private const decimal CpuForUs = 0.5m;
    private const decimal MemoryForUs = 3m * 1024 * 1024 * 1024;

    // Neon's smallest compute allows 104 connections and keeps 7 of them.
    private const int Connections = 97;

    [Theory]
    [InlineData("defaults")]
    [InlineData("oke")]
    public async Task Everything_fits_two_free_nodes_in_the_middle_of_a_rollout_at_most_pods(string profile)
    {
        var release = await Helm.RenderAsync(Profiles.Of(profile));
        var job = release.Find<V1Job>("Job", "todo-chatbot-migrate").Spec.Template.Spec.Containers.Single();

        var (cpu, memory) = (Total(release, "cpu", job), Total(release, "memory", job));
        output.WriteLine($"{profile}: {cpu} of {Nodes * CpuForUs} CPU and {memory / 1024 / 1024:0} of {Nodes * MemoryForUs / 1024 / 1024:0} MiB");
        cpu.ShouldBeLessThanOrEqualTo(Nodes * CpuForUs);
        memory.ShouldBeLessThanOrEqualTo(Nodes * MemoryForUs);
    }

    [Fact]
    public async Task One_free_node_carries_the_defaults_while_the_other_is_drained()
    {
        var release = await Helm.RenderAsync(Rendering.Default);

        Requests(release, "cpu", MostPods).ShouldBeLessThanOrEqualTo(CpuForUs);
        Requests(release, "memory", MostPods).ShouldBeLessThanOrEqualTo(MemoryForUs);
    }

    [Theory]
    [InlineData("defaults")]
    [InlineData("oke")]
    public async Task The_pools_of_all_pods_fit_the_connections_of_Neon_Free(string profile)
    {
        var release = await Helm.RenderAsync(Profiles.Of(profile));
        var pool = int.Parse(release.Find<V1ConfigMap>("ConfigMap", "todo-app-config").Data["Database__MaxPoolSize"], System.Globalization.CultureInfo.InvariantCulture);

        var backends = WithSurge(release, release.Find("Deployment", "todo-chatbot-backend"));

        output.WriteLine($"{profile}: {(backends * pool) + 1} of {Connections} connections");
        ((backends * pool) + 1).ShouldBeLessThanOrEqualTo(Connections);
    }

    [Fact]
    public async Task The_one_free_balancer_is_asked_for_in_its_free_shape_and_nothing_else_costs()
    {
        var release = await Helm.RenderAsync(Profiles.Of("oke"));

        release.All<V1Service>().ShouldAllBe(service => service.Spec.Type == "ClusterIP");
        release.Objects.ShouldNotContain(rendered => rendered.Kind == "PersistentVolumeClaim");
        release.Find<Charts.Kinds.Gateway>("Gateway", "todo-chatbot").Spec.Infrastructure!.Annotations!["service.beta.kubernetes.io/oci-load-balancer-shape-flex-max"]
            .ShouldBe("10");
    }

    private static decimal Total(Release release, string resource, V1Container job) =>
        Requests(release, resource, WithSurge) + job.Resources.Requests[resource].ToDecimal();

    private static decimal Requests(Release release, string resource, Func<Release, KubernetesObject, int> pods) => release.Deployments.Sum(deployment =>
        pods(release, deployment) * deployment.PodTemplate!.Spec.Containers.Sum(container => container.Resources.Requests[resource].ToDecimal()));

    private static int WithSurge(Release release, KubernetesObject deployment) => MostPods(release, deployment) + 1;

    private static int MostPods(Release release, KubernetesObject deployment) =>
        release.All<V2HorizontalPodAutoscaler>().SingleOrDefault(scaler => scaler.Spec.ScaleTargetRef.Name == deployment.Name)?.Spec.MaxReplicas
        ?? ((V1Deployment)deployment.Typed).Spec.Replicas!.Value;
}
