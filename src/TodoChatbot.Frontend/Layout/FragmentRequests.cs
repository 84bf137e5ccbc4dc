namespace TodoChatbot.Frontend.Layout;

/// <summary>Requests of our modules, which put parts of a page in place.</summary>
internal static class FragmentRequests
{
    private const string Header = "Todo-Fragment";

    extension(HttpRequest request)
    {
        /// <summary>True when a module asks for parts of a page, false when a browser asks for a page.</summary>
        public bool WantsFragments => request.Headers.ContainsKey(Header);
    }
}
