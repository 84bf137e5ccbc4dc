namespace TodoChatbot.Contracts.Tasks;

/// <summary>A project or a tag.</summary>
/// <param name="Id">UUID version 7.</param>
/// <param name="Name">Unique among the owner's, whatever its case and accents.</param>
/// <param name="Colour">As <c>#rrggbb</c>.</param>
/// <param name="OpenTasks">How many of its tasks are not done. Tags leave out the tasks of archived projects.</param>
/// <param name="Archived">True when it is hidden from lists, and the open tasks of a project with it.</param>
public sealed record LabelItem(Guid Id, string Name, string Colour, int OpenTasks, bool Archived = false);
