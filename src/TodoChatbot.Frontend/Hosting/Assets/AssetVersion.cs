using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.StaticAssets;

namespace TodoChatbot.Frontend.Hosting.Assets;

/// <summary>
/// Where a page finds its style sheets and scripts: <c>assets/{version of them all}/css/base.css</c>. One folder for all, so that modules
/// import each other by relative paths; an import map would be an inline script, which the Content-Security-Policy forbids.
/// </summary>
internal sealed class AssetVersion(EndpointDataSource endpoints)
{
    public const string Folder = "/assets";

    private const int VersionLength = 10;

    private readonly Lazy<string> _version = new(() => VersionOf(endpoints));
    private readonly Lazy<FrozenSet<string>> _files = new(() =>
        FilesOf(endpoints).Select(file => $"/{file.Route}").ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>The version of the files that this process serves.</summary>
    public string Current => _version.Value;

    /// <summary>The paths of all files of <c>wwwroot</c>, with a slash in front.</summary>
    public FrozenSet<string> Files => _files.Value;

    /// <summary>The address of a file of <c>wwwroot</c>, relative to the address of the site.</summary>
    public string Of(string path) => $"{Folder[1..]}/{Current}/{path}";

    private static string VersionOf(EndpointDataSource endpoints)
    {
        var files = FilesOf(endpoints)
            .Select(file => $"{file.Route} {file.Properties.FirstOrDefault(property => property.Name == "integrity")?.Value}")
            .Order(StringComparer.Ordinal);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', files)));
        return Convert.ToHexStringLower(hash)[..VersionLength];
    }

    private static IEnumerable<StaticAssetDescriptor> FilesOf(EndpointDataSource endpoints) =>
        endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>()).OfType<StaticAssetDescriptor>();
}
