namespace TodoChatbot.Evals.Dialogues;

/// <summary>How a dialogue ended, the best first.</summary>
internal enum Outcome
{
    Right,

    /// <summary>A question where none was needed; nothing changed.</summary>
    Asked,

    /// <summary>Not done, or not all of it, and nothing else was changed; or a question that got no answer.</summary>
    Missed,

    /// <summary>The reply says what isn't so.</summary>
    FalseAnswer,

    /// <summary>A task was added that nobody wanted, or not as it was wanted.</summary>
    Junk,

    /// <summary>A task was changed, completed or deleted otherwise than was said.</summary>
    Harmful,
}
