namespace TodoChatbot.Backend.Broadcasting;

/// <summary>Something that other processes, or an open page, want to hear of at once.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="Id">The run to stop, or the token or session that has ended; of a change, the id by which its author recognizes it.</param>
internal sealed record ChangeEvent(ChangeKind Kind, Guid UserId, Guid? Id = null);
