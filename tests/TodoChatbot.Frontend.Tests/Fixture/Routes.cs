using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace TodoChatbot.Frontend.Tests.Fixture;

/// <summary>Every route of both programs, with something in place of its parameters.</summary>
public static partial class Routes
{
    private static readonly string[] AnyMethod = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>The routes of a frontend, without its static files.</summary>
    public static IEnumerable<(string Method, string Path)> OfFrontend(FrontendApp app) =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? AnyMethod
        select (method, "/" + Filled(endpoint.RoutePattern.RawText!.Trim('/')));

    /// <summary>The routes of the backend that its document describes.</summary>
    public static IEnumerable<(string Method, string Path)> OfBackend()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "openapi.json")));
        return
        [
            ("POST", "/mcp"), .. document.RootElement.GetProperty("paths").EnumerateObject()
                .SelectMany(path => path.Value.EnumerateObject().Select(operation => (operation.Name.ToUpperInvariant(), Filled(path.Name)))),
        ];
    }

    private static string Filled(string pattern) => Parameter().Replace(pattern, parameter =>
        parameter.Value.Contains(":guid", StringComparison.Ordinal) ? "01900000-0000-7000-8000-000000000009" : "3");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
