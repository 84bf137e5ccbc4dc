using Microsoft.Extensions.Options;

namespace TodoChatbot.Backend.Hosting;

/// <summary>Who may call <c>/mcp</c> beside clients without an origin and pages of this site.</summary>
internal sealed class McpOptions
{
    public const string Section = "Mcp";

    /// <summary>Origins of clients that run in a browser engine, such as <c>vscode-file://vscode-app</c>; exactly as the client sends them.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; set; } = [];

    /// <summary>True for an origin that is listed.</summary>
    public bool Allows(string origin) => AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
}

internal sealed class McpOptionsValidator : IValidateOptions<McpOptions>
{
    public ValidateOptionsResult Validate(string? name, McpOptions options)
    {
        var wrong = options.AllowedOrigins.Where(origin => !IsOrigin(origin)).ToList();
        return wrong.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Mcp:AllowedOrigins holds “{string.Join("”, “", wrong)}”, which is not an origin. Write a scheme and a host without a path, for example "
                + "vscode-file://vscode-app (environment: Mcp__AllowedOrigins__0).");
    }

    // Neither "null", which any page in a sandbox sends, nor a pattern.
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && !text.Contains('*', StringComparison.Ordinal)
        && text.Equals($"{uri.Scheme}://{uri.Authority}", StringComparison.OrdinalIgnoreCase);
}
