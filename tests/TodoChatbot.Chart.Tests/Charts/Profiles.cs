namespace TodoChatbot.Chart.Tests.Charts;

/// <summary>The ways in which people install the chart.</summary>
internal static class Profiles
{
    /// <summary>Secrets in the release's own values.</summary>
    public const string Inline = "secrets.allowInline=true,secrets.inline.DATABASE_URL=postgresql://u:p@h/d"
        + ",secrets.inline.JWT_SECRET=0123456789abcdef0123456789abcdef,secrets.inline.DATA_PROTECTION_KEY=0123456789abcdef0123456789abcdef";

    public const string Host = "exposure.host=todo.example.org";

    // What a choice of exposure needs. A Gateway is brought, or one that exists is joined in one of two ways.
    private static readonly Dictionary<string, string[]> Exposures = new()
    {
        ["none"] = ["exposure.mode=none"],
        ["gateway"] = ["exposure.mode=gateway", Host, "exposure.tls.clusterIssuer=letsencrypt", "exposure.gateway.className=eg", "session.allowPlainHttp=false"],
        ["listenerset"] =
        [
            "exposure.mode=gateway", "exposure.gateway.bring=listenerset", Host, "exposure.tls.clusterIssuer=letsencrypt", "session.allowPlainHttp=false",
            "exposure.gateway.parent.name=shared", "exposure.gateway.parent.namespace=infra",
        ],
        ["route"] =
        [
            "exposure.mode=gateway", "exposure.gateway.bring=route", Host, "session.allowPlainHttp=false", "exposure.gateway.parent.name=shared",
            "exposure.gateway.parent.namespace=infra", "exposure.gateway.parent.sectionName=https", "exposure.gateway.parent.httpSectionName=http",
        ],
        ["ingress"] = ["exposure.mode=ingress", Host, "exposure.tls.clusterIssuer=letsencrypt", "session.allowPlainHttp=false"],
        ["loadbalancer"] = ["exposure.mode=loadbalancer", "session.allowPlainHttp=true"],
        ["nodeport"] = ["exposure.mode=nodeport", "session.allowPlainHttp=true"],
    };

    public static IReadOnlyList<string> Names { get; } = ["defaults", "local", "cloud", "oke", "gke", "aks", "eks"];

    public static IReadOnlyList<string> Modes { get; } = [.. Exposures.Keys];

    public static IReadOnlyList<string> KubernetesVersions { get; } = ["1.28.0", "1.30.0", "1.33.0", "1.36.0", "1.37.0"];

    /// <summary>A profile as its file's first lines say to use it.</summary>
    public static Rendering Of(string name) => name switch
    {
        "defaults" => Rendering.Default,
        "local" => Rendering.Default with { Files = ["values-local.yaml"] },
        "cloud" => Cloud,
        _ => Cloud with { Files = [.. Cloud.Files, $"values-{name}.yaml"] },
    };

    /// <summary>Another exposure than the profile's own.</summary>
    public static Rendering Exposed(this Rendering rendering, string mode)
    {
        var exposed = rendering.With(Exposures[mode]);
        return mode switch
        {
            "gateway" or "route" => exposed.Having(ClusterApis.HttpRoute),
            "listenerset" => exposed.Having(ClusterApis.HttpRoute, ClusterApis.ListenerSet),
            _ => exposed,
        };
    }

    /// <summary>With everything that is off unless asked for.</summary>
    public static Rendering WithEverything(this Rendering rendering) => rendering
        .With(
            "metrics.enabled=true", "metrics.serviceMonitor.enabled=true", "metrics.rules.enabled=true", "metrics.dashboard.enabled=true",
            "backend.autoscaling.enabled=true", "frontend.autoscaling.enabled=true",
            "secrets.externalSecrets.enabled=true", "secrets.externalSecrets.storeName=vault", "secrets.externalSecrets.remoteKey=todo",
            "ai.provider=openai", "ai.model=gpt", "telemetry.otlpEndpoint=http://collector:4317", "database.ca.configMap=database-ca",
            "imagePullSecrets[0].name=registry", "pods.priorityClassName=important",
            "commonLabels.owner=ann", "commonAnnotations.email=ann@example.com", "pods.tolerations[0].operator=Exists")
        .With(rendering.Minor >= 30 ? ["pods.appArmor=true"] : [])
        .With(rendering.Minor >= 33 ? ["pods.userNamespace=true"] : [])
        .Having(ClusterApis.PrometheusOperator, ClusterApis.ExternalSecrets, ClusterApis.ListenerSet);

    private static Rendering Cloud { get; } =
        (Rendering.Default with { Files = ["values-cloud.yaml"] }).With(Host).Having(ClusterApis.HttpRoute);
}
