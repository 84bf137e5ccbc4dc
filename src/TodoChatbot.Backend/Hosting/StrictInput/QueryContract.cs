using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace TodoChatbot.Backend.Hosting.StrictInput;

/// <summary>The query parameters that an endpoint takes, read from its handler.</summary>
internal static class QueryContract
{
    /// <summary>The names; null for an endpoint that is no route handler, which reads its query in its own way.</summary>
    public static IReadOnlyList<string>? NamesOf(Endpoint endpoint)
    {
        if (endpoint is not RouteEndpoint route || endpoint.Metadata.GetMetadata<MethodInfo>() is not { } handler)
        {
            return null;
        }

        return [.. handler.GetParameters().SelectMany(parameter => NamesOf(parameter, route))];
    }

    private static IEnumerable<string> NamesOf(ParameterInfo parameter, RouteEndpoint route)
    {
        if (parameter.GetCustomAttribute<AsParametersAttribute>() is not null)
        {
            return parameter.ParameterType.GetConstructors()[0].GetParameters().SelectMany(inner => NamesOf(inner, route));
        }

        var attributes = parameter.GetCustomAttributes().ToList();
        if (attributes.OfType<IFromQueryMetadata>().FirstOrDefault() is { } query)
        {
            return [query.Name ?? parameter.Name!];
        }

        var isElsewhere = attributes.Any(attribute => attribute is IFromBodyMetadata or IFromHeaderMetadata or IFromRouteMetadata or IFromServiceMetadata or IFromFormMetadata)
            || route.RoutePattern.Parameters.Any(part => part.Name.Equals(parameter.Name, StringComparison.OrdinalIgnoreCase));
        return !isElsewhere && IsSimple(parameter.ParameterType) ? [parameter.Name!] : [];
    }

    // What minimal APIs read from the query when nothing else is said.
    private static bool IsSimple(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type.GetElementType() ?? type;
        return type == typeof(string) || type.IsPrimitive || type.IsEnum || type == typeof(Guid) || type == typeof(DateOnly) || type == typeof(DateTimeOffset);
    }
}
