using TodoChatbot.Chart.Tests.Charts;
using TodoChatbot.Chart.Tests.Fixture;

namespace TodoChatbot.Chart.Tests;

/// <summary>Every combination of values files, Kubernetes versions, exposures and optional kinds renders to what a cluster takes.</summary>
public sealed class MatrixTests
{
    public static TheoryData<string, string, string, bool> Matrix => [.. (
        from profile in Profiles.Names
        from kubernetes in Profiles.KubernetesVersions
        from mode in Profiles.Modes
        from hasEverything in new[] { false, true }
        select new TheoryDataRow<string, string, string, bool>(profile, kubernetes, mode, hasEverything))];

    public static TheoryData<string> ValuesFiles =>
        [.. Directory.GetFiles(Repository.Chart, "values*.yaml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Objects_parse_strictly_and_their_references_resolve(string profile, string kubernetes, string mode, bool hasEverything)
    {
        var rendering = Profiles.Of(profile).Exposed(mode) with { Kubernetes = kubernetes };

        var release = await Helm.RenderAsync(hasEverything ? rendering.WithEverything() : rendering);

        References.Unresolved(release).ShouldBeEmpty();
        Duplicates.In(release).ShouldBeEmpty();
        NewFields.In(release).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_field_that_the_cluster_does_not_have_is_found()
    {
        var newest = await Helm.RenderAsync(Rendering.Default.WithEverything());

        var old = newest with { Rendering = newest.Rendering with { Kubernetes = "1.28.0" } };

        NewFields.In(old).Select(finding => finding.Split(' ')[2].TrimEnd(',')).Distinct().ShouldBe(["sleep", "appArmorProfile", "hostUsers"], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(ValuesFiles))]
    public async Task Every_values_file_passes_the_linter_of_helm(string file)
    {
        await NodePackages.NeedAsync();
        string[] own = file is "values.yaml" or "values-local.yaml" ? [] : ["--values", Path.Combine(Repository.Chart, "values-cloud.yaml")];

        // lint knows no cluster, so that it sees the exposure that needs none.
        var outcome = await Helm.Program.TryAsync(
            ["lint", Repository.Chart, "--strict", .. own, "--values", Path.Combine(Repository.Chart, file), "--set", $"{Profiles.Host},exposure.mode=none"],
            TestContext.Current.CancellationToken);

        outcome.IsSuccess.ShouldBeTrue(outcome.Output);
    }

    [Fact]
    public void Every_values_file_is_in_the_matrix()
    {
        var files = ValuesFiles.Select(row => row.Data);

        files.ShouldBe(Profiles.Names.Select(name => name == "defaults" ? "values.yaml" : $"values-{name}.yaml"), ignoreOrder: true);
    }

    [Fact]
    public async Task The_namespace_of_every_object_is_the_release_s()
    {
        var release = await Helm.RenderAsync(Profiles.Of("gke").WithEverything() with { Namespace = "elsewhere" });

        release.Objects.Select(rendered => rendered.Metadata.NamespaceProperty).ShouldAllBe(name => name == "elsewhere");
    }

    [Theory]
    [InlineData("1.28.0", false)]
    [InlineData("1.29.0", false)]
    [InlineData("1.30.0", true)]
    [InlineData("1.36.0", true)]
    public async Task The_sleep_before_the_end_is_rendered_where_the_cluster_has_it(string kubernetes, bool isThere)
    {
        var release = await Helm.RenderAsync(Rendering.Default with { Kubernetes = kubernetes });

        release.Workloads.SelectMany(workload => workload.PodTemplate!.Spec.Containers).Where(container => container.Lifecycle is not null)
            .Select(container => container.Lifecycle.PreStop.Sleep.Seconds).ShouldBe(isThere ? [5L, 5L] : []);
    }

    [Fact]
    public async Task A_cluster_older_than_1_28_is_refused()
    {
        var refusal = await Helm.RefusalAsync(Rendering.Default with { Kubernetes = "1.27.0" });

        refusal.ShouldContain("chart requires kubeVersion: >=1.28.0-0 which is incompatible with Kubernetes v1.27.0");
    }

    [Fact]
    public async Task A_cluster_of_a_provider_names_its_version_otherwise_and_is_taken()
    {
        var release = await Helm.RenderAsync(Rendering.Default with { Kubernetes = "v1.33.5-gke.1125000" });

        release.Deployments.ShouldAllBe(deployment => deployment.PodTemplate!.Spec.Containers[0].Lifecycle.PreStop.Sleep.Seconds == 5);
    }

    [Fact]
    public async Task Monitoring_is_left_out_where_the_cluster_has_no_operator_for_it()
    {
        var release = await Helm.RenderAsync(
            Rendering.Default.With("metrics.enabled=true", "metrics.serviceMonitor.enabled=true", "metrics.rules.enabled=true", "metrics.dashboard.enabled=true"));

        release.Objects.ShouldNotContain(rendered => rendered.Kind == "ServiceMonitor" || rendered.Kind == "PrometheusRule" || rendered.Name == "todo-chatbot-dashboard");
    }
}
