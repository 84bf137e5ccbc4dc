using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace TodoChatbot.Frontend.Hosting.Addresses;

/// <summary>Where people reach the site, and whom they tell about a vulnerability.</summary>
internal sealed class SiteOptions
{
    /// <summary>The path below which the site is hosted, for example <c>/todo</c>; empty for the root of the host.</summary>
    [ConfigurationKeyName("PathBase")]
    public string? PathBase { get; set; }

    /// <summary>Host names that are answered, separated by semicolons; <c>*</c> answers all.</summary>
    [ConfigurationKeyName("AllowedHosts")]
    public string AllowedHosts { get; set; } = "*";

    /// <summary>An <c>https:</c> or <c>mailto:</c> address that <c>/.well-known/security.txt</c> names.</summary>
    [ConfigurationKeyName("SecurityContact")]
    public string SecurityContact { get; set; } = "https://github.com/todo-chatbot/todo-chatbot/security/advisories/new";
}

internal sealed partial class SiteOptionsValidator : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options) =>
        !string.IsNullOrEmpty(options.PathBase) && !IsPathBase(options.PathBase)
            ? ValidateOptionsResult.Fail(
                $"PathBase is “{options.PathBase}”. Set it to a path such as /todo, without a slash at the end, of letters, digits, hyphens, dots and underscores.")
        : options.AllowedHosts.Split(';').Any(host => host.Contains("://", StringComparison.Ordinal) || host.Contains('/', StringComparison.Ordinal))
            ? ValidateOptionsResult.Fail($"AllowedHosts is “{options.AllowedHosts}”. Set it to host names without a scheme or path, separated by semicolons: todo.example.org;*.example.net.")
        : !Uri.TryCreate(options.SecurityContact, UriKind.Absolute, out var contact) || contact.Scheme is not ("https" or "mailto" or "tel")
            ? ValidateOptionsResult.Fail($"SecurityContact is “{options.SecurityContact}”. Set it to an https:, mailto: or tel: address, for example mailto:security@example.org.")
        : ValidateOptionsResult.Success;

    /// <summary>True for a path that links, cookies and redirects can begin with.</summary>
    public static bool IsPathBase(string path) => PathBase().IsMatch(path);

    [GeneratedRegex("^(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$", RegexOptions.NonBacktracking)]
    private static partial Regex PathBase();
}
