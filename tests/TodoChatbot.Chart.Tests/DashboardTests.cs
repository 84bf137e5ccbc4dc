using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using k8s.Models;
using TodoChatbot.Chart.Tests.Charts;
using TodoChatbot.Chart.Tests.Charts.Kinds;
using TodoChatbot.Chart.Tests.Fixture;

namespace TodoChatbot.Chart.Tests;

/// <summary>The dashboard asks Prometheus for this release, in expressions that Prometheus reads. That the programs serve what it asks for is tested with containers.</summary>
public sealed partial class DashboardTests
{
    private static readonly Rendering Watched = Profiles.Of("cloud").With("metrics.enabled=true", "metrics.rules.enabled=true", "metrics.dashboard.enabled=true").Having(ClusterApis.PrometheusOperator);

    [Fact]
    public async Task Each_panel_has_a_place_a_title_and_a_question_about_this_release()
    {
        var dashboard = Dashboard(await Helm.RenderAsync(Watched with { Release = "mine", Namespace = "elsewhere" }));
        var panels = dashboard["panels"]!.AsArray();

        panels.Count.ShouldBeGreaterThanOrEqualTo(12);
        panels.Select(panel => $"{panel!["gridPos"]!["x"]},{panel["gridPos"]!["y"]}").Distinct().Count().ShouldBe(panels.Count);
        panels.Select(panel => panel!["title"]!.GetValue<string>()).Distinct().Count().ShouldBe(panels.Count);
        panels.Select(panel => panel!["id"]!.GetValue<int>()).ShouldBe(Enumerable.Range(1, panels.Count));
        Expressions(dashboard).ShouldAllBe(expression => expression.Contains("namespace=\"elsewhere\"", StringComparison.Ordinal) && expression.Contains("\"mine-", StringComparison.Ordinal));
        dashboard["title"]!.GetValue<string>().ShouldBe("Todo Chatbot: mine in elsewhere");
        dashboard["uid"]!.GetValue<string>().Length.ShouldBe(40);
    }

    [Fact]
    public async Task Two_releases_have_two_dashboards()
    {
        var releases = await Task.WhenAll(new[] { ("one", "a"), ("one", "b"), ("two", "a") }.Select(name => Helm.RenderAsync(Watched with { Release = name.Item1, Namespace = name.Item2 })));

        releases.Select(release => Dashboard(release)["uid"]!.GetValue<string>()).Distinct().Count().ShouldBe(3);
        releases.SelectMany(release => Map(release).Data.Keys).ShouldBe(["a-one.json", "b-one.json", "a-two.json"]);
    }

    [Fact]
    public async Task Prometheus_reads_every_expression()
    {
        await DebianPackages.NeedAsync(("promtool", "prometheus"));
        var expressions = Expressions(Dashboard(await Helm.RenderAsync(Watched))).ToList();
        var rules = new JsonObject
        {
            ["groups"] = new JsonArray(new JsonObject
            {
                ["name"] = "dashboard",
                ["rules"] = new JsonArray([.. expressions.Select((expression, index) => new JsonObject { ["record"] = $"panel:{index}", ["expr"] = expression.Replace("$__rate_interval", "5m", StringComparison.Ordinal) })]),
            }),
        };
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, rules.ToJsonString(), TestContext.Current.CancellationToken);

        var outcome = await new Tool("promtool").TryAsync(["check", "rules", file], TestContext.Current.CancellationToken);

        File.Delete(file);
        outcome.Output.ShouldContain($"SUCCESS: {expressions.Count} rules found", customMessage: outcome.Error);
    }

    /// <summary>The names of what alerts and dashboard ask for.</summary>
    internal static async Task<IReadOnlySet<string>> MetricsAsync()
    {
        var release = await Helm.RenderAsync(Watched);
        var expressions = Expressions(Dashboard(release)).Concat(release.All<PrometheusRule>().SelectMany(rule => rule.Spec.Groups).SelectMany(group => group.Rules).Select(rule => rule.Expr));

        return expressions.SelectMany(expression => Metric().Matches(expression).Select(match => match.Groups[1].Value)).ToHashSet();
    }

    private static V1ConfigMap Map(Release release) => release.All<V1ConfigMap>().Single(map => map.Metadata.Labels.ContainsKey("grafana_dashboard"));

    private static JsonNode Dashboard(Release release) => JsonNode.Parse(Map(release).Data.Values.Single())!;

    private static IEnumerable<string> Expressions(JsonNode dashboard) =>
        dashboard["panels"]!.AsArray().SelectMany(panel => panel!["targets"]!.AsArray()).Select(target => target!["expr"]!.GetValue<string>());

    // A name in front of its labels: up{…}
    [GeneratedRegex(@"\b([a-z_]+)\{")]
    private static partial Regex Metric();
}
