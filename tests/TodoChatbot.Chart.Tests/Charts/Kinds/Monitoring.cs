namespace TodoChatbot.Chart.Tests.Charts.Kinds;

// Prometheus Operator v1: github.com/prometheus-operator/prometheus-operator pkg/apis/monitoring/v1.

internal sealed record ServiceMonitor(ServiceMonitorSpec Spec);

internal sealed record ServiceMonitorSpec(NamespaceSelector NamespaceSelector, LabelSelector Selector, IReadOnlyList<ScrapeEndpoint> Endpoints);

internal sealed record NamespaceSelector(IReadOnlyList<string> MatchNames);

internal sealed record LabelSelector(IReadOnlyDictionary<string, string> MatchLabels);

internal sealed record ScrapeEndpoint(string Port, string Path, string Interval);

internal sealed record PrometheusRule(PrometheusRuleSpec Spec);

internal sealed record PrometheusRuleSpec(IReadOnlyList<RuleGroup> Groups);

internal sealed record RuleGroup(string Name, IReadOnlyList<AlertRule> Rules);

internal sealed record AlertRule(
    string Alert,
    string Expr,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> Annotations,
    string? For = null);
