using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace TodoChatbot.Frontend.Hosting;

/// <summary>Takes the client's address and scheme from proxies that are known, and from nobody else.</summary>
internal static class KnownProxies
{
    public static void AddKnownProxies(this IServiceCollection services)
    {
        services.AddOptions<ProxiesOptions>().BindConfiguration(ProxiesOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProxiesOptions>, ProxiesOptionsValidator>();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxiesOptions>>((forwarded, proxies) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;

            // However many known proxies stand in line; the first unknown address is the client's.
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in proxies.Value.Names)
            {
                forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
            }
        });
    }
}
