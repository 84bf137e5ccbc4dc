namespace TodoChatbot.Language.Commands.Judging;

/// <summary>How a sentence speaks of what it names, where it is not simply to be done.</summary>
internal enum Manner
{
    /// <summary>"i might …", "maybe …", "should i …": thinking aloud.</summary>
    Hedged,

    /// <summary>"don't …", "i won't …": not to be done.</summary>
    Negated,

    /// <summary>"… if it rains": not now, and perhaps never.</summary>
    Conditional,

    /// <summary>"bob says i should …": the wish of somebody else.</summary>
    Reported,

    /// <summary>"… any more": a negation before it says what is no longer wanted.</summary>
    NoLonger,

    /// <summary>"no wait, …": what was said just before is taken back or corrected.</summary>
    Retracting,

    /// <summary>"… is …", "… instead": a line that tells something and is no task.</summary>
    Stating,
}
