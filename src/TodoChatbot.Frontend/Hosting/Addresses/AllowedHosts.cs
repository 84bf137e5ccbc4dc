using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using TodoChatbot.Frontend.Accounts.Sessions;

namespace TodoChatbot.Frontend.Hosting.Addresses;

/// <summary>The names of this site. The Host header is the client's word, so an answer repeats only a name that the operator listed.</summary>
internal sealed class AllowedHosts
{
    private const string Any = "*";

    private readonly List<StringSegment> _names;
    private readonly bool _allowsAny;

    public AllowedHosts(IOptions<SiteOptions> options)
    {
        var listed = options.Value.AllowedHosts.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        _allowsAny = listed.Length == 0 || listed.Contains(Any);
        _names = [.. listed.Where(name => name != Any).Select(name => new StringSegment(name))];
    }

    /// <summary>True when requests for this name are answered. Names of this machine always are.</summary>
    public bool Allows(HostString host) => _allowsAny || IsListed(host);

    /// <summary>The address of the site, without a slash at the end; null when the name that the request asked for is not listed.</summary>
    public string? AddressOf(HttpRequest request) => IsListed(request.Host) ? $"{request.Scheme}://{request.Host}{request.PathBase}" : null;

    private bool IsListed(HostString host) =>
        host.HasValue && (SessionTransport.IsThisMachine(host.Host) || HostString.MatchesAny(new StringSegment(host.Value), _names));
}
