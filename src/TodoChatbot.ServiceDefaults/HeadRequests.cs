using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace TodoChatbot.ServiceDefaults;

/// <summary>Answers HEAD wherever GET works: monitors and <c>curl -I</c> ask that way.</summary>
public static class HeadRequests
{

    /// <summary>Runs HEAD requests as GET and drops the body. A stream of events ends with its headers.</summary>
    /// <param name="app">The application.</param>
    /// <param name="forwarded">Paths whose HEAD requests another server answers.</param>
    public static void UseHeadRequests(this IApplicationBuilder app, params PathString[] forwarded) => app.Use((context, next) =>
        HttpMethods.IsHead(context.Request.Method) && !forwarded.Any(path => context.Request.Path.StartsWithSegments(path))
            ? AnswerAsync(context, next)
            : next(context));

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var body = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var aborted = context.RequestAborted;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        await using var dropped = new DroppedBody(context.Response, body, ending);
        context.Request.Method = HttpMethods.Get;
        context.RequestAborted = ending.Token;
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(dropped, body));
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            // The stream was told to end once its headers were sent.
        }
        finally
        {
            context.Features.Set(body);
            context.RequestAborted = aborted;
            context.Request.Method = HttpMethods.Head;
        }
    }

    private sealed class DroppedBody(HttpResponse response, IHttpResponseBodyFeature body, CancellationTokenSource ending) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (response.ContentType?.StartsWith(MediaTypeNames.Text.EventStream, StringComparison.OrdinalIgnoreCase) == true && !ending.IsCancellationRequested)
            {
                await body.StartAsync(cancellationToken);
                await ending.CancelAsync();
            }
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Write(byte[] buffer, int offset, int count)
        {
            // Nothing of the body is sent.
        }

        public override void Flush()
        {
            // There is nothing to send.
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
