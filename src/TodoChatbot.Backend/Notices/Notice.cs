namespace TodoChatbot.Backend.Notices;

/// <summary>Something that other processes, or an open page, want to hear of at once.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="UserId">Whose it is.</param>
/// <param name="RunId">The run to stop, for <see cref="NoticeKind.CancelRun"/>.</param>
internal sealed record Notice(NoticeKind Kind, Guid UserId, Guid? RunId = null);
