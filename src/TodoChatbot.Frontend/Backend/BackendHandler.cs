using System.Net.Http.Headers;
using TodoChatbot.Contracts;
using TodoChatbot.Frontend.Accounts.Sessions;

namespace TodoChatbot.Frontend.Backend;

/// <summary>Says whom a page speaks for: the session's token, the client's address, and that it is the page.</summary>
internal sealed class BackendHandler(IHttpContextAccessor accessor) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Add(Headers.FromPage, "1");
        if (accessor.HttpContext is { } context)
        {
            if (context.AccessToken is { } token && !BackendRequest.AsksAnonymously(request))
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }

            request.Headers.TryAddWithoutValidation("X-Forwarded-For", context.Connection.RemoteIpAddress?.ToString());
        }

        return base.SendAsync(request, cancellationToken);
    }
}
