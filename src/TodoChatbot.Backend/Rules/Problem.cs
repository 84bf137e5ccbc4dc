using Microsoft.AspNetCore.Http.HttpResults;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Rules;

/// <summary>Problem answers (RFC 9457) with our codes.</summary>
internal static class Problem
{
    private static readonly Dictionary<string, int> Statuses = new()
    {
        [ErrorCodes.ValidationError] = StatusCodes.Status400BadRequest,
        [ErrorCodes.Unauthorized] = StatusCodes.Status401Unauthorized,
        [ErrorCodes.Forbidden] = StatusCodes.Status403Forbidden,
        [ErrorCodes.ReauthenticationRequired] = StatusCodes.Status403Forbidden,
        [ErrorCodes.NotFound] = StatusCodes.Status404NotFound,
        [ErrorCodes.MethodNotAllowed] = StatusCodes.Status405MethodNotAllowed,
        [ErrorCodes.Conflict] = StatusCodes.Status409Conflict,
        [ErrorCodes.QuotaExceeded] = StatusCodes.Status409Conflict,
        [ErrorCodes.AnswerNotStored] = StatusCodes.Status409Conflict,
        [ErrorCodes.OpenSubtasks] = StatusCodes.Status409Conflict,
        [ErrorCodes.PreconditionFailed] = StatusCodes.Status412PreconditionFailed,
        [ErrorCodes.ContentTooLarge] = StatusCodes.Status413PayloadTooLarge,
        [ErrorCodes.UnsupportedMediaType] = StatusCodes.Status415UnsupportedMediaType,
        [ErrorCodes.IdempotencyKeyReused] = StatusCodes.Status422UnprocessableEntity,
        [ErrorCodes.RateLimited] = StatusCodes.Status429TooManyRequests,
        [ErrorCodes.InternalError] = StatusCodes.Status500InternalServerError,
        [ErrorCodes.AiServiceError] = StatusCodes.Status502BadGateway,
        [ErrorCodes.ServiceUnavailable] = StatusCodes.Status503ServiceUnavailable,
        [ErrorCodes.AiTimeout] = StatusCodes.Status504GatewayTimeout,
    };

    // Where several codes share a status, the first one stands for it.
    private static readonly Dictionary<int, string> Codes = Statuses.GroupBy(pair => pair.Value).ToDictionary(codes => codes.Key, codes => codes.First().Key);

    /// <summary>An answer with a code, its status and a sentence for the person.</summary>
    public static ProblemHttpResult Of(string code, string detail) => TypedResults.Problem(
        detail, statusCode: Statuses[code], extensions: new Dictionary<string, object?> { ["code"] = code });

    /// <summary>The code that goes with a status, null when we have none.</summary>
    public static string? CodeOf(int? status) => status is { } known ? Codes.GetValueOrDefault(known) : null;

    /// <summary>The answer for what does not exist, or is somebody else's: nobody can tell the two apart.</summary>
    public static ProblemHttpResult NotFound(string what) => Of(ErrorCodes.NotFound, $"You have no {what}.");
}
