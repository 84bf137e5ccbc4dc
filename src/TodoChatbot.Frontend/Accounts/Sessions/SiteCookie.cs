namespace TodoChatbot.Frontend.Accounts.Sessions;

/// <summary>
/// A cookie of this site alone. Over HTTPS its name begins with <c>__Host-</c>, so that no sibling subdomain can plant one. Sites below
/// different paths of one host use different names.
/// </summary>
/// <param name="accessor">Gives the request, whose transport and path decide.</param>
/// <param name="name">The name without its prefix.</param>
/// <param name="plainName">The name where the prefix is not used.</param>
/// <param name="isBound">Whether to use the prefix for a request.</param>
internal sealed class SiteCookie(IHttpContextAccessor accessor, string name, string plainName, Func<HttpRequest, bool> isBound) : CookieBuilder
{
    private const string Prefix = "__Host-";
    private const string Root = "/";

    public override string? Name
    {
        get => (IsBound ? Prefix + name : plainName) + PathBase.Value?.Replace('/', '.');
        set => throw new NotSupportedException("The request decides the name.");
    }

    public override string? Path
    {
        get => IsBound || !PathBase.HasValue ? Root : PathBase.Value;
        set => throw new NotSupportedException("The request decides the path.");
    }

    private bool IsBound => accessor.HttpContext is { } context && isBound(context.Request);

    private PathString PathBase => accessor.HttpContext?.Request.PathBase ?? default;
}
