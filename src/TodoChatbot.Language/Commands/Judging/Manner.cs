namespace TodoChatbot.Language.Commands.Judging;

/// <summary>The mood of a sentence: what keeps a request from being carried out at once.</summary>
internal enum Manner
{
    /// <summary>"i might …", "maybe …", "should i …": the user is thinking aloud.</summary>
    Hedged,

    /// <summary>"don't …", "i won't …": the user does not want it.</summary>
    Negated,

    /// <summary>"… if it rains": it depends on something.</summary>
    Conditional,

    /// <summary>"bob says i should …": someone else wants it.</summary>
    Reported,

    /// <summary>"… any more": with a negation, it asks for a change ("i don't need it any more").</summary>
    NoLonger,

    /// <summary>"no wait, …": retracts or corrects the previous sentence.</summary>
    Retracting,

    /// <summary>"… is …", "… instead": a statement, which is not a task.</summary>
    Stating,
}
