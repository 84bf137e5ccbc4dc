namespace TodoChatbot.Language.Intents;

/// <summary>How a sentence names tasks. A closed set: the nested records are all there are.</summary>
public abstract record TaskReference
{
    private TaskReference()
    {
    }

    /// <summary>By the numbers the user sees: "task 3", "3, 4 and 7".</summary>
    /// <param name="Values">At least one, each once.</param>
    public sealed record Numbers(IReadOnlyList<int> Values) : TaskReference;

    /// <summary>By words of the title: "the meeting task".</summary>
    /// <param name="Text">The words without the words around them: "meeting".</param>
    public sealed record Words(string Text) : TaskReference
    {
        /// <summary>The number of the user's task with this title; null if the words have to be searched for.</summary>
        public int? Number { get; init; }
    }

    /// <summary>By place in the list shown last: "the second", "the last one".</summary>
    /// <param name="Values">1 is the first, -1 the last.</param>
    public sealed record Places(IReadOnlyList<int> Values) : TaskReference;

    /// <summary>The one spoken of last: "it", "that one".</summary>
    public sealed record Mentioned : TaskReference;

    /// <summary>All that were shown or spoken of last: "them", "all of them".</summary>
    /// <param name="Count">How many the sentence says that there are: 2 for "both"; null if it doesn't say.</param>
    public sealed record AllMentioned(int? Count = null) : TaskReference;

    /// <summary>Those shown last that were not spoken of since: "the others", "the rest".</summary>
    /// <param name="Except">Those that the sentence itself leaves out; null for none.</param>
    public sealed record Others(TaskReference? Except = null) : TaskReference;

    /// <summary>By what they are: "my morning meetings", "everything overdue", "all tasks".</summary>
    /// <param name="Filter">Which ones.</param>
    public sealed record Matching(TaskFilter Filter) : TaskReference
    {
        /// <summary>The same words as the title of one task: "the morning routine". Null when several tasks are plainly meant.</summary>
        public string? Title { get; init; }
    }
}
