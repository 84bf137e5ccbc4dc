namespace TodoChatbot.Contracts.Tasks;

/// <summary>How much a task matters, from least to most.</summary>
public enum Priority
{
    /// <summary>Can wait.</summary>
    Low,

    /// <summary>The default.</summary>
    Medium,

    /// <summary>Before the others.</summary>
    High,

    /// <summary>Now.</summary>
    Urgent,
}
