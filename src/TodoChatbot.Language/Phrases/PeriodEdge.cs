namespace TodoChatbot.Language.Phrases;

/// <summary>A place in a stretch of the calendar.</summary>
internal enum PeriodEdge
{
    /// <summary>"next month": said of the whole, meant of its first day.</summary>
    Whole,
    Start,
    Middle,
    End,
}
