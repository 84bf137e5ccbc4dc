using TodoChatbot.Chart.Tests.Charts;
using TodoChatbot.Chart.Tests.Fixture;

namespace TodoChatbot.Chart.Tests.Clusters;

/// <summary>The real Helm against a cluster's API whose field validation is as strict as a cluster's.</summary>
internal sealed class HelmCluster : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("todo-api-");

    public HelmCluster() => File.WriteAllText(Kubeconfig, Api.Kubeconfig);

    public Testing.ApiServer Api { get; } = new(Release.Refusal);

    private string Kubeconfig => Path.Combine(_folder.FullName, "config");

    /// <summary>Helm against it.</summary>
    public async Task<Tool.Outcome> HelmAsync(string command, Rendering rendering)
    {
        await NodePackages.NeedAsync();
        var helm = Helm.Program with
        {
            Environment = new Dictionary<string, string?>
            {
                ["HELM_CONFIG_HOME"] = Repository.Cache,
                ["HELM_CACHE_HOME"] = Repository.Cache,
                ["KUBECONFIG"] = Kubeconfig,
                ["HOME"] = _folder.FullName,
            },
        };
        string[] values = [.. rendering.Files.SelectMany(file => new[] { "--values", Path.Combine(rendering.Chart, file) }), .. rendering.Values.SelectMany(value => new[] { "--set", value })];
        string[] chart = command == "uninstall" ? [] : [rendering.Chart, .. values];
        return await helm.TryAsync([command, rendering.Release, "--namespace", rendering.Namespace, .. chart], TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
