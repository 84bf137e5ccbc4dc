namespace TodoChatbot.Chart.Tests.Charts.Kinds;

// Gateway API v1, channel standard: github.com/kubernetes-sigs/gateway-api apis/v1 (the fields that this chart uses, none beside them).

internal sealed record Gateway(GatewaySpec Spec);

internal sealed record GatewaySpec(string GatewayClassName, IReadOnlyList<Listener> Listeners, GatewayInfrastructure? Infrastructure = null);

internal sealed record GatewayInfrastructure(IReadOnlyDictionary<string, string>? Annotations = null);

internal sealed record ListenerSet(ListenerSetSpec Spec);

internal sealed record ListenerSetSpec(ParentReference ParentRef, IReadOnlyList<Listener> Listeners);

internal sealed record Listener(string Name, string Protocol, int Port, string? Hostname = null, ListenerTls? Tls = null, AllowedRoutes? AllowedRoutes = null);

internal sealed record ListenerTls(string Mode, IReadOnlyList<SecretReference> CertificateRefs);

internal sealed record SecretReference(string Name);

internal sealed record AllowedRoutes(RouteNamespaces Namespaces);

internal sealed record RouteNamespaces(string From);

internal sealed record ParentReference(string Group, string Kind, string Name, string? Namespace = null, string? SectionName = null);

internal sealed record HttpRoute(HttpRouteSpec Spec);

internal sealed record HttpRouteSpec(IReadOnlyList<ParentReference> ParentRefs, IReadOnlyList<string> Hostnames, IReadOnlyList<HttpRouteRule> Rules);

internal sealed record HttpRouteRule(
    IReadOnlyList<HttpRouteMatch>? Matches = null,
    IReadOnlyList<HttpRouteFilter>? Filters = null,
    IReadOnlyList<BackendReference>? BackendRefs = null,
    HttpRouteTimeouts? Timeouts = null);

internal sealed record HttpRouteMatch(PathMatch Path);

internal sealed record PathMatch(string Type, string Value);

internal sealed record HttpRouteFilter(string Type, RequestRedirect RequestRedirect);

internal sealed record RequestRedirect(string Scheme, int StatusCode);

internal sealed record BackendReference(string Name, int Port);

internal sealed record HttpRouteTimeouts(string Request, string BackendRequest);
