using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using TodoChatbot.Frontend.Backend;
using Yarp.ReverseProxy.Forwarder;

namespace TodoChatbot.Frontend.Proxy;

/// <summary><c>/api</c> and <c>/mcp</c>: the backend's own doors, at the same address as the page.</summary>
internal static class ProxyFeature
{
    private const string Api = "/api/{**rest}";
    private const string Mcp = "/mcp/{**rest}";

    private const int MostAttempts = 3;

    private static readonly TimeSpan AttemptDelay = TimeSpan.FromMilliseconds(100);

    // A stream of events may be silent for long: the backend beats every few seconds, a model may think for minutes.
    private static readonly ForwarderRequestConfig Patient = new() { ActivityTimeout = TimeSpan.FromMinutes(10) };

    public static void AddProxy(this IServiceCollection services)
    {
        services.AddHttpForwarder();
        services.AddSingleton<BackendTransformer>();
        services.AddSingleton(_ => new HttpMessageInvoker(Handler()));
    }

    public static void MapProxy(this IEndpointRouteBuilder routes)
    {
        // The backend knows which of its endpoints need a user.
        routes.Map(Api, ForwardAsync).AllowAnonymous().AddEndpointFilter<SameOriginFilter>();
        routes.Map(Mcp, ForwardAsync).AllowAnonymous().AddEndpointFilter<ReboundNameFilter>();
    }

    private static SocketsHttpHandler Handler()
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            EnableMultipleHttp2Connections = true,
            ActivityHeadersPropagator = new ReverseProxyPropagator(DistributedContextPropagator.Current),
        };
        BackendFeature.KeepConnections(handler);
        return handler;
    }

    private static async Task ForwardAsync(
        HttpContext context, IHttpForwarder forwarder, HttpMessageInvoker http, BackendTransformer transformer, IOptions<BackendOptions> backend)
    {
        // The backend's answers stand as they are, empty ones too.
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        var error = await SendAsync();
        for (var attempt = 1; attempt < MostAttempts && BackendFeature.WasNeverSent(context.GetForwarderErrorFeature()?.Exception); attempt++)
        {
            // A pod that was killed is still among those of the Service for a moment; another one answers.
            context.Features.Set<IForwarderErrorFeature>(null);
            context.Response.StatusCode = StatusCodes.Status200OK;
            await Task.Delay(AttemptDelay * attempt, context.RequestAborted);
            error = await SendAsync();
        }

        if (error != ForwarderError.None && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await Unreachable(context).ExecuteAsync(context);
        }

        ValueTask<ForwarderError> SendAsync() => forwarder.SendAsync(context, backend.Value.Address, http, Patient, transformer, context.RequestAborted);
    }

    private static IResult Unreachable(HttpContext context)
    {
        var problem = BackendProblem.Unreachable;
        context.Response.Headers.RetryAfter = ((int)problem.RetryAfter!.Value.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return TypedResults.Problem(
            problem.Sentence,
            statusCode: problem.Status,
            extensions: new Dictionary<string, object?> { ["code"] = problem.Code, ["reason"] = problem.Reason });
    }
}
