using System.Collections.Frozen;

namespace TodoChatbot.Frontend.Hosting.Assets;

/// <summary>
/// Serves the files of <c>wwwroot</c>, and nothing else, at <c>/assets/{version}/…</c>, where browsers and caches keep them for good. Any
/// other address there leads to no route.
/// </summary>
internal static class VersionedAssets
{
    private const string KeepForGood = "public, max-age=31536000, immutable";
    private const string DoNotKeep = "no-store";

    extension(HttpContext context)
    {
        /// <summary>True when the answer is a file at a versioned address.</summary>
        public bool IsVersionedAsset => context.Features.Get<VersionedAsset>() is not null;
    }

    public static void AddVersionedAssets(this IServiceCollection services) => services.AddSingleton<AssetVersion>();

    public static void UseVersionedAssets(this WebApplication app)
    {
        var version = app.Services.GetRequiredService<AssetVersion>();
        app.Use((context, next) =>
        {
            if (FileOf(context.Request, version.Files) is { } asset)
            {
                // While a new release rolls out, a page of one process asks another for its files. It gets what there is, for this once.
                var isOurs = asset.Version == version.Current;
                context.Features.Set(asset);
                context.Request.Path = asset.File;
                context.Response.OnStarting(() => KeepIfFound(context.Response, isOurs));
            }

            return next(context);
        });
    }

    private static VersionedAsset? FileOf(HttpRequest request, FrozenSet<string> files) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Path.StartsWithSegments(AssetVersion.Folder, StringComparison.Ordinal, out var rest)
        && rest.Value is { Length: > 1 } path
        && path.IndexOf('/', 1) is var end and > 0
        && files.Contains(path[end..])
            ? new VersionedAsset(path[1..end], path[end..])
            : null;

    private static Task KeepIfFound(HttpResponse response, bool isOurs)
    {
        var isFound = response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status206PartialContent or StatusCodes.Status304NotModified;
        response.Headers.CacheControl = isOurs && isFound ? KeepForGood : DoNotKeep;
        return Task.CompletedTask;
    }

    private sealed record VersionedAsset(string Version, string File);
}
