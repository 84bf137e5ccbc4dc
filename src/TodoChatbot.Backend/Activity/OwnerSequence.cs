namespace TodoChatbot.Backend.Activity;

/// <summary>
/// The last task number and the last change of one user. Each change of a user's things updates this row first, so that changes of
/// one user follow each other in one order, whichever process makes them.
/// </summary>
internal sealed class OwnerSequence
{
    public required Guid OwnerId { get; init; }

    public int LastNumber { get; private set; }

    public long LastChange { get; private set; }
}
