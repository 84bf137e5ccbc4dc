using Microsoft.AspNetCore.Authorization;

namespace TodoChatbot.Backend.Accounts;

/// <summary>
/// Asks for the scope that a request needs: what the endpoint names, else <c>read</c> for the methods that only read and
/// <c>write</c> for the others.
/// </summary>
internal sealed class ScopeRequirement : AuthorizationHandler<ScopeRequirement, HttpContext>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement, HttpContext resource)
    {
        var needed = resource.GetEndpoint()?.Metadata.GetMetadata<NeedsScope>()?.Scope
            ?? (HttpMethods.IsGet(resource.Request.Method) || HttpMethods.IsHead(resource.Request.Method) ? Scopes.Read : Scopes.Write);
        if (context.User.HasScope(needed))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
