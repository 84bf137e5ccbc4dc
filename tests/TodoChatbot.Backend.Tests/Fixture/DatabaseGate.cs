using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>A PostgreSQL database behind a door of this test's own, which can be shut, or answer instead of the server.</summary>
internal sealed class DatabaseGate : IAsyncDisposable
{
    // The requests for an encrypted connection: https://www.postgresql.org/docs/current/protocol-message-formats.html
    private const int EncryptionRequestLength = 8;

    private readonly string _database;
    private readonly int _serverPort;
    private readonly string _serverHost;
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private TcpListener? _listener;
    private volatile Refusal? _refusal;
    private int _accepted;

    private DatabaseGate(string database)
    {
        var address = new NpgsqlConnectionStringBuilder(database);
        (_database, _serverHost, _serverPort) = (database, address.Host!, address.Port);
        Port = Ports.Next();
        ConnectionString = new NpgsqlConnectionStringBuilder(database) { Host = "127.0.0.1", Port = Port }.ConnectionString;
        Open();
    }

    /// <summary>Leads through the door.</summary>
    public string ConnectionString { get; }

    /// <summary>How many connections were accepted so far.</summary>
    public int Accepted => _accepted;

    private int Port { get; }

    public static async Task<DatabaseGate> CreateAsync(Database database) => new(await Databases.CreateAsync(database));

    /// <summary>Lets connections in again.</summary>
    public void Open()
    {
        _refusal = null;
        if (_listener is null)
        {
            _listener = new TcpListener(IPAddress.Loopback, Port);
            _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            _listener.Start();
            _ = AcceptAsync(_listener);
        }
    }

    /// <summary>Ends every connection without a word, as a provider does that puts a database to sleep.</summary>
    public void Cut()
    {
        foreach (var socket in _open.Keys)
        {
            // Zero seconds of linger: the other side finds a reset, not a farewell.
            socket.Close(0);
            _open.TryRemove(socket, out _);
        }
    }

    /// <summary>Ends every connection and takes no new one: nobody listens.</summary>
    public void Shut()
    {
        _listener?.Stop();
        _listener = null;
        Cut();
    }

    /// <summary>Ends every connection and refuses new ones in the server's words.</summary>
    public void Refuse(string sqlState, string message)
    {
        _refusal = new Refusal(sqlState, message);
        Cut();
    }

    /// <summary>Keeps everybody else from a table until disposed.</summary>
    public async Task<IAsyncDisposable> LockAsync(string table)
    {
        var connection = await Databases.OpenAsync(Database.Postgres, _database);
        await using var command = connection.CreateCommand();
        command.CommandText = $"BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    /// <summary>Waits until somebody stands before a lock.</summary>
    public async Task SomebodyWaitsAsync()
    {
        await using var connection = await Databases.OpenAsync(Database.Postgres, _database);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'tasks'::regclass";
        await Eventually.TrueAsync(async () => (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))! > 0);
    }

    public async ValueTask DisposeAsync()
    {
        Shut();
        await Databases.RemoveAsync(Database.Postgres, _database);
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync();
                Interlocked.Increment(ref _accepted);
                _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Shut.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _open[client] = true;
        try
        {
            if (_refusal is { } refusal)
            {
                await refusal.AnswerAsync(client);
                return;
            }

            await server.ConnectAsync(_serverHost, _serverPort);
            await Task.WhenAny(CopyAsync(client, server), CopyAsync(server, client));
        }
        catch (Exception exception) when (exception is SocketException or IOException or ObjectDisposedException)
        {
            // Cut.
        }
        finally
        {
            _open.TryRemove(client, out _);
            client.Dispose();
        }
    }

    private static async Task CopyAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReceiveAsync(buffer)) > 0)
        {
            await to.SendAsync(buffer.AsMemory(0, read));
        }
    }

    private sealed record Refusal(string SqlState, string Message)
    {
        public async Task AnswerAsync(Socket client)
        {
            await using var stream = new NetworkStream(client);
            var length = new byte[4];
            while (true)
            {
                await stream.ReadExactlyAsync(length);
                var rest = new byte[BinaryPrimitives.ReadInt32BigEndian(length) - length.Length];
                await stream.ReadExactlyAsync(rest);
                if (rest.Length + length.Length != EncryptionRequestLength)
                {
                    break;
                }

                // Not encrypted.
                await stream.WriteAsync("N"u8.ToArray());
            }

            // ErrorResponse: severity, code and message, each ended by zero.
            var fields = Encoding.UTF8.GetBytes($"SFATAL\0VFATAL\0C{SqlState}\0M{Message}\0\0");
            BinaryPrimitives.WriteInt32BigEndian(length, fields.Length + length.Length);
            await stream.WriteAsync((byte[])[(byte)'E', .. length, .. fields]);
        }
    }
}
