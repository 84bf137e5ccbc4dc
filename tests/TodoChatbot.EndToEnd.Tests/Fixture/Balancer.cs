using System.Net;
using System.Net.Sockets;

namespace TodoChatbot.EndToEnd.Tests.Fixture;

/// <summary>One address before several frontends: as a Service does, it gives each connection to the next one.</summary>
internal sealed class Balancer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _accepting;
    private int _taken;

    public Balancer(params IReadOnlyList<Uri> targets)
    {
        Targets = targets;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Who gets the connections from now on.</summary>
    public IReadOnlyList<Uri> Targets { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
            _ = ServeAsync(client, Targets[_taken++ % Targets.Count]);
        }
    }

    // A connection that breaks on one side breaks on the other; the browser makes a new one.
    private async Task ServeAsync(TcpClient client, Uri target)
    {
        using var server = new TcpClient();
        using (client)
        {
            await server.ConnectAsync(IPAddress.Loopback, target.Port, _stopping.Token);
            await Task.WhenAny(
                client.GetStream().CopyToAsync(server.GetStream(), _stopping.Token), server.GetStream().CopyToAsync(client.GetStream(), _stopping.Token));
        }
    }
}
