using System.Security.Cryptography;
using System.Text.Json;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Tokens;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>
/// Signs what a user is asked to agree to: the user, the tool, its arguments and the very tasks at their present versions. Once it
/// has been carried out the versions differ, so that a confirmation works once.
/// </summary>
internal sealed class Confirmations(AccessTokens tokens, Caller caller)
{
    public Preview Ask(string summary, string tool, object arguments, IReadOnlyList<TodoTask> tasks)
    {
        var (token, expires) = tokens.ForConfirmation(caller.UserId, HashOf(tool, arguments, tasks));
        return new Preview(summary, token, expires);
    }

    /// <summary>True when the confirmation was given for exactly this, by this user, and has not ended.</summary>
    public Task<bool> HoldsAsync(string confirmation, string tool, object arguments, IReadOnlyList<TodoTask> tasks) =>
        tokens.IsConfirmationAsync(confirmation, caller.UserId, HashOf(tool, arguments, tasks));

    private static string HashOf(string tool, object arguments, IReadOnlyList<TodoTask> tasks) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
            new { tool, arguments, tasks = tasks.OrderBy(task => task.Number).Select(task => new { task.Id, task.Version }) }, Wire.Json)));
}
