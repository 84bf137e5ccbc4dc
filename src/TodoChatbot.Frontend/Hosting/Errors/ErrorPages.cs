using Microsoft.AspNetCore.Diagnostics;
using TodoChatbot.Frontend.Backend;
using TodoChatbot.Frontend.Layout;

namespace TodoChatbot.Frontend.Hosting.Errors;

/// <summary>What people see when a page cannot be shown: a page of ours that says why, with what they had typed.</summary>
internal static class ErrorPages
{
    /// <summary>The request's item that holds the address that was asked for.</summary>
    public const string AskedFor = "asked-for";

    public static void AddErrorPages(this IServiceCollection services)
    {
        services.AddExceptionHandler<BackendExceptionHandler>();
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

    private static int StatusOf(Exception exception) => exception switch
    {
        BackendException backend => backend.Problem.Status,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    // As UseStatusCodePagesWithReExecute, but always as a GET: to Blazor a POST would be a form that the error page does not have.
    private static async Task ShowAsync(StatusCodeContext failure)
    {
        var context = failure.HttpContext;
        if (context.Request.WantsFragments)
        {
            return;
        }

        var (method, path, endpoint) = (context.Request.Method, context.Request.Path, context.GetEndpoint());
        context.Items[AskedFor] = path + context.Request.QueryString;
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
        }
    }
}
