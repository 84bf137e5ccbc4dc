using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TodoChatbot.Contracts;

namespace TodoChatbot.Frontend.Tests.Fixture;

/// <summary>
/// Stands in for the backend, over real HTTP: answers what a test scripted and remembers what it was asked. A question that nobody
/// scripted fails the test.
/// </summary>
public sealed class ScriptedBackend : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, RequestDelegate> _answers = new();
    private readonly ConcurrentQueue<string> _unexpected = new();

    private ScriptedBackend(WebApplication app) => _app = app;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>What it was asked, in order.</summary>
    public ConcurrentQueue<AskedRequest> Asked { get; } = new();

    public static async Task<ScriptedBackend> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var backend = new ScriptedBackend(app);
        app.Run(backend.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return backend;
    }

    /// <summary>Answers a request: <c>GET /api/tasks</c>, whatever its query.</summary>
    public ScriptedBackend On(string request, RequestDelegate answer)
    {
        _answers[request] = answer;
        return this;
    }

    public ScriptedBackend On(string request, HttpStatusCode status) => On(request, context =>
    {
        context.Response.StatusCode = (int)status;
        return Task.CompletedTask;
    });

    public ScriptedBackend On<T>(string request, T answer, HttpStatusCode status = HttpStatusCode.OK) => On(request, context =>
    {
        context.Response.StatusCode = (int)status;
        return context.Response.WriteAsJsonAsync(answer, Wire.Json);
    });

    /// <summary>Answers a problem.</summary>
    public ScriptedBackend Refuses(string request, HttpStatusCode status, string code, string detail, string? reason = null) => On(request, async context =>
    {
        context.Response.StatusCode = (int)status;
        if (status == HttpStatusCode.ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "7";
        }

        await context.Response.WriteAsJsonAsync(
            new { title = "Refused", detail, status = (int)status, code, reason }, Wire.Json, "application/problem+json");
    });

    /// <summary>How often it was asked.</summary>
    public int Count(string request) => Asked.Count(asked => asked.Request == request);

    public AskedRequest Last(string request) => Asked.Last(asked => asked.Request == request);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _unexpected.ShouldBeEmpty("The backend was asked what no test scripted.");
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = $"{context.Request.Method} {context.Request.Path}";
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        Asked.Enqueue(new AskedRequest(
            request,
            context.Request.QueryString.Value ?? string.Empty,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body));
        if (_answers.TryGetValue(request, out var answer))
        {
            await answer(context);
            return;
        }

        _unexpected.Enqueue(request);
        context.Response.StatusCode = StatusCodes.Status501NotImplemented;
    }
}

/// <summary>What the backend was asked.</summary>
/// <param name="Request">Method and path.</param>
/// <param name="Query">With its question mark.</param>
/// <param name="Headers">By name, whatever its case.</param>
/// <param name="Body">As text.</param>
public sealed record AskedRequest(string Request, string Query, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
