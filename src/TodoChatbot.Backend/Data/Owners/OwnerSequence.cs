namespace TodoChatbot.Backend.Data.Owners;

/// <summary>
/// The last task number and the last change of one user, and how much is stored about the user. Each change of a user's things updates this row first, so that changes of
/// one user follow each other in one order, whichever process makes them.
/// </summary>
internal sealed class OwnerSequence
{
    public required Guid OwnerId { get; init; }

    public int LastNumber { get; private set; }

    public long LastChange { get; private set; }

    /// <summary>Tasks that are not deleted.</summary>
    public long Tasks { get; set; }

    /// <summary>Chat messages.</summary>
    public long Messages { get; set; }

    /// <summary>Bytes that are stored.</summary>
    public long StoredBytes { get; set; }
}
