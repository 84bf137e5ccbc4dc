using Microsoft.Extensions.Localization;
using TodoChatbot.Contracts;

namespace TodoChatbot.Frontend.Backend.Sending;

/// <summary>Says what it means that a backend did not answer.</summary>
internal sealed class Outages(IStringLocalizer<Texts> texts)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>What to tell a person whose request failed on its way.</summary>
    /// <param name="failure">How it failed.</param>
    /// <param name="isRepeatable">True when the request changes nothing, or changes it once however often it is sent.</param>
    public BackendProblem Describe(Exception? failure, bool isRepeatable)
    {
        var isSafe = isRepeatable || (failure is not null && RepeatRule.WasNeverSent(failure));
        var (reason, sentence) = RetryHandler.IsTimeout(failure)
            ? (OutageReasons.BackendNotResponding, texts["Outages_NotResponding"])
            : (OutageReasons.BackendUnreachable, texts["Outages_Unreachable"]);
        return new BackendProblem(
            StatusCodes.Status503ServiceUnavailable,
            ErrorCodes.ServiceUnavailable,
            isSafe ? sentence : texts["Outages_OutcomeUnknown"],
            new Dictionary<string, string[]>(),
            reason,
            RetryAfter);
    }
}
