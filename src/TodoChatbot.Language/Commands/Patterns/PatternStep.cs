namespace TodoChatbot.Language.Commands.Patterns;

internal enum PatternStep
{
    /// <summary>Takes one of some words.</summary>
    Word,

    /// <summary>Takes one character of punctuation.</summary>
    Symbol,

    /// <summary>Takes one token or more, whatever they are.</summary>
    Slot,

    /// <summary>Goes on with the next step, and if that fails, with the target.</summary>
    Branch,

    /// <summary>Goes on with the target.</summary>
    Jump,

    /// <summary>Ends the pattern.</summary>
    Accept,
}
