using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TodoChatbot.Contracts;
using TodoChatbot.Frontend.Backend;
using TodoChatbot.Frontend.Backend.Sending;
using Yarp.ReverseProxy.Forwarder;

namespace TodoChatbot.Frontend.Proxy;

/// <summary><c>/api</c>, <c>/mcp</c> and the document of the API: the backend's own entry points, at the same address as the page.</summary>
internal static class ProxyFeature
{
    private const string Api = "/api/{**rest}";
    private const string Mcp = "/mcp/{**rest}";

    // How long an answer may take is decided by RetryHandler; this only ends what everybody has forgotten.
    private static readonly ForwarderRequestConfig Patient = new() { ActivityTimeout = TimeSpan.FromMinutes(10) };

    public static void AddProxy(this IServiceCollection services)
    {
        services.AddHttpForwarder();
        services.AddSingleton<BackendTransformer>();
        services.AddSingleton(provider =>
        {
            var retries = provider.GetRequiredService<RetryHandler>();
            retries.InnerHandler = Connections();
            var session = provider.GetRequiredService<SessionHandler>();
            session.InnerHandler = retries;
            return new HttpMessageInvoker(session);
        });
    }

    public static void MapProxy(this IEndpointRouteBuilder routes)
    {
        // The backend knows which of its endpoints need a user.
        routes.Map(Api, ForwardAsync).AllowAnonymous().AddEndpointFilter<SameOriginFilter>();
        routes.Map(Mcp, ForwardAsync).AllowAnonymous().AddEndpointFilter<ReboundNameFilter>();
        routes.MapGet(ApiDocument.Path, ForwardAsync).AllowAnonymous();
    }

    private static SocketsHttpHandler Connections()
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
        HttpContext context, IHttpForwarder forwarder, HttpMessageInvoker http, BackendTransformer transformer, IOptions<BackendOptions> backend,
        Outages outages, IStringLocalizer<Texts> texts)
    {
        // The backend's answers stand as they are, empty ones too.
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        try
        {
            await ProxiedRequest.BufferBodyAsync(context);
        }
        catch (BadHttpRequestException exception)
        {
            await UnreadableBody(exception, texts).ExecuteAsync(context);
            return;
        }

        var error = await forwarder.SendAsync(context, backend.Value.Address, http, Patient, transformer, context.RequestAborted);
        if (error != ForwarderError.None && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await ProblemOf(context, outages, texts).ExecuteAsync(context);
        }
    }

    private static IResult ProblemOf(HttpContext context, Outages outages, IStringLocalizer<Texts> texts)
    {
        var failure = context.GetForwarderErrorFeature()?.Exception;
        return BrokenBodyOf(failure) is { } broken ? UnreadableBody(broken, texts)
            : Outage(context, (failure as BackendException)?.Problem ?? outages.Describe(failure, ProxiedRequest.IsRepeatable(context.Request)));
    }

    // The client's fault, found while its body was being sent on.
    private static BadHttpRequestException? BrokenBodyOf(Exception? failure) => failure switch
    {
        null => null,
        BadHttpRequestException broken => broken,
        AggregateException several => several.InnerExceptions.Select(BrokenBodyOf).FirstOrDefault(broken => broken is not null),
        _ => BrokenBodyOf(failure.InnerException),
    };

    private static ProblemHttpResult UnreadableBody(BadHttpRequestException exception, IStringLocalizer<Texts> texts) => TypedResults.Problem(
        texts["Proxy_UnreadableBody"],
        statusCode: exception.StatusCode,
        extensions: new Dictionary<string, object?>
        {
            ["code"] = exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? ErrorCodes.ContentTooLarge : ErrorCodes.ValidationError,
        });

    private static ProblemHttpResult Outage(HttpContext context, BackendProblem problem)
    {
        if (problem.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return TypedResults.Problem(
            problem.Sentence,
            statusCode: problem.Status,
            extensions: new Dictionary<string, object?> { ["code"] = problem.Code, ["reason"] = problem.Reason });
    }
}
