using System.Net;
using Microsoft.Extensions.Options;

namespace TodoChatbot.ServiceDefaults;

/// <summary>Whose word about the client's address is taken.</summary>
internal sealed class ProxyOptions
{
    public const string Section = "Proxies";

    /// <summary>Networks in CIDR notation whose X-Forwarded-For is believed; loopback always is.</summary>
    public IReadOnlyList<string> Known { get; set; } = [];
}

internal sealed class ProxyOptionsValidator : IValidateOptions<ProxyOptions>
{
    public ValidateOptionsResult Validate(string? name, ProxyOptions options)
    {
        var wrong = options.Known.Where(network => !IPNetwork.TryParse(network, out _)).ToList();
        return wrong.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Proxies:Known holds “{string.Join("”, “", wrong)}”, which is no network. Write CIDR, for example 10.0.0.0/8 (environment: Proxies__Known__0).");
    }
}
