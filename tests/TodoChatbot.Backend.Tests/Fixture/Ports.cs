using System.Net;
using System.Net.Sockets;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>
/// Ports for servers whose addresses must be known before they start. They lie below the range from which the system takes ports for
/// outgoing connections, so that none of those can be in the way.
/// </summary>
internal static class Ports
{
    private const int First = 19_000;
    private const int Last = 19_999;

    private static int _next = First - 1;

    public static int Next()
    {
        while (Interlocked.Increment(ref _next) is var port and <= Last)
        {
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"No port from {First} to {Last} is free.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
