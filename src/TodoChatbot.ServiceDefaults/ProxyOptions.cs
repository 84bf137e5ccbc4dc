using System.Net;
using Microsoft.Extensions.Options;

namespace TodoChatbot.ServiceDefaults;

/// <summary>Whose word about the client's address is taken.</summary>
internal sealed class ProxyOptions
{
    public const string Section = "Proxies";

    /// <summary>Networks in CIDR notation whose X-Forwarded-For is believed; loopback always is.</summary>
    public IReadOnlyList<string> Known { get; set; } = [];

    /// <summary>Proxies in line in front of this process. No more addresses than that are taken from X-Forwarded-For, whatever networks are known.</summary>
    public int ForwardLimit { get; set; } = 1;
}

internal sealed class ProxyOptionsValidator : IValidateOptions<ProxyOptions>
{
    private const int MaxForwardLimit = 10;

    public ValidateOptionsResult Validate(string? name, ProxyOptions options)
    {
        if (options.ForwardLimit is < 1 or > MaxForwardLimit)
        {
            return ValidateOptionsResult.Fail($"Set Proxies:ForwardLimit to 1 to {MaxForwardLimit} (environment: Proxies__ForwardLimit).");
        }

        var wrong = options.Known.Where(network => !IPNetwork.TryParse(network, out _)).ToList();
        return wrong.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Proxies:Known holds “{string.Join("”, “", wrong)}”, which is no network. Write CIDR, for example 10.0.0.0/8 (environment: Proxies__Known__0).");
    }
}
