using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TodoChatbot.Testing;

/// <summary>
/// As much of a cluster's API as the real Helm and kubectl speak to: discovery, and objects that are kept. Answers have the shape of those of a
/// live Kubernetes 1.36. Jobs are done as soon as they are made; what other controllers would say a test says by <see cref="Report"/>.
/// </summary>
public sealed class ApiServer : IAsyncDisposable
{
    // The others are looked up by these.
    private static readonly (string GroupVersion, string Plural, string Kind)[] Resources =
    [
        ("v1", "configmaps", "ConfigMap"), ("v1", "events", "Event"), ("v1", "namespaces", "Namespace"), ("v1", "nodes", "Node"), ("v1", "secrets", "Secret"),
        ("v1", "serviceaccounts", "ServiceAccount"), ("v1", "services", "Service"), ("apps/v1", "deployments", "Deployment"),
        ("autoscaling/v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler"), ("batch/v1", "jobs", "Job"), ("networking.k8s.io/v1", "ingresses", "Ingress"),
        ("networking.k8s.io/v1", "networkpolicies", "NetworkPolicy"), ("policy/v1", "poddisruptionbudgets", "PodDisruptionBudget"),
        ("gateway.networking.k8s.io/v1", "gatewayclasses", "GatewayClass"), ("gateway.networking.k8s.io/v1", "gateways", "Gateway"),
        ("gateway.networking.k8s.io/v1", "httproutes", "HTTPRoute"), ("gateway.networking.k8s.io/v1", "listenersets", "ListenerSet"),
        ("cert-manager.io/v1", "clusterissuers", "ClusterIssuer"),
    ];

    private static readonly string[] OfNoNamespace = ["namespaces", "nodes", "gatewayclasses", "clusterissuers"];

    private readonly Func<JsonObject, string?> _refusal;
    private readonly SortedDictionary<string, JsonObject> _objects = new(StringComparer.Ordinal);
    private readonly List<string> _made = [];
    private readonly Lock _door = new();
    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _serving;
    private int _version = 700;

    /// <summary>Starts it.</summary>
    /// <param name="refusal">Why a cluster would not take an object that is written; null when it would. Without it everything is taken.</param>
    public ApiServer(Func<JsonObject, string?>? refusal = null)
    {
        _refusal = refusal ?? (_ => null);
        Address = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _serving = ServeAsync();
        Add("v1", "ServiceAccount", "default", []);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What belongs into the file that <c>KUBECONFIG</c> names.</summary>
    public string Kubeconfig => $$$"""
        {"apiVersion": "v1", "kind": "Config", "current-context": "test", "users": [{"name": "test", "user": {}}],
         "clusters": [{"name": "test", "cluster": {"server": "{{{Address}}}"}}],
         "contexts": [{"name": "test", "context": {"cluster": "test", "user": "test"}}]}
        """;

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

    /// <summary>What somebody else made before, in the namespace todo-app where the kind has namespaces.</summary>
    public void Add(string apiVersion, string kind, string name, JsonObject content)
    {
        var (_, plural, _) = Resources.Single(resource => resource.GroupVersion == apiVersion && resource.Kind == kind);
        var space = OfNoNamespace.Contains(plural) ? null : "todo-app";
        content["apiVersion"] = apiVersion;
        content["kind"] = kind;
        content["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = space };
        lock (_door)
        {
            _objects[$"{PathOf(apiVersion)}/{(space is null ? "" : $"namespaces/{space}/")}{plural}/{name}"] = content;
        }
    }

    /// <summary>What a controller writes into the status of every object of a kind, looking at the object.</summary>
    public void Report(string plural, Func<JsonObject, JsonObject> status)
    {
        lock (_door)
        {
            foreach (var one in _objects.Where(pair => pair.Key.Split('/')[^2] == plural).Select(pair => pair.Value))
            {
                one["status"] = status(one);
            }
        }
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

    /// <summary>Stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Close();
        await _serving;
        _stopping.Dispose();
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
        if (context.Request.QueryString["watch"] is "true" or "1")
        {
            // Nothing ever changes by itself. A line between objects says so; then it is left open.
            context.Response.SendChunked = true;
            await context.Response.OutputStream.WriteAsync("\n"u8.ToArray(), _stopping.Token);
            await Task.Delay(Timeout.InfiniteTimeSpan, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

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
            ("GET", _) when Resources.Any(resource => path == PathOf(resource.GroupVersion)) => (200, ResourcesOf(path)),
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
            if (_refusal(body) is { } refusal)
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

    private static JsonObject Groups() => new()
    {
        ["kind"] = "APIGroupList",
        ["apiVersion"] = "v1",
        ["groups"] = new JsonArray([.. Resources.Select(resource => resource.GroupVersion).Where(version => version != "v1").Distinct().Select(version => new JsonObject
        {
            ["name"] = version.Split('/')[0], ["versions"] = new JsonArray(Version(version)), ["preferredVersion"] = Version(version),
        })]),
    };

    private static JsonObject Version(string groupVersion) => new() { ["groupVersion"] = groupVersion, ["version"] = groupVersion.Split('/')[^1] };

    private static JsonObject ResourcesOf(string path) => new()
    {
        ["kind"] = "APIResourceList",
        ["apiVersion"] = "v1",
        ["groupVersion"] = Resources.First(resource => path == PathOf(resource.GroupVersion)).GroupVersion,
        ["resources"] = new JsonArray([.. Resources.Where(resource => path == PathOf(resource.GroupVersion)).Select(resource => new JsonObject
        {
            ["name"] = resource.Plural, ["singularName"] = resource.Kind.ToLowerInvariant(), ["namespaced"] = !OfNoNamespace.Contains(resource.Plural), ["kind"] = resource.Kind,
            ["shortNames"] = resource.Kind == "PodDisruptionBudget" ? new JsonArray("pdb") : [],
            ["verbs"] = new JsonArray("create", "delete", "get", "list", "patch", "update", "watch"),
        })]),
    };

    private static string PathOf(string groupVersion) => groupVersion == "v1" ? "/api/v1" : $"/apis/{groupVersion}";

    private static (string GroupVersion, string Plural, string Kind)? Find(string path) => Resources
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
