using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TodoChatbot.Testing;

namespace TodoChatbot.Delivery.Tests.Fixture;

/// <summary>
/// An API server that keeps what it is given and does nothing about it: enough for the real kubectl and Helm to write objects and to print them.
/// What controllers would say of them, a test says by <see cref="Report"/>.
/// </summary>
internal sealed class ApiServer : IAsyncDisposable
{
    // Group and version, kind, and whether it belongs to a namespace: what the chart and the checklist know.
    private static readonly (string Version, string Kind, string Plural, bool InNamespace)[] Kinds =
    [
        ("v1", "Namespace", "namespaces", false),
        ("v1", "Node", "nodes", false),
        ("v1", "Secret", "secrets", true),
        ("v1", "ConfigMap", "configmaps", true),
        ("v1", "Service", "services", true),
        ("v1", "ServiceAccount", "serviceaccounts", true),
        ("v1", "Event", "events", true),
        ("apps/v1", "Deployment", "deployments", true),
        ("batch/v1", "Job", "jobs", true),
        ("autoscaling/v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", true),
        ("policy/v1", "PodDisruptionBudget", "poddisruptionbudgets", true),
        ("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies", true),
        ("gateway.networking.k8s.io/v1", "GatewayClass", "gatewayclasses", false),
        ("gateway.networking.k8s.io/v1", "Gateway", "gateways", true),
        ("gateway.networking.k8s.io/v1", "HTTPRoute", "httproutes", true),
        ("cert-manager.io/v1", "ClusterIssuer", "clusterissuers", false),
    ];

    private readonly SortedDictionary<string, JsonObject> _objects = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private ApiServer(int port)
    {
        Address = new Uri($"http://127.0.0.1:{port}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Address.ToString());
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public Uri Address { get; }

    /// <summary>A file for <c>KUBECONFIG</c>.</summary>
    public string Kubeconfig => $$$"""
        {"apiVersion": "v1", "kind": "Config", "current-context": "test",
         "contexts": [{"name": "test", "context": {"cluster": "test", "user": "test"}}],
         "clusters": [{"name": "test", "cluster": {"server": "{{{Address}}}"}}],
         "users": [{"name": "test", "user": {}}]}
        """;

    public static async Task<ApiServer> StartAsync()
    {
        var server = new ApiServer(FreePort.Find());
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>What a controller writes into the status of every object of a kind, looking at the object.</summary>
    public void Report(string plural, Func<JsonObject, JsonObject> status)
    {
        foreach (var one in _objects.Where(pair => pair.Key.Split('/')[^2] == plural).Select(pair => pair.Value))
        {
            one["status"] = status(one);
        }
    }

    /// <summary>Puts an object there that a cluster has by itself.</summary>
    public void Add(string path, string json) => _objects[path] = JsonNode.Parse(json)!.AsObject();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!.TrimEnd('/');
        var body = context.Request.Method is "POST" or "PUT" ? (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject() : [];
        var (code, answer) = context.Request.Method switch
        {
            "GET" => Read(path, context.Request.Query["labelSelector"].ToString()),
            "POST" => (StatusCodes.Status201Created, Keep(body, $"{path}/{body["metadata"]!["name"]}")),
            "PUT" => (StatusCodes.Status200OK, Keep(body, path)),
            _ => (StatusCodes.Status405MethodNotAllowed, Status(405, "MethodNotAllowed").ToJsonString()),
        };
        context.Response.StatusCode = code;
        context.Response.ContentType = "application/json";
        if (context.Request.Query["watch"] is ["true"])
        {
            // Nothing ever changes here: it waits until nobody watches any more.
            var isGone = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(isGone.SetResult);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await isGone.Task;
            return;
        }

        await context.Response.WriteAsync(answer, context.RequestAborted);
    }

    // Helm writes several objects at once.
    private string Keep(JsonObject body, string path)
    {
        lock (_objects)
        {
            if (path.Split('/') is [.., "namespaces", var name, _, _])
            {
                body["metadata"]!["namespace"] = name;
            }

            _objects[path] = body;
            return body.ToJsonString();
        }
    }

    private (int Code, string Answer) Read(string path, string selector)
    {
        lock (_objects)
        {
            var (code, answer) = Find(path, selector);
            return (code, answer.ToJsonString());
        }
    }

    private (int Code, JsonObject Answer) Find(string path, string selector)
    {
        if (path == "/version")
        {
            return (200, new JsonObject { ["major"] = "1", ["minor"] = "36", ["gitVersion"] = "v1.36.1" });
        }

        if (path == "/api")
        {
            return (200, new JsonObject { ["kind"] = "APIVersions", ["versions"] = new JsonArray("v1") });
        }

        if (path == "/apis")
        {
            var groups = Kinds.Select(kind => kind.Version).Where(version => version != "v1").Distinct().Select(version =>
            {
                var named = new JsonObject { ["groupVersion"] = version, ["version"] = version.Split('/')[1] };
                return (JsonNode)new JsonObject { ["name"] = version.Split('/')[0], ["versions"] = new JsonArray(named), ["preferredVersion"] = named.DeepClone() };
            });
            return (200, new JsonObject { ["kind"] = "APIGroupList", ["apiVersion"] = "v1", ["groups"] = new JsonArray([.. groups]) });
        }

        var ofVersion = Kinds.Where(kind => path == (kind.Version == "v1" ? "/api/v1" : $"/apis/{kind.Version}")).ToList();
        if (ofVersion.Count > 0)
        {
            return (200, new JsonObject
            {
                ["kind"] = "APIResourceList",
                ["groupVersion"] = ofVersion[0].Version,
                ["resources"] = new JsonArray([.. ofVersion.Select(kind => (JsonNode)new JsonObject
                {
                    ["name"] = kind.Plural,
                    ["singularName"] = kind.Kind.ToLowerInvariant(),
                    ["kind"] = kind.Kind,
                    ["namespaced"] = kind.InNamespace,
                    ["shortNames"] = kind.Kind == "PodDisruptionBudget" ? new JsonArray("pdb") : [],
                    ["verbs"] = new JsonArray("get", "list", "create", "update", "watch"),
                })]),
            });
        }

        if (_objects.TryGetValue(path, out var one))
        {
            return (200, one);
        }

        var matching = Kinds.FirstOrDefault(kind => path.EndsWith($"/{kind.Plural}", StringComparison.Ordinal));
        if (matching.Kind is null)
        {
            return (404, Status(404, "NotFound"));
        }

        var items = _objects.Where(pair => pair.Key.StartsWith($"{path}/", StringComparison.Ordinal) && Fits(pair.Value, selector)).Select(pair => pair.Value.DeepClone());
        return (200, new JsonObject
        {
            ["kind"] = $"{matching.Kind}List",
            ["apiVersion"] = matching.Version,
            ["metadata"] = new JsonObject { ["resourceVersion"] = "1" },
            ["items"] = new JsonArray([.. items]),
        });
    }

    private static bool Fits(JsonObject one, string selector) => selector.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('='))
        .All(pair => one["metadata"]?["labels"]?[pair[0]]?.ToString() == pair[^1]);

    private static JsonObject Status(int code, string reason) => new()
    {
        ["kind"] = "Status",
        ["apiVersion"] = "v1",
        ["status"] = "Failure",
        ["reason"] = reason,
        ["code"] = code,
        ["message"] = $"stand-in: {reason}",
    };
}
