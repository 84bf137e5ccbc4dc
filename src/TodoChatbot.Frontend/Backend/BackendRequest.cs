using System.Globalization;
using System.Net.Http.Headers;
using TodoChatbot.Contracts;
using TodoChatbot.Frontend.Backend.Sending;

namespace TodoChatbot.Frontend.Backend;

/// <summary>Something to ask of the backend.</summary>
internal sealed record BackendRequest(HttpMethod Method, string Path, object? Body = null)
{
    private static readonly HttpRequestOptionsKey<bool> Anonymous = new("anonymous");

    /// <summary>True for what is asked in nobody's name.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>Makes the request safe to send again.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The version of the task that the change is meant for.</summary>
    public int? Version { get; init; }

    /// <summary>The last event that was received of a stream.</summary>
    public string? LastEventId { get; init; }

    /// <summary>How long the answer may take.</summary>
    public Patience Patience { get; init; }

    public static BackendRequest Post(string path, object? body = null) => new(HttpMethod.Post, path, body);

    public static BackendRequest Put(string path, object body) => new(HttpMethod.Put, path, body);

    public static BackendRequest Patch(string path, object body) => new(HttpMethod.Patch, path, body);

    public static BackendRequest Delete(string path, object? body = null) => new(HttpMethod.Delete, path, body);

    /// <summary>True when the message must not carry the session's token.</summary>
    public static bool AsksAnonymously(HttpRequestMessage message) => message.Options.TryGetValue(Anonymous, out var isAnonymous) && isAnonymous;

    public HttpRequestMessage ToMessage(string accept = "application/json")
    {
        var message = new HttpRequestMessage(Method, Path)
        {
            Content = Body is null ? null : JsonContent.Create(Body, Body.GetType(), options: Wire.Json),
        };
        message.Options.Set(Anonymous, IsAnonymous);
        RetryHandler.SetPatience(message, Patience);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        if (IdempotencyKey is { Length: > 0 } key)
        {
            message.Headers.Add(Headers.IdempotencyKey, key);
        }

        if (Version is { } version)
        {
            message.Headers.IfMatch.Add(new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{version}\"")));
        }

        if (LastEventId is { Length: > 0 } id)
        {
            message.Headers.Add("Last-Event-ID", id);
        }

        return message;
    }
}
