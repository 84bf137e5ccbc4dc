using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.SigningIn;
using TodoChatbot.Backend.Hosting.Errors;
using TodoChatbot.Backend.Hosting.Health;
using TodoChatbot.Backend.Hosting.Idempotency;
using TodoChatbot.Backend.Hosting.RateLimits;

namespace TodoChatbot.Backend.Hosting;

/// <summary>What surrounds the features: secrets, errors, limits, health, the pipeline.</summary>
internal static class HostingFeature
{
    public static void AddHosting(this WebApplicationBuilder builder)
    {
        builder.Configuration.AddSecretFiles();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddErrorHandling();
        builder.Services.AddRateLimits();
        builder.Services.AddHealth();
        builder.Services.AddOpenApi();
    }

    public static void UseHosting(this WebApplication app)
    {
        app.UseErrorHandling();
        app.UseAuthentication();
        app.UseMiddleware<CallerMiddleware>();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<IdempotencyMiddleware>();
        app.MapHealth();
        app.MapOpenApi().AllowAnonymous();
    }

    /// <summary>Maps the API under <c>/api</c>, and again under <c>/api/{user_id}</c> for clients that name the user.</summary>
    public static void MapApi(this WebApplication app, Action<IEndpointRouteBuilder> map)
    {
        var api = app.MapGroup("/api");
        api.MapSignIn();
        map(api);
        map(app.MapGroup("/api/{user_id}").AddEndpointFilter<OwnUserIdFilter>().ExcludeFromDescription());
    }
}
