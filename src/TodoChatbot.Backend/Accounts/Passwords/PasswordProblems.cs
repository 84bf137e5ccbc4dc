using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Accounts.Passwords;

/// <summary>Answers requests whose password was not accepted.</summary>
internal sealed class PasswordProblems(IHttpContextAccessor accessor, IStringLocalizer<Messages> messages, TimeProvider clock)
{
    /// <summary>The answer when a password within a session was wrong, or may not be tried now.</summary>
    /// <param name="check">The check; it did not succeed.</param>
    /// <param name="field">The field that holds the password.</param>
    public ProblemHttpResult Of(PasswordCheck check, string field) => check.RetryAt is { } retryAt
        ? Paused("Accounts_ReauthenticationPaused", retryAt)
        : throw RequestValidationException.For(field, messages["Accounts_WrongPassword"]);

    /// <summary>The answer while sign-in to an address is paused; the same whether it has an account or not.</summary>
    public ProblemHttpResult SignInPaused(DateTimeOffset retryAt) => Paused("Accounts_SignInPaused", retryAt);

    private ProblemHttpResult Paused(string message, DateTimeOffset retryAt)
    {
        var wait = retryAt - clock.GetUtcNow();
        accessor.HttpContext!.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Problem.Of(ErrorCodes.RateLimited, messages[message, Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes))]);
    }
}
