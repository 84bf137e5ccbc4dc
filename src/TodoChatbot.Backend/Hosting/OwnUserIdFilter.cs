using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Hosting;

/// <summary>Lets <c>/api/{user_id}/…</c> through only for the user of the token.</summary>
internal sealed class OwnUserIdFilter(Caller caller) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Guid.TryParse(context.HttpContext.GetRouteValue("user_id") as string, out var id) && id == caller.UserId
            ? await next(context)
            : Problem.Of(ErrorCodes.Forbidden, "This address belongs to another user. Use /api without a user id.");
}
