using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TodoChatbot.Frontend.Proxy;

/// <summary>The OpenAPI document of the backend at the address of the site.</summary>
internal static class ApiDocument
{
    public const string Path = "/openapi/v1.json";

    /// <summary>True when the document has to be told that the site is hosted below a path.</summary>
    public static bool IsBelowPath(HttpRequest request) => request.PathBase.HasValue && request.Path.Equals(Path, StringComparison.Ordinal);

    /// <summary>Sends the document with the address of this site.</summary>
    public static async Task WriteAsync(HttpContext context, HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var document = await JsonNode.ParseAsync(stream, cancellationToken: cancellationToken);
        document!["servers"]![0]!["url"] = context.Request.PathBase.Value;
        context.Response.ContentLength = null;
        await context.Response.WriteAsJsonAsync(document, JsonSerializerOptions.Web, MediaTypeNames.Application.Json, cancellationToken);
    }
}
