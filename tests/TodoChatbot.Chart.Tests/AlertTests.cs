using TodoChatbot.Chart.Tests.Charts;
using TodoChatbot.Chart.Tests.Charts.Kinds;
using TodoChatbot.Chart.Tests.Fixture;

namespace TodoChatbot.Chart.Tests;

/// <summary>Prometheus itself reads the alerts, and they fire on the series that the programs give and on no quieter ones.</summary>
public sealed class AlertTests
{
    private static readonly Rendering Watched = Profiles.Of("cloud").With("metrics.enabled=true", "metrics.rules.enabled=true").Having(ClusterApis.PrometheusOperator);

    [Fact]
    public async Task Prometheus_takes_the_rules()
    {
        using var folder = await RulesAsync();

        var report = await PromtoolAsync("check", "rules", folder.Rules);

        report.ShouldContain("SUCCESS: 10 rules found");
    }

    [Fact]
    public async Task Alerts_fire_when_they_should_and_only_then()
    {
        using var folder = await RulesAsync();
        File.Copy(Path.Combine(Repository.Tests, "Rules", "alerts.test.yaml"), Path.Combine(folder.Path, "alerts.test.yaml"));

        var report = await PromtoolAsync("test", "rules", Path.Combine(folder.Path, "alerts.test.yaml"));

        report.ShouldContain("SUCCESS");
    }

    [Fact]
    public async Task Every_alert_says_how_bad_it_is_and_where_the_mend_stands()
    {
        var alerts = (await Helm.RenderAsync(Watched)).All<PrometheusRule>().Single().Spec.Groups.SelectMany(group => group.Rules);

        alerts.ShouldAllBe(alert => alert.Labels["severity"] == "critical" || alert.Labels["severity"] == "warning");
        alerts.ShouldAllBe(alert => alert.Annotations["runbook_url"].EndsWith($"troubleshooting.md#{alert.Alert.ToLowerInvariant()}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("gateway", true)]
    [InlineData("listenerset", true)]
    [InlineData("ingress", true)]
    [InlineData("route", false)]
    [InlineData("loadbalancer", false)]
    [InlineData("none", false)]
    public async Task A_certificate_is_watched_where_the_chart_asks_for_one(string mode, bool isWatched)
    {
        var alerts = (await Helm.RenderAsync(Watched.Exposed(mode))).All<PrometheusRule>().Single().Spec.Groups.SelectMany(group => group.Rules);

        alerts.Any(alert => alert.Alert == "TodoCertificateNotRenewed").ShouldBe(isWatched);
    }

    private static async Task<RulesFolder> RulesAsync()
    {
        await DebianPackages.NeedAsync(("promtool", "prometheus"));
        var rule = (await Helm.RenderAsync(Watched)).Objects.Single(rendered => rendered.Kind == "PrometheusRule");
        var folder = new RulesFolder();

        // JSON is YAML.
        await File.WriteAllTextAsync(folder.Rules, rule.Json["spec"]!.ToJsonString(), TestContext.Current.CancellationToken);
        return folder;
    }

    private static async Task<string> PromtoolAsync(params string[] arguments)
    {
        var outcome = await new Tool("promtool").TryAsync(arguments, TestContext.Current.CancellationToken);
        outcome.IsSuccess.ShouldBeTrue(outcome.Output + outcome.Error);
        return outcome.Output;
    }

    private sealed class RulesFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("todo-rules-");

        public string Path => _folder.FullName;

        public string Rules => System.IO.Path.Combine(Path, "rules.yaml");

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
