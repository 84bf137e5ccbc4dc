using System.Net;
using Microsoft.Extensions.Options;

namespace TodoChatbot.Frontend.Hosting;

/// <summary>Who stands between the people and this process.</summary>
internal sealed class ProxiesOptions
{
    public const string Section = "Proxies";

    /// <summary>
    /// The networks of the proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed, with commas between them. Anybody
    /// else could write what they like there.
    /// </summary>
    public string Known { get; set; } = "127.0.0.0/8,::1/128";

    public IEnumerable<string> Names => Known.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

internal sealed class ProxiesOptionsValidator : IValidateOptions<ProxiesOptions>
{
    public ValidateOptionsResult Validate(string? name, ProxiesOptions options) =>
        options.Names.FirstOrDefault(network => !IPNetwork.TryParse(network, out _)) is { } wrong
            ? ValidateOptionsResult.Fail(
                $"“{wrong}” in Proxies:Known is not a network. Write 10.0.0.0/8 or 192.168.1.7/32, with commas between several (environment: Proxies__Known).")
            : ValidateOptionsResult.Success;
}
