using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using TodoChatbot.Chart.Tests.Charts;

namespace TodoChatbot.Chart.Tests.Containers;

/// <summary>The release on one node: two pods of each Deployment behind the Services, the Jobs, and a PostgreSQL server with TLS beside them.</summary>
public sealed class Cluster : IAsyncLifetime
{
    internal const string Network = "todo-chart-tests";

    private const string Prefix = "10.89.213";
    private const int FirstJob = 100;

    private readonly Dictionary<string, string> _keys = [];
    private readonly List<Pod> _pods = [];
    private readonly List<(Pod Pod, MountedFolder Folder)> _mounts = [];
    private readonly List<ClusterService> _services = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("todo-node-");
    private readonly Lazy<Task> _up;
    private TlsPostgres? _postgres;
    private int _jobs;

    /// <summary>Nothing yet.</summary>
    public Cluster() => _up = new Lazy<Task>(InstallAsync);

    /// <summary>Where people reach the page.</summary>
    public static Uri Site { get; } = new($"http://{Prefix}.1:3000");

    internal Release Release { get; private set; } = null!;

    /// <summary>From the start of the migration to the first page, as after an install with the images there.</summary>
    internal TimeSpan ServedAfter { get; private set; }

    internal TlsPostgres Postgres => _postgres!;

    internal string Folder => _folder.FullName;

    /// <summary>What Secrets and ConfigMaps from outside hold.</summary>
    internal IReadOnlyDictionary<string, string> Keys => _keys;

    internal IReadOnlyList<Pod> Backends => [.. _pods.Where(pod => pod.Workload == "todo-chatbot-backend")];

    internal IReadOnlyList<Pod> Frontends => [.. _pods.Where(pod => pod.Workload == "todo-chatbot-frontend")];

    internal Pod FirstOf(string component) => _pods.First(pod => pod.Workload == $"todo-chatbot-{component}");

    /// <summary>Names as the cluster's DNS would answer them; the headless Service has an address for each pod.</summary>
    internal static IReadOnlyList<string> Hosts { get; } =
    [
        $"backend-service:{Prefix}.1", $"frontend-service:{Prefix}.1", $"{TlsPostgres.Host}:{Prefix}.1",
        $"todo-chatbot-backend-peers:{Prefix}.11", $"todo-chatbot-backend-peers:{Prefix}.12",
    ];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Makes all of it at the first call; tests that only look at images need none of it.</summary>
    internal Task UpAsync() => _up.Value;

    /// <summary>Runs the pod of a rendered Job.</summary>
    internal async Task<(int ExitCode, string Log)> RunJobAsync(string name)
    {
        var number = Interlocked.Increment(ref _jobs);
        await using var pod = await Pod.CreateAsync(this, Release.Find("Job", name), $"{name}-{number}", $"{Prefix}.{FirstJob + number}");
        var outcome = await pod.RunToEndAsync();
        return (outcome.ExitCode, outcome.Output + outcome.Error);
    }

    /// <summary>What a controller does when a pod is gone: one of the same kind comes in its place.</summary>
    /// <param name="gone">The pod.</param>
    /// <param name="release">The release that it is of; null for the one that was installed.</param>
    internal async Task<Pod> ReplaceAsync(Pod gone, Release? release = null)
    {
        await gone.DisposeAsync();
        _pods.Remove(gone);
        _mounts.RemoveAll(mount => mount.Pod == gone);
        var pod = await Pod.CreateAsync(this, (release ?? Release).Find("Deployment", gone.Workload), gone.Name, gone.Address.ToString());
        await pod.StartAsync();
        _pods.Add(pod);
        return pod;
    }

    /// <summary>Starts more of both, all at once.</summary>
    /// <returns>They are ready, and get requests when they are added to those that do.</returns>
    internal async Task<Pod[]> ScaleOutAsync(params int[] numbers)
    {
        var pods = new List<Pod>();
        foreach (var (deployment, first) in new[] { ("todo-chatbot-backend", 11), ("todo-chatbot-frontend", 21) })
        {
            foreach (var number in numbers)
            {
                pods.Add(await Pod.CreateAsync(this, Release.Find("Deployment", deployment), $"{deployment}-{number}", $"{Prefix}.{first + number}"));
            }
        }

        await Task.WhenAll(pods.Select(pod => pod.StartAsync()));
        return [.. pods];
    }

    internal void Mounted(Pod pod, MountedFolder folder) => _mounts.Add((pod, folder));

    /// <summary>Changes the Secret; every pod that mounts a key of it sees the change.</summary>
    internal async Task ChangeSecretAsync(params (string Key, string Value)[] changes)
    {
        foreach (var (key, value) in changes)
        {
            _keys[key] = value;
        }

        foreach (var (_, folder) in _mounts)
        {
            await folder.WriteAsync(_keys);
        }
    }

    /// <summary>A client that somebody new has signed up with.</summary>
    internal static async Task<HttpClient> SignUpAsync(CancellationToken cancellationToken)
    {
        var (client, _) = await SignUpAsync($"{Guid.CreateVersion7():n}@example.com", cancellationToken);
        return client;
    }

    internal static async Task<(HttpClient Client, string Token)> SignUpAsync(string email, CancellationToken cancellationToken)
    {
        var client = new HttpClient { BaseAddress = Site };
        using var response = await client.PostAsJsonAsync("api/auth/register", new { email, password = Password }, cancellationToken);
        var token = await TokenAsync(response, cancellationToken);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return (client, token);
    }

    internal static async Task<string> SignInAsync(string email, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Site };
        using var response = await client.PostAsJsonAsync("api/auth/login", new { email, password = Password }, cancellationToken);
        return await TokenAsync(response, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services)
        {
            await service.DisposeAsync();
        }

        await Task.WhenAll(_pods.Select(pod => pod.DisposeAsync().AsTask()));
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
            await Podman.TryAsync("network", "rm", "--force", Network);
        }

        _folder.Delete(recursive: true);
    }

    private const string Password = "correct horse battery staple";

    private static async Task<string> TokenAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        response.IsSuccessStatusCode.ShouldBeTrue($"{response.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonObject>(text)!["access_token"]!.GetValue<string>();
    }

    private async Task InstallAsync()
    {
        await Images.GetAsync("backend");
        await Images.GetAsync("frontend");

        // 1.28 has no sleep before the end: the application alone keeps requests from failing.
        Release = await RenderAsync("1.28.0");
        _postgres = await TlsPostgres.StartAsync("first-password");
        _keys["DATABASE_URL"] = TlsPostgres.Url("first-password");
        _keys["JWT_SECRET"] = "the-first-secret-of-the-tests-0123456789";
        _keys["DATA_PROTECTION_KEY"] = "the-key-ring-of-the-tests-0123456789-abc";
        _keys["ca.crt"] = _postgres.Authority;

        await Podman.TryAsync("network", "rm", "--force", Network);
        await Podman.RunAsync("network", "create", "--disable-dns", "--subnet", $"{Prefix}.0/24", "--gateway", $"{Prefix}.1", Network);
        var gateway = IPAddress.Parse($"{Prefix}.1");
        _services.Add(new ClusterService(new IPEndPoint(gateway, 5432), () => [new IPEndPoint(IPAddress.Loopback, _postgres.Port)]));
        _services.Add(new ClusterService(new IPEndPoint(gateway, 8000), () => Endpoints(Backends)));
        _services.Add(new ClusterService(new IPEndPoint(gateway, 3000), () => Endpoints(Frontends)));

        var began = Stopwatch.GetTimestamp();
        var migration = await RunJobAsync("todo-chatbot-migrate");
        migration.ExitCode.ShouldBe(0, migration.Log);
        _pods.AddRange(await ScaleOutAsync(0, 1));
        using var http = new HttpClient();
        (await http.GetStringAsync(new Uri(Site, "sign-in"))).ShouldContain("</html>");
        ServedAfter = Stopwatch.GetElapsedTime(began);
    }

    /// <summary>The release as it is installed on a version of Kubernetes.</summary>
    internal static Task<Release> RenderAsync(string kubernetes) => Helm.RenderAsync((Rendering.Default with { Kubernetes = kubernetes }).With(
        "backend.image.registry=localhost", "backend.image.repository=todo-backend", $"backend.image.tag={Images.Tag}",
        "frontend.image.registry=localhost", "frontend.image.repository=todo-frontend", $"frontend.image.tag={Images.Tag}",
        "database.ca.configMap=database-ca", "session.allowPlainHttp=true", "metrics.enabled=true",

        // All people of a test share one address, and are quicker than people.
        "backend.config.KeyRotation__DelaySeconds=5", "backend.config.RateLimits__SignInPerMinute=100000", "backend.config.RateLimits__RequestsPerMinute=100000", "backend.config.RateLimits__ChatPerMinute=100000"));

    private static IReadOnlyList<IPEndPoint> Endpoints(IReadOnlyList<Pod> pods) => [.. pods.Where(pod => pod.IsReady).Select(pod => new IPEndPoint(pod.Address, pod.Port))];
}
