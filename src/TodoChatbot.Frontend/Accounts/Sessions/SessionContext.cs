namespace TodoChatbot.Frontend.Accounts.Sessions;

/// <summary>The session of a request.</summary>
internal static class SessionContext
{
    extension(HttpContext context)
    {
        /// <summary>The token to call the backend with; null when nobody is signed in.</summary>
        public string? AccessToken => context.SessionTokens?.Access;

        /// <summary>The tokens of the session, renewed if that was due; null when nobody is signed in.</summary>
        public SessionTokens? SessionTokens
        {
            get => context.Features.Get<SessionTokens>();
            set => context.Features.Set(value);
        }

        /// <summary>Lets the session be renewed in the middle of the request, once for all that the request asks of the backend.</summary>
        public void AllowRenewal(Func<Task<SessionTokens?>> renew) =>
            context.Features.Set(new Renewal(new Lazy<Task<SessionTokens?>>(renew, LazyThreadSafetyMode.ExecutionAndPublication)));

        /// <summary>Renews the session although its token has not expired, because the backend refused it.</summary>
        /// <returns>Null when the session cannot be renewed: it has ended, or its cookie can no longer be replaced.</returns>
        public async Task<SessionTokens?> RenewSessionAsync() =>
            !context.Response.HasStarted && context.Features.Get<Renewal>() is { } renewal ? await renewal.Tokens.Value : null;
    }

    private sealed record Renewal(Lazy<Task<SessionTokens?>> Tokens);
}
