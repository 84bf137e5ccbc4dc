namespace TodoChatbot.Contracts.Tasks;

/// <summary>What becomes of a heading above several tasks.</summary>
public enum HeadingUse
{
    /// <summary>Nothing.</summary>
    Ignore,

    /// <summary>The project of the tasks that name none.</summary>
    Project,

    /// <summary>A task of which the others are subtasks.</summary>
    Parent,
}
