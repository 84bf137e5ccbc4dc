using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Hosting;

/// <summary>Lets <c>/api/{user_id}/…</c> through only for the user of the token, before anything of the request is read.</summary>
internal sealed class OwnUserIdCheck(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, Caller caller) =>
        context.GetRouteValue("user_id") is not string text || (Guid.TryParse(text, out var id) && id == caller.UserId)
            ? next(context)
            : Problem.Of(ErrorCodes.Forbidden, "This address belongs to another user. Use /api without a user id.").ExecuteAsync(context);
}
