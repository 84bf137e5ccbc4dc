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

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(1);

    // A stream of events may be silent for long: the backend beats every few seconds, a model may think for minutes.
    private static readonly ForwarderRequestConfig Patient = new() { ActivityTimeout = TimeSpan.FromMinutes(10) };

    public static void AddProxy(this IServiceCollection services)
    {
        services.AddHttpForwarder();
        services.AddSingleton<BackendTransformer>();
        services.AddSingleton(_ => new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = ConnectionLifetime,
            ActivityHeadersPropagator = new ReverseProxyPropagator(DistributedContextPropagator.Current),
        }));
    }

    public static void MapProxy(this IEndpointRouteBuilder routes)
    {
        // The backend knows which of its endpoints need a user.
        routes.Map(Api, ForwardAsync).AllowAnonymous().AddEndpointFilter<SameOriginFilter>();
        routes.Map(Mcp, ForwardAsync).AllowAnonymous().AddEndpointFilter<ReboundNameFilter>();
    }

    private static async Task ForwardAsync(
        HttpContext context, IHttpForwarder forwarder, HttpMessageInvoker http, BackendTransformer transformer, IOptions<BackendOptions> backend)
    {
        // The backend's answers stand as they are, empty ones too.
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        var error = await forwarder.SendAsync(context, backend.Value.Address, http, Patient, transformer, context.RequestAborted);
        if (error != ForwarderError.None && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await Unreachable(context).ExecuteAsync(context);
        }
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
