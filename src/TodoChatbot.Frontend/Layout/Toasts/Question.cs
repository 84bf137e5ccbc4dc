namespace TodoChatbot.Frontend.Layout.Toasts;

/// <summary>Something that is done only once the person has agreed.</summary>
/// <param name="Lines">What it would happen to, a line each.</param>
/// <param name="Agreement">What the form says when they agree.</param>
public sealed record Question(IReadOnlyList<string> Lines, string Agreement)
{
    /// <summary>What the person can choose, where that is more than to agree; empty otherwise.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];
}
