using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Activity;

/// <summary>Which changes to take back.</summary>
/// <param name="Steps">How many, the newest first.</param>
/// <param name="ChangeSet">Exactly this change set, instead of the newest.</param>
public sealed record UndoChanges(
    [property: Range(1, Limits.UndoSteps, ErrorMessage = "Undo takes back 1 to 20 changes at once.")] int Steps = 1,
    Guid? ChangeSet = null);
