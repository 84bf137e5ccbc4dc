using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using TodoChatbot.Frontend.Backend;
using TodoChatbot.Frontend.Layout;

namespace TodoChatbot.Frontend.Hosting.Errors;

/// <summary>Says that the backend cannot answer: to a module with the banner alone, to a browser with the error page.</summary>
internal sealed partial class BackendExceptionHandler(ILogger<BackendExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BackendException { Problem: var problem })
        {
            return false;
        }

        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            await EndSessionAsync(context);
            return true;
        }

        BackendFailed(problem.Status, problem.Code, problem.Reason);
        context.Response.StatusCode = problem.Status;
        if (problem.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        if (!context.Request.WantsFragments)
        {
            return false;
        }

        await new RazorComponentResult<Banner>(new { Problem = problem }) { StatusCode = problem.Status }.ExecuteAsync(context);
        return true;
    }

    // The backend no longer knows the session: signed out elsewhere, or the account is gone.
    private static async Task EndSessionAsync(HttpContext context)
    {
        await context.SignOutAsync();
        await context.ChallengeAsync();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The backend answers {Status} {Code} {Reason}")]
    private partial void BackendFailed(int status, string code, string? reason);
}
