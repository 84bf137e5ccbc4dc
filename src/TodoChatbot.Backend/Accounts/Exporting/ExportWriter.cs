using System.IO.Pipelines;
using System.Text.Json;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Accounts.Exporting;

/// <summary>Writes an export as JSON and passes it on in small pieces, so that an export of any size takes the same memory.</summary>
internal sealed class ExportWriter(PipeWriter output) : IAsyncDisposable
{
    /// <summary>Bytes that are collected before they are sent; one item can go beyond that by its own size.</summary>
    public const int MaxPendingBytes = 16 * 1024;

    private readonly Utf8JsonWriter _json = new(output, new JsonWriterOptions { Encoder = Wire.Json.Encoder });
    private long _sent;

    public void BeginObject() => _json.WriteStartObject();

    public void BeginArray(string name) => _json.WriteStartArray(name);

    /// <summary>Writes a property of the open object.</summary>
    public void Property<T>(string name, T value)
    {
        _json.WritePropertyName(name);
        JsonSerializer.Serialize(_json, value, Wire.Json);
    }

    /// <summary>Writes an item of the open array.</summary>
    public Task ItemAsync<T>(T item, CancellationToken cancellationToken)
    {
        JsonSerializer.Serialize(_json, item, Wire.Json);
        return SendAsync(MaxPendingBytes, cancellationToken);
    }

    /// <summary>Writes items of the open array.</summary>
    public async Task ItemsAsync<T>(IEnumerable<T> items, CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            await ItemAsync(item, cancellationToken);
        }
    }

    public void EndArray() => _json.WriteEndArray();

    public Task EndObjectAsync(CancellationToken cancellationToken)
    {
        _json.WriteEndObject();
        return SendAsync(MaxPendingBytes, cancellationToken);
    }

    /// <summary>Sends what is left.</summary>
    public Task CompleteAsync(CancellationToken cancellationToken) => SendAsync(atLeast: 1, cancellationToken);

    public ValueTask DisposeAsync() => _json.DisposeAsync();

    // Waits while the client reads more slowly than the database answers.
    private async Task SendAsync(int atLeast, CancellationToken cancellationToken)
    {
        if (_json.BytesCommitted + _json.BytesPending - _sent < atLeast)
        {
            return;
        }

        await _json.FlushAsync(cancellationToken);
        _sent = _json.BytesCommitted;
        var flushed = await output.FlushAsync(cancellationToken);
        if (flushed.IsCompleted || flushed.IsCanceled)
        {
            throw new OperationCanceledException("The client stopped reading the export.");
        }
    }
}
