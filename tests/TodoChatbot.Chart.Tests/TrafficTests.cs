using System.Net;
using TodoChatbot.Chart.Tests.Charts;

namespace TodoChatbot.Chart.Tests;

/// <summary>Pods reach what they need and nothing else.</summary>
public sealed class TrafficTests
{
    private const string Model = "ai.provider=openai,ai.model=gpt";
    private const string OwnModel = "ai.provider=ollama,ai.model=llama,ai.endpoint=http://ollama.models:11434";
    private const string Collector = "telemetry.otlpEndpoint=http://collector.monitoring:4317";
    private const string OnlyTheGateway = "networkPolicy.frontendFrom[0].namespaceSelector.matchLabels.kubernetes\\.io/metadata\\.name=gateways";

    public static TheoryData<string, string, int, bool, string> Connections => new()
    {
        // The page, from wherever people come.
        { "internet", "frontend", 3000, true, "" },
        { "stranger", "frontend", 3000, true, "" },
        { "gateway", "frontend", 3000, true, OnlyTheGateway },
        { "internet", "frontend", 3000, false, OnlyTheGateway },
        { "stranger", "frontend", 3000, false, OnlyTheGateway },
        { "test", "frontend", 3000, true, OnlyTheGateway },
        { "internet", "frontend", 8081, false, "metrics.enabled=true" },

        // The API, from the frontend and from each other only.
        { "frontend", "backend", 8000, true, "" },
        { "backend", "backend", 8000, true, "" },
        { "internet", "backend", 8000, false, "" },
        { "stranger", "backend", 8000, false, "" },
        { "test", "backend", 8000, false, "" },
        { "migrate", "backend", 8000, false, "" },
        { "backend", "frontend", 3000, false, "" },
        { "frontend", "frontend", 3000, false, "" },
        { "test", "frontend", 3000, true, "" },
        { "migrate", "frontend", 3000, false, "" },

        // The database, wherever it is.
        { "backend", "internet", 5432, true, "" },
        { "backend", "internet6", 5432, true, "" },
        { "backend", "stranger", 5432, true, "" },
        { "migrate", "internet", 5432, true, "" },
        { "migrate", "stranger", 5432, true, "" },
        { "test", "stranger", 5432, true, "" },
        { "frontend", "internet", 5432, false, "" },
        { "frontend", "stranger", 5432, false, "" },
        { "backend", "stranger", 6543, false, "" },
        { "backend", "stranger", 6543, true, "networkPolicy.databasePorts[0]=6543" },
        { "backend", "internet", 5432, false, "networkPolicy.databaseTo[0].podSelector.matchLabels.app=postgres" },

        // Nothing else of the world, but a model's API when there is one.
        { "backend", "internet", 443, false, "" },
        { "frontend", "internet", 443, false, Model },
        { "backend", "internet", 443, true, Model },
        { "backend", "stranger", 11434, false, Model },
        { "backend", "stranger", 11434, true, OwnModel },
        { "backend", "internet", 80, false, OwnModel },
        { "backend", "stranger", 4317, false, "" },
        { "backend", "stranger", 4317, true, Collector },
        { "frontend", "stranger", 4317, true, Collector },
        { "migrate", "stranger", 4317, false, Collector },

        // The metadata services of clouds give out credentials.
        { "backend", "metadata", 80, false, Model },
        { "backend", "metadata", 443, false, Model },
        { "backend", "metadata", 5432, false, "" },
        { "backend", "metadata6", 443, false, Model },
        { "migrate", "metadata", 5432, false, "" },
        { "frontend", "metadata", 80, false, Collector },

        // Names are answered by a pod, or by an address of the node itself.
        { "backend", "stranger", 53, true, "" },
        { "frontend", "nodelocaldns", 53, true, "" },
        { "migrate", "nodelocaldns", 53, true, "" },
        { "test", "stranger", 53, true, "" },

        // Metrics, when they are served.
        { "stranger", "backend", 8081, true, "metrics.enabled=true" },
        { "stranger", "frontend", 8081, true, "metrics.enabled=true" },
        { "stranger", "backend", 8081, false, "" },
    };

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task A_connection_is_let_through_or_not_in_every_network(string from, string to, int port, bool isAllowed, string values)
    {
        var release = await Helm.RenderAsync(values.Length == 0 ? Rendering.Default : Rendering.Default.With(values));

        foreach (var arePodsAddresses in new[] { true, false })
        {
            var traffic = new Traffic(release, arePodsAddresses);

            traffic.MayConnect(Of(release, from), Of(release, to), port).ShouldBe(isAllowed, $"pods are addresses: {arePodsAddresses}");
            (port != 53 || traffic.MayConnect(Of(release, from), Of(release, to), port, "UDP")).ShouldBeTrue();
        }
    }

    private static Place Of(Release release, string who) => who switch
    {
        "internet" => new(IPAddress.Parse("203.0.113.7")),
        "internet6" => new(IPAddress.Parse("2001:db8::7")),
        "metadata" => new(IPAddress.Parse("169.254.169.254")),
        "metadata6" => new(IPAddress.Parse("fd00:ec2::254")),
        "nodelocaldns" => new(IPAddress.Parse("169.254.20.10")),
        "stranger" => new(IPAddress.Parse("10.244.9.9"), new Dictionary<string, string> { ["app"] = "else" }, "elsewhere"),
        "gateway" => new(IPAddress.Parse("10.244.9.8"), new Dictionary<string, string> { ["app"] = "envoy" }, "gateways"),
        _ => new(
            IPAddress.Parse("10.244.1.1"),
            release.Workloads.First(workload => workload.PodTemplate!.Metadata.Labels["app.kubernetes.io/component"] == who).PodTemplate!.Metadata.Labels,
            release.Rendering.Namespace),
    };
}
