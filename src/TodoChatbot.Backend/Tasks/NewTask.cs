using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks;

/// <summary>A task to add, with its subtasks.</summary>
internal sealed record NewTask(TaskFields Fields, IReadOnlyList<TaskFields> Subtasks)
{
    public NewTask(TaskFields fields)
        : this(fields, Array.Empty<TaskFields>())
    {
    }

    /// <param name="fields">The task.</param>
    /// <param name="subtasks">The titles of its subtasks, which are as important as it is.</param>
    public NewTask(TaskFields fields, IEnumerable<string> subtasks)
        : this(fields, [.. subtasks.Select(title => new TaskFields(title, Priority: fields.Priority))])
    {
    }
}
