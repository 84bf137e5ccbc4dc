namespace TodoChatbot.Contracts.Tasks;

/// <summary>The parts of a list by due date, from top to bottom.</summary>
public enum DueGroup
{
    /// <summary>Past its due moment.</summary>
    Overdue,

    /// <summary>Due today, and not over.</summary>
    Today,

    /// <summary>Due tomorrow.</summary>
    Tomorrow,

    /// <summary>Due later in the user's week.</summary>
    Week,

    /// <summary>Due after the user's week.</summary>
    Later,

    /// <summary>Without a due date.</summary>
    None,

    /// <summary>Done, whenever it was due.</summary>
    Done,
}
