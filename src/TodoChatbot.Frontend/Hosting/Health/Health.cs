using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace TodoChatbot.Frontend.Hosting.Health;

/// <summary><c>/health</c>: about this process alone. It never asks the backend, so that a dead backend restarts no frontend.</summary>
internal static class Health
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddOptions<DrainOptions>().BindConfiguration(DrainOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DrainOptions>, DrainOptionsValidator>();
        services.AddOptions<HostOptions>().Configure<IOptions<DrainOptions>>((host, drain) =>
            host.ShutdownTimeout = TimeSpan.FromSeconds(drain.Value.Seconds + drain.Value.ShutdownSeconds));
        services.AddSingleton<Readiness>();
        services.AddHostedService<Draining>();
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowAnonymous();
        health.MapGet("", GetHealth).ShortCircuit();
        health.MapGet("live", GetLive).ShortCircuit();
        health.MapGet("ready", GetReady).ShortCircuit();
        health.MapGet("startup", GetStartup).ShortCircuit();
    }

    private static Ok<HealthItem> GetHealth(Readiness readiness) =>
        TypedResults.Ok(new HealthItem(readiness.IsReady ? "ok" : readiness.HasStarted ? "draining" : "starting", BuildVersion.Text));

    private static Ok GetLive() => TypedResults.Ok();

    private static Results<Ok, StatusCodeHttpResult> GetReady(Readiness readiness) => OkWhen(readiness.IsReady);

    private static Results<Ok, StatusCodeHttpResult> GetStartup(Readiness readiness) => OkWhen(readiness.HasStarted);

    private static Results<Ok, StatusCodeHttpResult> OkWhen(bool condition) =>
        condition ? TypedResults.Ok() : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
}
