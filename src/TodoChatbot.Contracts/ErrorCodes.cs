namespace TodoChatbot.Contracts;

/// <summary>The values of <c>code</c> in an <c>application/problem+json</c> answer (RFC 9457).</summary>
public static class ErrorCodes
{
    /// <summary>400: the request breaks a rule; <c>errors</c> says which by field.</summary>
    public const string ValidationError = "VALIDATION_ERROR";

    /// <summary>401: no token, or one that no longer holds.</summary>
    public const string Unauthorized = "UNAUTHORIZED";

    /// <summary>403: the token does not allow this.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>403: confirm with a sign-in method first (<c>POST /api/auth/reauthenticate</c>), then send the request again.</summary>
    public const string ReauthenticationRequired = "REAUTHENTICATION_REQUIRED";

    /// <summary>404: it does not exist, or belongs to somebody else.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>405: the path exists, the method does not.</summary>
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";

    /// <summary>409: it contradicts what is stored.</summary>
    public const string Conflict = "CONFLICT";

    /// <summary>409: the user would store more than the server allows.</summary>
    public const string QuotaExceeded = "QUOTA_EXCEEDED";

    /// <summary>409: it was done already with this Idempotency-Key, and the answer was too large to be stored.</summary>
    public const string AnswerNotStored = "ANSWER_NOT_STORED";

    /// <summary>409: the task has open subtasks, and the request leaves it to the person what becomes of them.</summary>
    public const string OpenSubtasks = "OPEN_SUBTASKS";

    /// <summary>412: it has changed since it was read.</summary>
    public const string PreconditionFailed = "PRECONDITION_FAILED";

    /// <summary>413: the body is too large.</summary>
    public const string ContentTooLarge = "CONTENT_TOO_LARGE";

    /// <summary>415: the body is of a type that is not understood.</summary>
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";

    /// <summary>422: the Idempotency-Key was used with another request.</summary>
    public const string IdempotencyKeyReused = "IDEMPOTENCY_KEY_REUSED";

    /// <summary>429: too many requests; Retry-After says when.</summary>
    public const string RateLimited = "RATE_LIMITED";

    /// <summary>500: a fault of ours.</summary>
    public const string InternalError = "INTERNAL_ERROR";

    /// <summary>502: the model's provider failed.</summary>
    public const string AiServiceError = "AI_SERVICE_ERROR";

    /// <summary>503: the database or the service cannot answer now; Retry-After says when.</summary>
    public const string ServiceUnavailable = "SERVICE_UNAVAILABLE";

    /// <summary>504: the model's provider took too long.</summary>
    public const string AiTimeout = "AI_TIMEOUT";
}
