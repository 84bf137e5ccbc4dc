using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Activity.Quotas;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Outages;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Hosting.Errors;

/// <summary>Answers the few exceptions that are not faults of ours; the others are 500.</summary>
internal sealed partial class ExceptionToProblem(
    DatabaseCircuitBreaker pause,
    TodoMetrics metrics,
    IServiceScopeFactory scopes,
    IStringLocalizer<Messages> messages,
    ILogger<ExceptionToProblem> logger) : IExceptionHandler
{
    private const int RetryAfterSeconds = 5;

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if ((exception.IsForeignKeyViolation || exception is DbUpdateConcurrencyException) && await IsAccountGoneAsync(context, cancellationToken))
        {
            exception = new AccountGoneException();
        }

        if (ProblemOf(context, exception) is not { } problem)
        {
            return false;
        }

        await problem.ExecuteAsync(context);
        return true;
    }

    // A write that was under way while its account was deleted fails on whatever it comes to first.
    private async Task<bool> IsAccountGoneAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (context.User.Identity?.IsAuthenticated != true)
        {
            return false;
        }

        var id = context.User.Subject;
        await using var scope = scopes.CreateAsyncScope();
        return !await scope.ServiceProvider.GetRequiredService<AppDbContext>().Set<User>().AnyAsync(user => user.Id == id, cancellationToken);
    }

    private IResult? ProblemOf(HttpContext context, Exception exception) => exception switch
    {
        RequestValidationException rule => Broken(rule),
        BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } unreadable => Broken(RuleOf(context, unreadable)),
        BadHttpRequestException bad => TypedResults.Problem(statusCode: bad.StatusCode),
        QuotaExceededException quota => Problem.Of(ErrorCodes.QuotaExceeded, quota.Message),
        ConflictException conflict => Problem.Of(ErrorCodes.Conflict, conflict.Message),
        AccountGoneException => Problem.Of(ErrorCodes.Unauthorized, messages["Accounts_NoLongerExists"]),
        DbUpdateConcurrencyException => Problem.Of(ErrorCodes.Conflict, messages["Tasks_ChangedMeanwhile"]),
        _ when DatabaseOutage.CauseOf(exception) is { } cause => Outage(context, cause, exception),
        _ => null,
    };

    private static ValidationProblem Broken(RequestValidationException rule) => TypedResults.ValidationProblem(
        rule.Errors.ToDictionary(),
        detail: rule.Message,
        extensions: new Dictionary<string, object?> { ["code"] = ErrorCodes.ValidationError });

    private static RequestValidationException RuleOf(HttpContext context, BadHttpRequestException unreadable) =>
        unreadable.InnerException is JsonException json ? WireForms.Unreadable(ContractOf(context), json)
        : UnreadableParameter().Match(unreadable.Message) is { Success: true } parameter
            ? RequestValidationException.For(parameter.Groups["name"].Value, $"“{parameter.Groups["value"].Value}” cannot be read here.")
        : new RequestValidationException("The request cannot be read: a value is missing or of the wrong kind.");

    private static Type? ContractOf(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;

    private ProblemHttpResult Outage(HttpContext context, OutageCause cause, Exception exception)
    {
        if (exception is not DatabasePausedException)
        {
            pause.Report(cause);
            metrics.DatabaseDown(OutageWords.ReasonFor(cause));
            DatabaseDown(cause, exception);
        }

        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        var problem = Problem.Of(ErrorCodes.ServiceUnavailable, messages.SentenceFor(cause));
        problem.ProblemDetails.Extensions["reason"] = OutageWords.ReasonFor(cause);
        return problem;
    }

    // Failed to bind parameter "Nullable<int> task" from "one".
    [GeneratedRegex("^Failed to bind parameter \"(?:.* )?(?<name>.+)\" from \"(?<value>.*)\"\\.$", RegexOptions.Singleline)]
    private static partial Regex UnreadableParameter();

    [LoggerMessage(Level = LogLevel.Error, Message = "The database does not answer: {Cause}")]
    private partial void DatabaseDown(OutageCause cause, Exception exception);
}
