namespace TodoChatbot.Contracts.Tasks;

/// <summary>The order of a list of tasks.</summary>
public enum TaskSort
{
    /// <summary>The earliest due first, those without a due date last.</summary>
    Due,

    /// <summary>The most urgent first.</summary>
    Priority,

    /// <summary>By title, whatever its case.</summary>
    Title,

    /// <summary>The newest first.</summary>
    Created,

    /// <summary>The latest completed first, those that are not done last; how done tasks come when nothing else is said.</summary>
    Completed,

    /// <summary>The latest changed first.</summary>
    Updated,
}
