using System.Security.Cryptography;
using System.Text.Json;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Tokens;
using TodoChatbot.Backend.Activity;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>
/// Signs what a user is asked to agree to: the user, the tool, its arguments, and the state it was shown for. That state is the
/// versions of the tasks, or for new tasks the user's last change; once carried out it differs, so a confirmation works once.
/// </summary>
internal sealed class Confirmations(AccessTokens tokens, Caller caller, ChangeLog journal)
{
    /// <summary>Asks the user to agree.</summary>
    public async Task<Preview> AskAsync(
        string summary, IReadOnlyList<string> lines, string tool, object arguments, IReadOnlyList<TodoTask> tasks, CancellationToken cancellationToken)
    {
        var (token, expires) = tokens.ForConfirmation(caller.UserId, await HashAsync(tool, arguments, tasks, cancellationToken));
        return new Preview(summary, lines, token, expires);
    }

    /// <summary>True when the user has agreed to exactly this, false when nothing was said about it.</summary>
    /// <exception cref="RequestValidationException">A confirmation was given that does not hold.</exception>
    public async Task<bool> HoldsAsync(
        string? confirmation, string tool, object arguments, IReadOnlyList<TodoTask> tasks, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(confirmation))
        {
            return false;
        }

        return caller.HasAgreedTo(confirmation)
            && await tokens.IsConfirmationAsync(confirmation, caller.UserId, await HashAsync(tool, arguments, tasks, cancellationToken))
            ? true
            : throw new RequestValidationException("That confirmation is not for this change: it has ended, was used, the tasks changed, or the user has not agreed. Ask the user again.");
    }

    private async Task<string> HashAsync(string tool, object arguments, IReadOnlyList<TodoTask> tasks, CancellationToken cancellationToken)
    {
        var position = tasks.Count == 0 ? await journal.PositionAsync(cancellationToken) : 0;
        var versions = tasks.OrderBy(task => task.Number).Select(task => new { task.Id, task.Version });
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
            new { tool, arguments, position, tasks = versions }, Wire.Json)));
    }
}
