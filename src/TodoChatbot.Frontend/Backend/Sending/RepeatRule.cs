using TodoChatbot.Contracts;

namespace TodoChatbot.Frontend.Backend.Sending;

/// <summary>The one rule for what may be sent to a backend more than once, for the page and for the API proxy.</summary>
internal static class RepeatRule
{
    /// <summary>True when doing the request twice is the same as doing it once.</summary>
    public static bool IsRepeatable(HttpMethod method, bool hasIdempotencyKey) =>
        method == HttpMethod.Get || method == HttpMethod.Head || hasIdempotencyKey;

    /// <summary>True when the request may be repeated and its body, if any, is still there.</summary>
    public static bool IsRepeatable(HttpRequestMessage request) =>
        IsRepeatable(request.Method, request.Headers.Contains(Headers.IdempotencyKey)) && RequestCopy.IsPossible(request);

    /// <summary>True when no backend can have seen the request, whatever it was: there was no connection, or none in time.</summary>
    public static bool WasNeverSent(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }
            or OperationCanceledException { InnerException: TimeoutException };
}
