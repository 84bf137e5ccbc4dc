using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using TodoChatbot.Chart.Tests.Charts;
using TodoChatbot.Chart.Tests.Fixture;

namespace TodoChatbot.Chart.Tests.Clusters;

/// <summary>
/// As much of a cluster's API as Helm speaks to: discovery, objects that are kept, and field validation as strict as the cluster's. Answers
/// have the shape of those of a live Kubernetes 1.36. Jobs are done as soon as they are made.
/// </summary>
internal sealed class ApiServer : IAsyncDisposable
{
    // Helm looks the others up by these.
    private static readonly (string GroupVersion, string Plural, string Kind)[] BuiltIn =
    [
        ("v1", "configmaps", "ConfigMap"), ("v1", "namespaces", "Namespace"), ("v1", "secrets", "Secret"), ("v1", "serviceaccounts", "ServiceAccount"),
        ("v1", "services", "Service"), ("apps/v1", "deployments", "Deployment"), ("autoscaling/v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler"),
        ("batch/v1", "jobs", "Job"), ("networking.k8s.io/v1", "ingresses", "Ingress"), ("networking.k8s.io/v1", "networkpolicies", "NetworkPolicy"),
        ("policy/v1", "poddisruptionbudgets", "PodDisruptionBudget"),
    ];

    private static readonly (string GroupVersion, string Plural, string Kind)[] GatewayApi =
    [
        ("gateway.networking.k8s.io/v1", "gateways", "Gateway"), ("gateway.networking.k8s.io/v1", "httproutes", "HTTPRoute"),
        ("gateway.networking.k8s.io/v1", "listenersets", "ListenerSet"),
    ];

    private readonly (string GroupVersion, string Plural, string Kind)[] _resources = [.. BuiltIn, .. GatewayApi];
    private readonly Dictionary<string, JsonObject> _objects = [];
    private readonly List<string> _made = [];
    private readonly Lock _door = new();
    private readonly HttpListener _listener = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("todo-api-");
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _serving;
    private int _version = 700;

    public ApiServer()
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add($"{address}/");
        _listener.Start();
        _serving = ServeAsync();
        File.WriteAllText(Kubeconfig, $$$"""
            {"apiVersion": "v1", "kind": "Config", "current-context": "test", "users": [{"name": "test", "user": {}}],
             "clusters": [{"name": "test", "cluster": {"server": "{{{address}}}"}}],
             "contexts": [{"name": "test", "context": {"cluster": "test", "user": "test"}}]}
            """);
        Add("v1", "ServiceAccount", "default", []);
    }

    /// <summary>What was made, in its order: <c>Job/todo-chatbot-migrate</c>.</summary>
    public IReadOnlyList<string> Made
    {
        get
        {
            lock (_door)
            {
                return [.. _made];
            }
        }
    }

    private string Kubeconfig => Path.Combine(_folder.FullName, "config");

    /// <summary>What somebody else made before.</summary>
    public void Add(string apiVersion, string kind, string name, JsonObject content)
    {
        var (_, plural, _) = _resources.Single(resource => resource.GroupVersion == apiVersion && resource.Kind == kind);
        content["apiVersion"] = apiVersion;
        content["kind"] = kind;
        content["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = "todo-app" };
        _objects[$"/api/{apiVersion}/namespaces/todo-app/{plural}/{name}"] = content;
    }

    /// <summary>A Secret with these keys.</summary>
    public void AddSecret(string name, params string[] keys) =>
        Add("v1", "Secret", name, new JsonObject { ["type"] = "Opaque", ["data"] = new JsonObject(keys.Select(key => KeyValuePair.Create(key, (JsonNode?)"c2VjcmV0"))) });

    /// <summary>The values of a Secret that is there.</summary>
    public IReadOnlyDictionary<string, string> Secret(string name)
    {
        lock (_door)
        {
            return _objects[$"/api/v1/namespaces/todo-app/secrets/{name}"]["data"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>());
        }
    }

    /// <summary>Helm against this cluster.</summary>
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
        await _stopping.CancelAsync();
        _listener.Close();
        await _serving;
        _stopping.Dispose();
        _folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                _ = AnswerAsync(context);
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException && _stopping.IsCancellationRequested)
        {
            // The end.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var text = await reader.ReadToEndAsync();
        var body = text.Length == 0 ? null : JsonNode.Parse(text)!.AsObject();
        byte[] bytes;
        lock (_door)
        {
            var (status, answer) = Answer(context.Request.HttpMethod, context.Request.Url!, body);
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";

            // Helm asks for the description of all kinds in a binary form; one without kinds leaves every check to this server.
            bytes = context.Request.Url!.AbsolutePath == "/openapi/v2" ? [] : JsonSerializer.SerializeToUtf8Bytes(answer);
        }

        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }

    private (int Status, JsonNode Answer) Answer(string method, Uri url, JsonObject? body)
    {
        var path = url.AbsolutePath.TrimEnd('/');
        return (method, path) switch
        {
            ("GET", "/version") => (200, JsonNode.Parse("""{"major": "1", "minor": "36", "gitVersion": "v1.36.2", "platform": "linux/amd64"}""")!),
            ("GET", "/api") => (200, JsonNode.Parse("""{"kind": "APIVersions", "versions": ["v1"]}""")!),
            ("GET", "/apis") => (200, Groups()),
            ("GET", "/openapi/v2") => (200, new JsonObject()),
            ("GET", _) when _resources.Any(resource => path == PathOf(resource.GroupVersion)) => (200, ResourcesOf(path)),
            _ when Find(path) is { } resource => Objects(method, path, url, resource, body),
            _ => Status(404, "NotFound", "the server could not find the requested resource"),
        };
    }

    private (int Status, JsonNode Answer) Objects(string method, string path, Uri url, (string GroupVersion, string Plural, string Kind) resource, JsonObject? body)
    {
        var isCollection = path.EndsWith($"/{resource.Plural}", StringComparison.Ordinal);
        if (isCollection && method == "GET")
        {
            return (200, List(path, url, resource));
        }

        if (method is "POST" or "PUT")
        {
            var name = body!["metadata"]!["name"]!.GetValue<string>();
            var key = isCollection ? $"{path}/{name}" : path;
            if (Release.Refusal(body) is { } refusal)
            {
                return Status(422, "Invalid", refusal);
            }

            if (method == "POST" && !_objects.TryAdd(key, body))
            {
                return Status(409, "AlreadyExists", $"{resource.Plural} \"{name}\" already exists");
            }

            _objects[key] = Stamped(body);
            _made.Add($"{resource.Kind}/{name}");
            return (method == "POST" ? 201 : 200, _objects[key]);
        }

        if (!_objects.TryGetValue(path, out var found))
        {
            return Status(404, "NotFound", $"{resource.Plural} \"{path.Split('/')[^1]}\" not found");
        }

        switch (method)
        {
            case "DELETE":
                _objects.Remove(path);
                return (200, new JsonObject { ["kind"] = "Status", ["apiVersion"] = "v1", ["status"] = "Success" });
            case "PATCH":
                Merge(found, body!);
                return (200, Stamped(found));
            default:
                return (200, found);
        }
    }

    private JsonObject List(string path, Uri url, (string GroupVersion, string Plural, string Kind) resource)
    {
        // ?fieldSelector=metadata.name%3Dx, ?labelSelector=name%3Dx%2Cowner%3Dhelm
        var query = System.Web.HttpUtility.ParseQueryString(url.Query);
        var wanted = (query["labelSelector"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(term => term.Split('='))
            .Select(term => (Path: "labels", Key: term[0], Value: term[^1]))
            .Concat((query["fieldSelector"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(term => (Path: "", Key: "name", Value: term.Split('=')[^1])));
        var items = _objects.Where(pair => pair.Key.StartsWith($"{path}/", StringComparison.Ordinal)).Select(pair => pair.Value)
            .Where(item => wanted.All(term => (term.Path.Length == 0 ? item["metadata"]! : item["metadata"]!["labels"])?[term.Key]?.GetValue<string>() == term.Value));
        return new JsonObject
        {
            ["kind"] = $"{resource.Kind}List",
            ["apiVersion"] = resource.GroupVersion,
            ["metadata"] = new JsonObject { ["resourceVersion"] = $"{_version}" },
            ["items"] = new JsonArray([.. items.Select(item => item.DeepClone())]),
        };
    }

    private JsonObject Stamped(JsonObject kept)
    {
        kept["metadata"]!["resourceVersion"] = $"{++_version}";
        kept["metadata"]!["uid"] ??= $"{Guid.CreateVersion7()}";
        if (kept["kind"]!.GetValue<string>() == "Job")
        {
            kept["status"] = JsonNode.Parse("""{"succeeded": 1, "conditions": [{"type": "Complete", "status": "True"}]}""");
        }

        return kept;
    }

    // RFC 7396, which is what a strategic patch does to all but lists.
    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (key, value) in patch)
        {
            if (value is null)
            {
                target.Remove(key);
            }
            else if (value is JsonObject inner && target[key] is JsonObject known)
            {
                Merge(known, inner);
            }
            else
            {
                target[key] = value.DeepClone();
            }
        }
    }

    private JsonObject Groups() => new()
    {
        ["kind"] = "APIGroupList",
        ["apiVersion"] = "v1",
        ["groups"] = new JsonArray([.. _resources.Select(resource => resource.GroupVersion).Where(version => version != "v1").Distinct().Select(version => new JsonObject
        {
            ["name"] = version.Split('/')[0], ["versions"] = new JsonArray(Version(version)), ["preferredVersion"] = Version(version),
        })]),
    };

    private static JsonObject Version(string groupVersion) => new() { ["groupVersion"] = groupVersion, ["version"] = groupVersion.Split('/')[^1] };

    private JsonObject ResourcesOf(string path) => new()
    {
        ["kind"] = "APIResourceList",
        ["apiVersion"] = "v1",
        ["groupVersion"] = _resources.First(resource => path == PathOf(resource.GroupVersion)).GroupVersion,
        ["resources"] = new JsonArray([.. _resources.Where(resource => path == PathOf(resource.GroupVersion)).Select(resource => new JsonObject
        {
            ["name"] = resource.Plural, ["singularName"] = resource.Kind.ToLowerInvariant(), ["namespaced"] = resource.Kind != "Namespace", ["kind"] = resource.Kind,
            ["verbs"] = new JsonArray("create", "delete", "get", "list", "patch", "update", "watch"),
        })]),
    };

    private static string PathOf(string groupVersion) => groupVersion == "v1" ? "/api/v1" : $"/apis/{groupVersion}";

    private (string GroupVersion, string Plural, string Kind)? Find(string path) => _resources
        .Where(resource => path.StartsWith($"{PathOf(resource.GroupVersion)}/", StringComparison.Ordinal) && path.Split('/').TakeLast(2).Contains(resource.Plural))
        .Select(resource => ((string, string, string)?)resource).SingleOrDefault();

    private static (int Status, JsonNode Answer) Status(int code, string reason, string message) => (code, new JsonObject
    {
        ["kind"] = "Status",
        ["apiVersion"] = "v1",
        ["metadata"] = new JsonObject(),
        ["status"] = "Failure",
        ["message"] = message,
        ["reason"] = reason,
        ["code"] = code,
    });
}
