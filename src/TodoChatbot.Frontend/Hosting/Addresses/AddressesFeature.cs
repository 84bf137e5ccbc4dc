using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TodoChatbot.Contracts;

namespace TodoChatbot.Frontend.Hosting.Addresses;

/// <summary>The address that the browser shows: its host and path as known proxies tell them, and redirects that hold whatever they say.</summary>
internal static class AddressesFeature
{
    public static void AddAddresses(this IServiceCollection services)
    {
        services.AddOptions<SiteOptions>().BindConfiguration(string.Empty).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsValidator>();
        services.AddSingleton<AllowedHosts>();
        services.Configure<ForwardedHeadersOptions>(headers =>
            headers.ForwardedHeaders |= ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedPrefix);

        // The framework's own filter runs before proxies are heard and refuses probes, which ask for a pod's address.
        services.Configure<HostFilteringOptions>(filtering => filtering.AllowedHosts = ["*"]);
    }

    /// <summary>Moves the path below which the site is hosted out of the path that routes are matched by.</summary>
    public static void UseSitePath(this WebApplication app)
    {
        PathString configured = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.PathBase is { Length: > 0 } path ? path : default;
        app.Use((context, next) =>
        {
            var request = context.Request;
            request.PathBase = SiteOptionsValidator.IsPathBase(request.PathBase.Value ?? string.Empty) ? request.PathBase : configured;

            // Some proxies take the prefix away, and some leave it.
            if (request.PathBase.HasValue && request.Path.StartsWithSegments(request.PathBase, StringComparison.Ordinal, out var rest))
            {
                request.Path = rest.HasValue ? rest : "/";
            }

            return next(context);
        });
    }

    /// <summary>Answers only for the names of this site. Health is asked for by other names too, such as a pod's address.</summary>
    public static void UseAllowedHosts(this WebApplication app, PathString healthPath)
    {
        var hosts = app.Services.GetRequiredService<AllowedHosts>();
        app.Use((context, next) => hosts.Allows(context.Request.Host) || context.Request.Path.StartsWithSegments(healthPath)
            ? next(context)
            : TypedResults.Problem(
                context.RequestServices.GetRequiredService<IStringLocalizer<Texts>>()["Errors_HostNotAllowed"],
                statusCode: StatusCodes.Status421MisdirectedRequest,
                extensions: new Dictionary<string, object?> { ["code"] = ErrorCodes.Forbidden }).ExecuteAsync(context));
    }

    /// <summary>Redirects to this site name no host: a proxy may have hidden the one that the browser knows.</summary>
    public static void UseRelativeRedirects(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(MakeRelative, context);
        return next(context);
    });

    private static Task MakeRelative(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        if (Uri.TryCreate(headers.Location, UriKind.Absolute, out var target) && IsHere(context.Request, target))
        {
            headers.Location = target.GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped);
        }

        return Task.CompletedTask;
    }

    private static bool IsHere(HttpRequest request, Uri target) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var here)
        && Uri.Compare(here, target, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
