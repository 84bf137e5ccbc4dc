namespace TodoChatbot.Chart.Tests.Charts;

/// <summary>Kinds that a cluster may have beside the built-in ones.</summary>
internal static class ClusterApis
{
    public const string HttpRoute = "gateway.networking.k8s.io/v1/HTTPRoute";
    public const string ListenerSet = "gateway.networking.k8s.io/v1/ListenerSet";
    public const string PrometheusOperator = "monitoring.coreos.com/v1";
    public const string ExternalSecrets = "external-secrets.io/v1";
}
