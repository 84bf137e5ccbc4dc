namespace TodoChatbot.Frontend.Hosting;

/// <summary>Which site's page made a browser send a request. Browsers say so themselves, and no page can make them say something else.</summary>
internal static class RequestOrigin
{
    private const string FetchSite = "Sec-Fetch-Site";
    private const string SameOrigin = "same-origin";
    private const string NoSite = "none";

    extension(HttpRequest request)
    {
        /// <summary>True when the browser says that a page of this site sent it.</summary>
        public bool IsFromThisSite => request.Headers[FetchSite] is [{ } site] ? site == SameOrigin : request.HasOwnOrigin;

        /// <summary>True when the browser says that a page of another site sent it; a sibling subdomain is another site.</summary>
        public bool IsFromAnotherSite => request.Headers[FetchSite] switch
        {
            [SameOrigin or NoSite] => false,
            [] => request.Headers.Origin.Count > 0 && !request.HasOwnOrigin,
            _ => true,
        };

        // A proxy may end TLS without saying so; a form that left a secure page for a plain one is no danger to this site.
        private bool HasOwnOrigin =>
            request.Headers.Origin is [{ } text]
            && Uri.TryCreate(text, UriKind.Absolute, out var origin)
            && (origin.Scheme == request.Scheme || origin.Scheme == Uri.UriSchemeHttps)
            && Uri.TryCreate($"{origin.Scheme}://{request.Host}", UriKind.Absolute, out var here)
            && Uri.Compare(here, origin, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
    }
}
