namespace TodoChatbot.Frontend.Hosting.Assets;

/// <summary>Serves <c>/assets/{version}/…</c> from <c>wwwroot</c>, to be kept for good.</summary>
internal static class VersionedAssets
{
    private const string KeepForGood = "public, max-age=31536000, immutable";
    private const string DoNotKeep = "no-store";

    public static void AddVersionedAssets(this IServiceCollection services) => services.AddSingleton<AssetVersion>();

    public static void UseVersionedAssets(this WebApplication app)
    {
        var version = app.Services.GetRequiredService<AssetVersion>();
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments(AssetVersion.Folder, StringComparison.Ordinal, out var rest)
                && rest.Value?.IndexOf('/', 1) is { } end and > 0)
            {
                // While a new release rolls out, a page of one process asks another for its files. It gets what there is, for this once.
                var isOurs = rest.Value.AsSpan(1, end - 1).SequenceEqual(version.Current);
                context.Request.Path = rest.Value[end..];
                KeepIfFound(context.Response, isOurs);
            }

            return next(context);
        });
    }

    private static void KeepIfFound(HttpResponse response, bool isOurs) => response.OnStarting(() =>
    {
        var isFound = response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status206PartialContent or StatusCodes.Status304NotModified;
        response.Headers.CacheControl = isOurs && isFound ? KeepForGood : DoNotKeep;
        return Task.CompletedTask;
    });
}
