using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace TodoChatbot.Backend.Hosting.Health;

/// <summary><c>/api/health</c>: never touches the database, which would keep it awake.</summary>
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
        var health = routes.MapGroup("/api/health").WithTags("Health").AllowAnonymous();
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
