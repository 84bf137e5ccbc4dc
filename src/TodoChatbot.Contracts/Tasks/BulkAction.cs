namespace TodoChatbot.Contracts.Tasks;

/// <summary>What is done to several tasks at once.</summary>
public enum BulkAction
{
    /// <summary>Mark as done.</summary>
    Complete,

    /// <summary>Mark as not done after all.</summary>
    Reopen,

    /// <summary>Delete with their subtasks.</summary>
    Delete,

    /// <summary>Change fields.</summary>
    Change,
}
