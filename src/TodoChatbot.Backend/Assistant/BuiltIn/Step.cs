namespace TodoChatbot.Backend.Assistant.BuiltIn;

/// <summary>What to do next about a message.</summary>
internal abstract record Step
{
    private Step()
    {
    }

    /// <summary>Call a tool.</summary>
    /// <param name="Id">Names the call within its answer; the same each time the answer is worked out.</param>
    /// <param name="Tool">The tool.</param>
    /// <param name="Arguments">Its arguments by name.</param>
    internal sealed record Call(string Id, string Tool, IDictionary<string, object?> Arguments) : Step;

    /// <summary>Say something, and be done.</summary>
    /// <param name="Text">What to say.</param>
    /// <param name="AsksYesOrNo">True if it asks a yes-or-no question.</param>
    internal sealed record Say(string Text, bool AsksYesOrNo = false) : Step;
}
