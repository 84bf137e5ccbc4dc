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
    }
}
