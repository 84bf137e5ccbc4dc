using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.StaticAssets;

namespace TodoChatbot.Frontend.Hosting.Assets;

/// <summary>
/// Where a page finds its style sheets and scripts: <c>/assets/{version of them all}/css/base.css</c>. One folder for all, so that modules
/// import each other by relative paths; an import map would be an inline script, which the Content-Security-Policy forbids.
/// </summary>
internal sealed class AssetVersion(EndpointDataSource endpoints)
{
    public const string Folder = "/assets";

    private const int VersionLength = 10;

    private readonly Lazy<string> _version = new(() => VersionOf(endpoints));

    /// <summary>The version of the files that this process serves.</summary>
    public string Current => _version.Value;

    /// <summary>The address of a file of <c>wwwroot</c>.</summary>
    public string Of(string path) => $"{Folder}/{Current}/{path}";

    private static string VersionOf(EndpointDataSource endpoints)
    {
        var files = endpoints.Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>())
            .OfType<StaticAssetDescriptor>()
            .Select(file => $"{file.Route} {file.Properties.FirstOrDefault(property => property.Name == "integrity")?.Value}")
            .Order(StringComparer.Ordinal);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', files)));
        return Convert.ToHexStringLower(hash)[..VersionLength];
    }
}
