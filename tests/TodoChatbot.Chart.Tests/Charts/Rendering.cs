namespace TodoChatbot.Chart.Tests.Charts;

/// <summary>What the chart is rendered with.</summary>
internal sealed record Rendering
{
    public const string NewestKubernetes = "1.36.0";

    /// <summary>The defaults, as a release called todo-chatbot.</summary>
    public static Rendering Default { get; } = new();

    public string Release { get; init; } = "todo-chatbot";

    public string Namespace { get; init; } = "todo-app";

    /// <summary>Values files of the chart, later ones over earlier ones.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Values as <c>--set</c> takes them.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The cluster's version.</summary>
    public string Kubernetes { get; init; } = NewestKubernetes;

    /// <summary>36 of 1.36.</summary>
    public int Minor => Version.Parse(Kubernetes).Minor;

    /// <summary>What the cluster has beside the built-in kinds.</summary>
    public IReadOnlyList<string> Apis { get; init; } = [];

    /// <summary>The chart's folder.</summary>
    public string Chart { get; init; } = Fixture.Repository.Chart;

    public Rendering With(params string[] values) => this with { Values = [.. Values, .. values] };

    public Rendering Having(params string[] apis) => this with { Apis = [.. Apis, .. apis] };

    /// <summary>The arguments behind <c>helm template</c>.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        Release, Chart, "--namespace", Namespace, "--kube-version", Kubernetes,
        .. Files.SelectMany(file => new[] { "--values", Path.Combine(Chart, file) }),
        .. Values.SelectMany(value => new[] { "--set", value }),
        .. Apis.SelectMany(api => new[] { "--api-versions", api }),
    ];

    public override string ToString() => string.Join(' ', Arguments);
}
