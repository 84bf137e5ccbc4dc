using TodoChatbot.Contracts.Activity;

namespace TodoChatbot.Backend.Accounts;

/// <summary>
/// Who does what is done in this scope. The server says it once: from the token of a request, or from the run that a chat turn
/// belongs to. Nothing that a user or a model writes can change it.
/// </summary>
internal sealed class Caller
{
    private Identity? _identity;

    public Guid UserId => Known.UserId;

    public ChangeSource Door => Known.Door;

    /// <summary>The client by its own name, and the personal access token that it showed.</summary>
    public string? Client => Known.Client;

    /// <summary>The personal access token used, if one was.</summary>
    public Guid? TokenId => Known.TokenId;

    /// <summary>The signed-in session, if the request belongs to one.</summary>
    public Guid? SessionId => Known.SessionId;

    /// <summary>The id by which the client recognizes what it changes itself, if it gave one.</summary>
    public Guid? ChangeId => Known.ChangeId;

    public bool CanWrite => Known.CanWrite;

    /// <summary>
    /// True when a confirmation may be used. In the chat that is for the person alone to say, in a message of their own: a model that
    /// confirms for itself gets nothing. Other clients show previews to their users themselves.
    /// </summary>
    public bool HasAgreedTo(string confirmation) => Known.AgreedTo?.Contains(confirmation) ?? true;

    private Identity Known => _identity ?? throw new InvalidOperationException("Nobody has said who the caller is.");

    /// <summary>Says who the caller is; once for each scope.</summary>
    public void Authenticate(Identity identity) =>
        _identity = _identity is null ? identity : throw new InvalidOperationException("The caller is already known.");

    /// <summary>Says what the person has agreed to, where it is known only after who they are.</summary>
    public void Agree(IReadOnlyCollection<string> confirmations) => _identity = Known with { AgreedTo = confirmations };

    public sealed record Identity(Guid UserId, ChangeSource Door, string? Client = null, Guid? TokenId = null, bool CanWrite = true)
    {
        /// <summary>The signed-in session; null for a personal access token.</summary>
        public Guid? SessionId { get; init; }

        /// <summary>The id that the client gave its request.</summary>
        public Guid? ChangeId { get; init; }

        /// <summary>The confirmations that the person has agreed to; null where nobody but the client can know.</summary>
        public IReadOnlyCollection<string>? AgreedTo { get; init; }
    }
}
