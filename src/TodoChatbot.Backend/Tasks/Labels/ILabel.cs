using TodoChatbot.Backend.Activity;

namespace TodoChatbot.Backend.Tasks.Labels;

/// <summary>What projects and tags have in common: a user's own name for a group of tasks.</summary>
internal interface ILabel<TSelf>
    where TSelf : class, ILabel<TSelf>
{
    /// <summary>"project"</summary>
    static abstract string Noun { get; }

    /// <summary>Written before the name in a line of text, and no part of it.</summary>
    static abstract char Mark { get; }

    static abstract Subject Subject { get; }

    static abstract LabelOperations Operations { get; }

    static abstract int NameLength { get; }

    /// <summary>True when tasks are found by it.</summary>
    static abstract bool IsSearched { get; }

    Guid Id { get; }

    Guid OwnerId { get; }

    string Name { get; }

    /// <summary>The name in the form in which it is unique.</summary>
    string Key { get; }

    string Colour { get; }

    /// <summary>When it was archived; null while it is in use.</summary>
    DateTimeOffset? ArchivedAt { get; }

    DateTimeOffset? DeletedAt { get; }

    /// <summary>What can change about it, and be undone.</summary>
    LabelState Current { get; set; }

    static abstract TSelf Create(Guid id, Guid ownerId, LabelState state);

    /// <summary>The tasks that a list of it shows.</summary>
    static abstract IQueryable<TodoTask> Listed(TaskScope tasks);

    /// <summary>How many of the tasks carry each.</summary>
    static abstract IQueryable<LabelCount> Count(IQueryable<TodoTask> open);
}
