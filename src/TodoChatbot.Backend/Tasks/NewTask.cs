using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks;

/// <summary>A task to add, with the titles of its subtasks.</summary>
internal sealed record NewTask(TaskFields Fields, IReadOnlyList<string> Subtasks)
{
    public NewTask(TaskFields fields)
        : this(fields, [])
    {
    }
}
