namespace TodoChatbot.Backend.Accounts.Tokens;

/// <summary>Reads <c>Authorization: Bearer …</c>.</summary>
internal static class BearerText
{
    private const string Scheme = "Bearer ";

    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;
}
