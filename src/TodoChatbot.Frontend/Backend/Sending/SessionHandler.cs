using System.Net;
using System.Net.Http.Headers;
using TodoChatbot.Frontend.Accounts.Sessions;

namespace TodoChatbot.Frontend.Backend.Sending;

/// <summary>
/// Renews the session and asks again, once, when the backend refuses its token: the token may be signed with a key that this backend
/// does not know yet, or no longer. Only a session that cannot be renewed has ended.
/// </summary>
internal sealed class SessionHandler(IHttpContextAccessor accessor) : DelegatingHandler
{
    private static readonly HttpRequestOptionsKey<bool> UsesSession = new(nameof(UsesSession));

    /// <summary>Puts the session's token into a request.</summary>
    public static void Authorize(HttpRequestMessage request, string token)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Options.Set(UsesSession, true);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.Unauthorized
            || !request.Options.TryGetValue(UsesSession, out var usesSession) || !usesSession
            || !RequestCopy.IsPossible(request)
            || accessor.HttpContext is not { } context
            || await context.RenewSessionAsync() is not { } tokens)
        {
            return response;
        }

        response.Dispose();
        var again = RequestCopy.Of(request);
        Authorize(again, tokens.Access);
        return await base.SendAsync(again, cancellationToken);
    }
}
