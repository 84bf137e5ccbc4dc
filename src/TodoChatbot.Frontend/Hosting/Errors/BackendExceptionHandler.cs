using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Hosting.Errors;

/// <summary>Notes that the backend cannot answer, and ends a session that it no longer knows.</summary>
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
        if (problem.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = ((int)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        // The page or the banner comes from whoever is next.
        return false;
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
