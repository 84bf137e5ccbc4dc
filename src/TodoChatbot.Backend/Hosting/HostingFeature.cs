using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Npgsql;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Sessions;
using TodoChatbot.Backend.Accounts.SigningIn;
using TodoChatbot.Backend.Hosting.Errors;
using TodoChatbot.Backend.Hosting.Idempotency;
using TodoChatbot.Backend.Hosting.RateLimits;
using TodoChatbot.Backend.Hosting.StrictInput;
using TodoChatbot.Contracts;
using TodoChatbot.ServiceDefaults;
using TodoChatbot.ServiceDefaults.Health;
using TodoChatbot.ServiceDefaults.Telemetry;

namespace TodoChatbot.Backend.Hosting;

/// <summary>What surrounds the features: secrets, errors, limits, health, telemetry, the pipeline.</summary>
internal static class HostingFeature
{
    /// <summary>Lets the browser engines of allowed clients read the answers.</summary>
    public const string McpCors = "mcp";

    private const string HealthPath = "/api/health";

    public static void AddHosting(this WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults("http://localhost:8000");
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = Limits.BodyBytes);
        builder.Services.AddLocalization();
        builder.Services.AddErrorHandling();
        builder.Services.AddOptions<McpOptions>().BindConfiguration(McpOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<McpOptions>, McpOptionsValidator>();
        builder.Services.AddCors();
        builder.Services.AddOptions<CorsOptions>().Configure<IOptions<McpOptions>>((cors, mcp) => cors.AddPolicy(McpCors, policy => policy
            .SetIsOriginAllowed(mcp.Value.Allows).AllowAnyMethod().AllowAnyHeader()
            .WithExposedHeaders(HeaderNames.WWWAuthenticate, HeaderNames.RetryAfter)));
        builder.Services.AddRateLimits();
        builder.Services.AddOpenApiDocument();
        builder.Services.AddSingleton<TodoMetrics>();
        builder.Services.AddSingleton<FirstAnswer>();
        builder.AddTelemetry("todo-backend", quietPaths: HealthPath)
            .WithTracing(tracing => tracing.AddNpgsql())
            .WithMetrics(metrics => metrics.AddMeter("Npgsql", TodoMetrics.MeterName));
    }

    public static void UseHosting(this WebApplication app)
    {
        app.UseMiddleware<FirstAnswer>();
        app.UseDraining();
        app.UseForwardedHeaders();
        app.UseManagementPort(HealthPath);
        app.UseHeadRequests();
        app.UseRouting();
        app.UseErrorHandling();
        app.UseMiddleware<OriginCheck>();
        app.UseCors();
        app.UseAuthentication();
        app.UseMiddleware<CallerMiddleware>();
        app.UseRateLimits();
        app.UseAuthorization();
        app.UseMiddleware<SessionCheck>();
        app.UseMiddleware<OwnUserIdCheck>();
        app.UseMiddleware<StrictInputMiddleware>();
        app.UseMiddleware<IdempotencyMiddleware>();
        app.MapHealth(HealthPath);
        app.MapOpenApi().AllowAnonymous();
    }

    /// <summary>Maps the API under <c>/api</c>, and again under <c>/api/{user_id}</c> for clients that name the user.</summary>
    public static void MapApi(this WebApplication app, Action<IEndpointRouteBuilder> map)
    {
        var api = app.MapGroup("/api");
        api.MapSignIn();
        map(api);
        map(app.MapGroup("/api/{user_id}").ExcludeFromDescription());
    }
}
