using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace TodoChatbot.Backend.Tests.Fixture;

/// <summary>A provider of models on this machine: it speaks the provider's protocol over HTTP and answers what a test scripts.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    public const string FakeKey = "a-key-that-opens-nothing";

    private readonly WebApplication _app;
    private readonly ModelProtocol _protocol;
    private Func<ModelRequest, ModelReply> _script;
    private readonly ConcurrentQueue<ModelRequest> _requests = new();
    private readonly TaskCompletionSource _abandoned = new();

    private ModelServer(ModelProtocol protocol, Func<ModelRequest, ModelReply> script)
    {
        (_protocol, _script) = (protocol, script);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public IReadOnlyList<ModelRequest> Requests => [.. _requests];

    /// <summary>Ends when a client has gone before its answer ended.</summary>
    public Task Abandoned => _abandoned.Task;

    public Uri Address => new(_app.Urls.First());

    /// <summary>The settings of a backend that is to use this model.</summary>
    /// <param name="provider">By which name.</param>
    public (string Key, string? Value)[] SettingsFor(string provider) =>
    [
        ("Ai:Provider", provider),
        ("Ai:Endpoint", new Uri(Address, ModelProtocol.BasePathOf(provider)).ToString()),
        ("Ai:Model", "scripted"),
        ("OPENAI_API_KEY", FakeKey),
        ("ANTHROPIC_API_KEY", FakeKey),
        ("GEMINI_API_KEY", FakeKey),
    ];

    /// <summary>Starts a provider.</summary>
    /// <param name="provider">By the name that the configuration has for it.</param>
    /// <param name="script">What it answers to each request.</param>
    public static async Task<ModelServer> StartAsync(string provider, Func<ModelRequest, ModelReply> script)
    {
        var server = new ModelServer(ModelProtocol.Of(provider), script);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Starts a provider that answers with each of these in turn, and with the last one ever after.</summary>
    public static Task<ModelServer> StartAsync(string provider, params IReadOnlyList<ModelReply> replies) => StartAsync(provider, InTurn(replies));

    /// <summary>A script that answers with each of these in turn, and with the last one ever after.</summary>
    public static Func<ModelRequest, ModelReply> InTurn(IReadOnlyList<ModelReply> replies)
    {
        var next = -1;
        return _ => replies[Math.Min(Interlocked.Increment(ref next), replies.Count - 1)];
    }

    /// <summary>Answers by another script from now on and forgets the requests so far.</summary>
    public void Use(Func<ModelRequest, ModelReply> script)
    {
        _script = script;
        _requests.Clear();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var body = await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body);
        var request = new ModelRequest(
            context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body, _protocol.LinesOf(body));
        _requests.Enqueue(request);
        var reply = _script(request);
        if (reply.Status != StatusCodes.Status200OK)
        {
            context.Response.StatusCode = reply.Status;
            context.Response.Headers.RetryAfter = reply.RetryAfter ?? StringValues.Empty;
            await context.Response.WriteAsync(reply.Body ?? _protocol.Refusal);
            return;
        }

        if (reply.IsWhole)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(reply.Body ?? _protocol.Whole(reply));
            return;
        }

        context.Response.ContentType = _protocol.ContentType;
        try
        {
            await StreamAsync(context, reply);
        }
        catch (OperationCanceledException)
        {
            _abandoned.TrySetResult();
        }
    }

    private async Task StreamAsync(HttpContext context, ModelReply reply)
    {
        await WriteAsync(context, _protocol.Begin(reply));
        foreach (var (part, index) in reply.Parts.Select((part, index) => (part, index)))
        {
            switch (part)
            {
                case ModelReply.Part.Text text:
                    await WriteAsync(context, _protocol.Text(index, Halves(text.Value)));
                    break;
                case ModelReply.Part.Call call:
                    await WriteAsync(context, _protocol.Call(index, $"call_{Guid.CreateVersion7():n}", call.Tool, call.Arguments));
                    break;
                case ModelReply.Part.Raw raw:
                    await WriteAsync(context, [raw.Value]);
                    break;
                case ModelReply.Part.Then then:
                    then.Act();
                    break;
                case ModelReply.Part.Wait wait:
                    await wait.Until.WaitAsync(context.RequestAborted);
                    break;
                case ModelReply.Part.Error:
                    await WriteAsync(context, [_protocol.Error]);
                    return;
                case ModelReply.Part.BreakOff:
                    context.Abort();
                    return;
                default:
                    return;
            }
        }

        await WriteAsync(context, _protocol.End(reply));
    }

    // Each piece travels by itself, so that a client cannot count on getting anything whole.
    private static async Task WriteAsync(HttpContext context, IEnumerable<string> pieces)
    {
        foreach (var piece in pieces)
        {
            await context.Response.WriteAsync(piece, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private static string[] Halves(string text) => text.Length < 2 ? [text] : [text[..(text.Length / 2)], text[(text.Length / 2)..]];
}
