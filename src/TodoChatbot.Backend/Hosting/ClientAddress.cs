using System.Net;
using System.Net.Sockets;

namespace TodoChatbot.Backend.Hosting;

/// <summary>Writes client addresses one way, and says which of them one client can have.</summary>
internal static class ClientAddress
{
    // The smallest network that providers hand out; a client has every address of it.
    private const int NetworkBytes = 8;

    /// <summary>The address; IPv4 as IPv4, also where it comes mapped into IPv6.</summary>
    public static string TextOf(IPAddress address) => Unmapped(address).ToString();

    /// <summary>What limits count: an IPv4 address, or the /64 network of an IPv6 address.</summary>
    public static string NetworkOf(IPAddress? address)
    {
        if (address is null || Unmapped(address) is not { AddressFamily: AddressFamily.InterNetworkV6 } version6)
        {
            return address is null ? string.Empty : TextOf(address);
        }

        var bytes = version6.GetAddressBytes();
        Array.Clear(bytes, NetworkBytes, bytes.Length - NetworkBytes);
        return $"{new IPAddress(bytes)}/64";
    }

    private static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
