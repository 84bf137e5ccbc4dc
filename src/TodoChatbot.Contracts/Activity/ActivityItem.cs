namespace TodoChatbot.Contracts.Activity;

/// <summary>One change to the owner's things.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="At">When.</param>
/// <param name="Door">Through which door.</param>
/// <param name="Client">The client by its own name, and the personal access token that it showed; null for the page.</param>
/// <param name="Tool">The operation: <c>add_task</c>, <c>complete_task</c>…</param>
/// <param name="Summary">What happened, in words: "Completed task 3 “Buy milk”".</param>
/// <param name="TaskNumber">The task it happened to; null when it was a project or a tag.</param>
/// <param name="Changes">The fields it changed.</param>
/// <param name="ChangeSet">Changes with the same value were made together and are undone together.</param>
/// <param name="Undone">True when it was taken back.</param>
/// <param name="Undoes">The change set that this one took back, if it did.</param>
/// <param name="CanUndo">True when <c>POST undo</c> would take it back now.</param>
public sealed record ActivityItem(
    Guid Id,
    DateTimeOffset At,
    ChangeSource Door,
    string? Client,
    string Tool,
    string Summary,
    int? TaskNumber,
    IReadOnlyList<FieldChange> Changes,
    Guid ChangeSet,
    bool Undone,
    Guid? Undoes,
    bool CanUndo);
