using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using TodoChatbot.Frontend.Backend;
using TodoChatbot.Frontend.Layout;

namespace TodoChatbot.Frontend.Hosting.Errors;

/// <summary>What people see when a page cannot be shown: a page of ours that says why, with what they had typed.</summary>
internal static class ErrorPages
{
    public static void AddErrorPages(this IServiceCollection services)
    {
        // A form that cannot be read, or whose token does not hold, is a 400 with a page, in every environment.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
        services.AddExceptionHandler<BackendExceptionHandler>();
        services.AddExceptionHandler<FragmentExceptionHandler>();
        services.Configure<ExceptionHandlerOptions>(options =>
        {
            options.ExceptionHandlingPath = ErrorPage.ExceptionPath;
            options.StatusCodeSelector = StatusOf;
            options.SuppressDiagnosticsCallback = failure => failure.Exception is BackendException;
            options.CreateScopeForErrors = true;
        });
    }

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages(ShowAsync);
    }

    /// <summary>Refuses forms whose token does not hold before a page answers them: pages would do so without a word.</summary>
    public static void UseFormTokenCheck(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    private static int StatusOf(Exception exception) => exception switch
    {
        BackendException backend => backend.Problem.Status,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static Task ShowAsync(StatusCodeContext failure)
    {
        var context = failure.HttpContext;
        return context.Request.WantsFragments
            ? ShowBannerAsync(context, Failure.Of(context, context.Response.StatusCode))
            : ShowPageAsync(failure, context);
    }

    // As UseStatusCodePagesWithReExecute, but always as a GET: to Blazor a POST would be a form that the error page does not have.
    private static async Task ShowPageAsync(StatusCodeContext failure, HttpContext context)
    {
        var (method, path, endpoint) = (context.Request.Method, context.Request.Path, context.GetEndpoint());
        context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature
        {
            OriginalPathBase = context.Request.PathBase,
            OriginalPath = path,
            OriginalQueryString = context.Request.QueryString.Value,
            Endpoint = endpoint,
        });

        // Nothing is done with the form any more but to show its text to whoever sent it.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = $"{ErrorPage.StatusPath}/{context.Response.StatusCode}";
        context.Request.RouteValues.Clear();
        context.SetEndpoint(null);
        try
        {
            await failure.Next(context);
        }
        finally
        {
            (context.Request.Method, context.Request.Path) = (method, path);
            context.SetEndpoint(endpoint);
            context.Features.Set<IStatusCodeReExecuteFeature>(null);
        }
    }

    /// <summary>Tells a module, which wants no page.</summary>
    public static Task ShowBannerAsync(HttpContext context, Failure failure) =>
        new RazorComponentResult<Banner>(new { Problem = failure.ToProblem() }) { StatusCode = failure.Status }.ExecuteAsync(context);
}
