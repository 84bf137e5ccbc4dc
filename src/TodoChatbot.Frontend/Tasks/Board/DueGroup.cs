namespace TodoChatbot.Frontend.Tasks.Board;

/// <summary>The parts of a list in the order of due dates, from top to bottom.</summary>
internal enum DueGroup
{
    Overdue,
    Today,
    Tomorrow,
    Week,
    Later,
    None,
    Done,
}
