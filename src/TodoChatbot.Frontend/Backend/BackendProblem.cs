using System.Net.Mime;
using System.Text.Json;
using TodoChatbot.Contracts;

namespace TodoChatbot.Frontend.Backend;

/// <summary>Why the backend did not do what was asked (RFC 9457).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">One of <see cref="ErrorCodes"/>.</param>
/// <param name="Sentence">What happened, for the person.</param>
/// <param name="Errors">The broken rules by the field's name on the wire; an empty name stands for the request as a whole.</param>
/// <param name="Reason">Why the service cannot answer now; one of <see cref="OutageReasons"/>.</param>
/// <param name="RetryAfter">When to try again.</param>
public sealed record BackendProblem(
    int Status,
    string Code,
    string Sentence,
    IReadOnlyDictionary<string, string[]> Errors,
    string? Reason = null,
    TimeSpan? RetryAfter = null)
{
    /// <summary>What the backend answers when an act asks for the password first.</summary>
    public static BackendProblem MustConfirm(string sentence) =>
        new(StatusCodes.Status403Forbidden, ErrorCodes.ReauthenticationRequired, sentence, NoErrors);

    private static IReadOnlyDictionary<string, string[]> NoErrors => new Dictionary<string, string[]>();

    /// <summary>True when the service, or what it stands on, is down, and waiting helps.</summary>
    public bool IsOutage => Status == StatusCodes.Status503ServiceUnavailable;

    /// <summary>What is wrong with one field, and with the parts of it: <c>due</c> has the errors of <c>due.date</c>.</summary>
    public IReadOnlyList<string> ErrorsOf(string field) =>
        [.. Errors.Where(error => error.Key == field || (field.Length > 0 && error.Key.StartsWith($"{field}.", StringComparison.Ordinal)))
            .SelectMany(error => error.Value)];

    public static async Task<BackendProblem> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var body = response.Content.Headers.ContentType?.MediaType == MediaTypeNames.Application.ProblemJson
            ? Parse(await response.Content.ReadAsStringAsync(cancellationToken))
            : null;
        return new BackendProblem(
            status,
            body?.Code ?? ErrorCodes.InternalError,
            body?.Detail ?? body?.Title ?? $"The server answered {status}.",
            body?.Errors ?? NoErrors,
            body?.Reason,
            response.Headers.RetryAfter?.Delta);
    }

    public static BackendProblem Parse(JsonElement problem)
    {
        var body = problem.Deserialize<Body>(Wire.Json);
        return new BackendProblem(
            body?.Status ?? StatusCodes.Status500InternalServerError,
            body?.Code ?? ErrorCodes.InternalError,
            body?.Detail ?? body?.Title ?? "Something went wrong.",
            body?.Errors ?? NoErrors,
            body?.Reason);
    }

    private static Body? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Body>(json, Wire.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Body(string? Title, string? Detail, int? Status, string? Code, string? Reason, Dictionary<string, string[]>? Errors);
}
