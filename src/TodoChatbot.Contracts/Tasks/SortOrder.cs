namespace TodoChatbot.Contracts.Tasks;

/// <summary>The direction of a list. Without one, each <see cref="TaskSort"/> has the direction that it describes.</summary>
public enum SortOrder
{
    /// <summary>The earliest, lowest or first by the alphabet first; what has no value last.</summary>
    Asc,

    /// <summary>The latest, highest or last by the alphabet first; what has no value last.</summary>
    Desc,
}
