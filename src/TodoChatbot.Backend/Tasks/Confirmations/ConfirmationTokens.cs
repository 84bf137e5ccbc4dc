using System.Security.Cryptography;
using System.Text.Json;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Tokens;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Tasks.Confirmations;

/// <summary>
/// Signs and checks confirmations. A confirmation is bound to the user, the operation, its arguments and the state that was shown:
/// the versions of the tasks or, for new tasks, the user's last change. The change itself alters that state, so a confirmation works once.
/// </summary>
internal sealed class ConfirmationTokens(AccessTokens tokens, Caller caller)
{
    /// <summary>A confirmation of changing these tasks.</summary>
    public (string Token, DateTimeOffset Expires) Issue(ChangeRequest request, IReadOnlyList<TodoTask> tasks) => Issue(HashOf(request, StateOf(tasks)));

    /// <summary>A confirmation of adding tasks.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="lastChange">The number of the user's last change.</param>
    public (string Token, DateTimeOffset Expires) Issue(ChangeRequest request, long lastChange) => Issue(HashOf(request, lastChange));

    /// <exception cref="RequestValidationException">The confirmation is not valid for this change of these tasks.</exception>
    public Task CheckAsync(ChangeRequest request, IReadOnlyList<TodoTask> tasks) => CheckAsync(request.Confirmation, HashOf(request, StateOf(tasks)));

    /// <exception cref="RequestValidationException">The confirmation is not valid for adding these tasks now.</exception>
    public Task CheckAsync(ChangeRequest request, long lastChange) => CheckAsync(request.Confirmation, HashOf(request, lastChange));

    private (string Token, DateTimeOffset Expires) Issue(string hash) => tokens.ForConfirmation(caller.UserId, hash);

    private async Task CheckAsync(string? confirmation, string hash)
    {
        if (string.IsNullOrEmpty(confirmation)
            || !caller.HasAgreedTo(confirmation)
            || !await tokens.IsConfirmationAsync(confirmation, caller.UserId, hash))
        {
            throw new RequestValidationException("That confirmation is not for this change: it has ended, was used, the tasks changed, or the user has not agreed. Ask the user again.");
        }
    }

    private static object StateOf(IReadOnlyList<TodoTask> tasks) => tasks.OrderBy(task => task.Number).Select(task => new { task.Id, task.Version }).ToList();

    private static string HashOf(ChangeRequest request, object state) => Convert.ToHexStringLower(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(new { request.Operation, request.Arguments, state }, Wire.Json)));
}
