using TodoChatbot.Contracts;
using TodoChatbot.Frontend.Accounts.Sessions;
using TodoChatbot.Frontend.Backend.Sending;

namespace TodoChatbot.Frontend.Backend;

/// <summary>Says whom a page speaks for: the session's token, the client's address, and that it is the page.</summary>
internal sealed class BackendHandler(IHttpContextAccessor accessor) : DelegatingHandler
{
    // Set once the backend has not answered this page in time: its other questions are not worth waiting for as well.
    private static readonly object HasTimedOut = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Add(Headers.FromPage, "1");
        if (accessor.HttpContext is not { } context)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if (context.AccessToken is { } token && !BackendRequest.AsksAnonymously(request))
        {
            SessionHandler.Authorize(request, token);
        }

        if (request.Method != HttpMethod.Get && Guid.TryParse(context.Request.Headers[Headers.ChangeId].ToString(), out var change))
        {
            request.Headers.Add(Headers.ChangeId, change.ToString());
        }

        request.Headers.TryAddWithoutValidation("X-Forwarded-For", context.Connection.RemoteIpAddress?.ToString());
        if (context.Items.TryGetValue(HasTimedOut, out var timeout))
        {
            throw new HttpRequestException("The backend has not answered this page in time.", (Exception?)timeout);
        }

        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception) when (RetryHandler.IsTimeout(exception))
        {
            context.Items[HasTimedOut] = exception.InnerException;
            throw;
        }
    }
}
