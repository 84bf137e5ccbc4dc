namespace TodoChatbot.Language.Phrases;

/// <summary>Which of the days or periods of a name is meant.</summary>
internal enum Which
{
    /// <summary>"friday".</summary>
    Bare,

    /// <summary>"this friday".</summary>
    This,

    /// <summary>"next friday".</summary>
    Next,

    /// <summary>"the friday after next".</summary>
    AfterNext,

    /// <summary>"last friday".</summary>
    Previous,

    /// <summary>"friday of this week".</summary>
    InWeek,
}
