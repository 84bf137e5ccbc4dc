using TodoChatbot.Language.Intents;

namespace TodoChatbot.Backend.Assistant;

/// <summary>A piece of an answer as it comes.</summary>
internal abstract record AssistantUpdate
{
    private AssistantUpdate()
    {
    }

    /// <summary>Text to append.</summary>
    internal sealed record Text(string Value) : AssistantUpdate;

    /// <summary>The text asks a yes-or-no question.</summary>
    internal sealed record Question : AssistantUpdate;

    /// <summary>More text will come, but not at once.</summary>
    internal sealed record Pause : AssistantUpdate;

    /// <summary>The text so far is void.</summary>
    internal sealed record StartOver : AssistantUpdate;

    /// <summary>The text comes from a model, which may tell of changes that it did not make.</summary>
    /// <param name="Request">What the user asked for.</param>
    internal sealed record FromModel(Intent Request) : AssistantUpdate;

    /// <summary>Something the person should know about how the answer came about.</summary>
    internal sealed record Notice(string Sentence) : AssistantUpdate;
}
