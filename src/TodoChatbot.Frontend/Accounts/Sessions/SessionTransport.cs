using System.Net;
using Microsoft.Extensions.Options;

namespace TodoChatbot.Frontend.Accounts.Sessions;

/// <summary>Whether a session is safe on its way between the browser and here.</summary>
internal sealed class SessionTransport(IOptions<SessionOptions> options)
{
    /// <summary>True when people may sign in at the address that the browser shows.</summary>
    public bool Allows(HttpRequest request) => options.Value.AllowPlainHttp || IsSafe(request);

    /// <summary>True when nobody on the way can read along.</summary>
    public static bool IsSafe(HttpRequest request) => request.IsHttps || IsThisMachine(request.Host.Host);

    /// <summary>True for a name or an address that never leaves this machine.</summary>
    public static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
