using System.Net;
using System.Net.Sockets;

namespace TodoChatbot.Chart.Tests.Containers;

/// <summary>A Service as a node's kube-proxy makes it: new connections go round the endpoints, existing ones stay where they are.</summary>
internal sealed class ClusterService : IAsyncDisposable
{
    // IP_FREEBIND of Linux: the bridge gets its address only when the first container comes.
    private const int FreeBind = 15;

    private readonly Func<IReadOnlyList<IPEndPoint>> _endpoints;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Task _accepting;
    private int _next;

    public ClusterService(IPEndPoint address, Func<IReadOnlyList<IPEndPoint>> endpoints)
    {
        _endpoints = endpoints;
        _listener.SetRawSocketOption(0, FreeBind, BitConverter.GetBytes(1));
        _listener.Bind(address);
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await _listener.AcceptAsync(_stopping.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException && _stopping.IsCancellationRequested)
        {
            // The end.
        }
    }

    // Nobody to connect to, or a connection that breaks: the other side sees the connection end, as it would from a node.
    private async Task CarryAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        try
        {
            var endpoints = _endpoints();
            if (endpoints.Count > 0)
            {
                await server.ConnectAsync(endpoints[(int)((uint)Interlocked.Increment(ref _next) % endpoints.Count)], _stopping.Token);
                Task[] directions = [CopyAsync(client, server), CopyAsync(server, client)];

                // One that ends leaves the other open; one that breaks breaks both, or a server would wait for a pod that was killed.
                await await Task.WhenAny(directions);
                await Task.WhenAll(directions);
            }
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            client.LingerState = new LingerOption(enable: true, seconds: 0);
        }
        finally
        {
            client.Dispose();
        }
    }

    private async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReceiveAsync(buffer, _stopping.Token) is var count && count > 0)
        {
            for (var sent = 0; sent < count;)
            {
                sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), _stopping.Token);
            }
        }

        to.Shutdown(SocketShutdown.Send);
    }
}
