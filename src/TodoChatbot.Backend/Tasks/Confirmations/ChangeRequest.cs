namespace TodoChatbot.Backend.Tasks.Confirmations;

/// <summary>What a caller asks to change, and the confirmation that it brings.</summary>
/// <param name="Operation">One of <see cref="Contracts.Operations"/>.</param>
/// <param name="Arguments">The arguments that a confirmation is bound to, besides the tasks.</param>
/// <param name="Confirmation">The confirmation, if the caller has one.</param>
internal sealed record ChangeRequest(string Operation, object Arguments, string? Confirmation)
{
    /// <summary>The fields that change, where the operation can change several.</summary>
    public IReadOnlyCollection<string> Fields { get; init; } = [];
}
