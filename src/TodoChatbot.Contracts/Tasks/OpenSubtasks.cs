namespace TodoChatbot.Contracts.Tasks;

/// <summary>What becomes of a task's open subtasks when it is completed.</summary>
public enum OpenSubtasks
{
    /// <summary>They stay open.</summary>
    Keep,

    /// <summary>They are completed in the same change.</summary>
    Complete,

    /// <summary>Where there are any, nothing is completed and the answer is the problem <c>OPEN_SUBTASKS</c>, so that the person can choose.</summary>
    Ask,
}
