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

    /// <summary>Move the due dates to a day of the user's calendar. Times of day stay, by the user's clock.</summary>
    Move,

    /// <summary>Spread the due dates evenly over seven days from today, the most important tasks first. Times of day stay.</summary>
    Spread,
}
