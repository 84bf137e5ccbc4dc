namespace TodoChatbot.Language.Commands.Patterns;

/// <summary>What a stretch of a command is.</summary>
internal enum SlotName
{
    /// <summary>The line of a new task, with its dates and marks.</summary>
    Line,

    /// <summary>A title to take word for word.</summary>
    Title,

    /// <summary>Names existing tasks.</summary>
    Tasks,

    /// <summary>Says which tasks to show.</summary>
    Filter,

    /// <summary>The new value of a field.</summary>
    Value,

    /// <summary>The name of a list or project.</summary>
    Project,

    /// <summary>Tags.</summary>
    Tags,

    /// <summary>Anything.</summary>
    Any,
}
