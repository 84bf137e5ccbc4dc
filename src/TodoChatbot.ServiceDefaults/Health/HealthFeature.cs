using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace TodoChatbot.ServiceDefaults.Health;

/// <summary>The health of this process alone: it asks neither the database, which would keep it awake, nor another service, whose death must restart nobody else.</summary>
public static class HealthFeature
{
    /// <summary>Adds readiness and draining.</summary>
    /// <param name="services">The services.</param>
    public static void AddHealth(this IServiceCollection services)
    {
        services.AddOptions<DrainOptions>().BindConfiguration(DrainOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DrainOptions>, DrainOptionsValidator>();
        services.AddSingleton<Readiness>();
        services.AddHostedService<Draining>();

        // Not IOptions<DrainOptions>: read while the host is built, where a wrong value could not be told in a sentence.
        services.AddOptions<HostOptions>().Configure<IConfiguration>((host, configuration) =>
            host.ShutdownTimeout = (configuration.GetSection(DrainOptions.Section).Get<DrainOptions>() ?? new DrainOptions()).Total);
    }

    /// <summary>Has clients leave while this process drains: a connection that stayed open would be cut when the listener closes, perhaps under a request.</summary>
    /// <param name="app">The application.</param>
    public static void UseDraining(this IApplicationBuilder app)
    {
        var readiness = app.ApplicationServices.GetRequiredService<Readiness>();
        app.Use((context, next) =>
        {
            // Newer versions of HTTP tell it themselves.
            if (HttpProtocol.IsHttp11(context.Request.Protocol))
            {
                context.Response.OnStarting(LeaveWhenDraining, context.Response);
            }

            return next(context);
        });

        Task LeaveWhenDraining(object response)
        {
            if (readiness.IsDraining)
            {
                ((HttpResponse)response).Headers.Connection = "close";
            }

            return Task.CompletedTask;
        }
    }

    /// <summary>Maps health, liveness, readiness and startup under a path; all anonymous.</summary>
    /// <param name="routes">The routes.</param>
    /// <param name="path">The path, for example <c>/api/health</c>.</param>
    public static void MapHealth(this IEndpointRouteBuilder routes, string path)
    {
        var health = routes.MapGroup(path).WithTags("Health").AllowAnonymous();
        health.MapGet("", GetHealth).WithSummary("Version and state of this process");
        health.MapGet("live", GetLive).WithSummary("200 while the process works");
        health.MapGet("ready", GetReady).WithSummary("200 while it wants requests, 503 while it starts or drains")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        health.MapGet("startup", GetStartup).WithSummary("200 once it has started").ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static Ok<HealthItem> GetHealth(Readiness readiness) =>
        TypedResults.Ok(new HealthItem(readiness.IsReady ? "ok" : readiness.HasStarted ? "draining" : "starting", BuildVersion.Text));

    private static Ok GetLive() => TypedResults.Ok();

    private static Results<Ok, StatusCodeHttpResult> GetReady(Readiness readiness) => OkWhen(readiness.IsReady);

    private static Results<Ok, StatusCodeHttpResult> GetStartup(Readiness readiness) => OkWhen(readiness.HasStarted);

    private static Results<Ok, StatusCodeHttpResult> OkWhen(bool condition) =>
        condition ? TypedResults.Ok() : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
}
