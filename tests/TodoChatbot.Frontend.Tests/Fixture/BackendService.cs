using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace TodoChatbot.Frontend.Tests.Fixture;

/// <summary>One address for two backends: as a Service of a cluster does, it gives each connection to the next one.</summary>
internal sealed class BackendService : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, ScriptedBackend> _connections = new();
    private readonly Task _accepting;
    private volatile IReadOnlyList<ScriptedBackend> _backends;
    private int _taken;

    public BackendService(params IReadOnlyList<ScriptedBackend> backends)
    {
        _backends = backends;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Ends a backend as SIGKILL does: its connections are reset, and new ones go to the others.</summary>
    public void Kill(ScriptedBackend backend)
    {
        _backends = [.. _backends.Where(other => other != backend)];
        foreach (var (socket, _) in _connections.Where(connection => connection.Value == backend))
        {
            // Zero seconds of linger: the other side finds a reset.
            socket.Close(0);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var (socket, _) in _connections)
        {
            socket.Close(0);
        }
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptSocketAsync();
            var backends = _backends;
            _ = ServeAsync(client, backends[_taken++ % backends.Count]);
        }
    }

    private async Task ServeAsync(Socket client, ScriptedBackend backend)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _connections[client] = backend;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, new Uri(backend.Address).Port);
            await Task.WhenAny(CopyAsync(client, server), CopyAsync(server, client));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Killed.
        }
        finally
        {
            _connections.TryRemove(client, out _);
            client.Close(0);
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await from.ReceiveAsync(buffer)) > 0)
        {
            await to.SendAsync(buffer.AsMemory(0, count));
        }
    }
}
