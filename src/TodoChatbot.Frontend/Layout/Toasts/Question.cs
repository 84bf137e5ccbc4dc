namespace TodoChatbot.Frontend.Layout.Toasts;

/// <summary>Something that is done only once the person has agreed.</summary>
/// <param name="Lines">What it would happen to, a line each.</param>
/// <param name="Agreement">What the form says when they agree.</param>
/// <param name="Act">What happens when they agree, as the button says: "Delete 7 tasks"; empty where there are choices.</param>
/// <param name="IsDestructive">True when something is deleted.</param>
public sealed record Question(IReadOnlyList<string> Lines, string Agreement, string Act = "", bool IsDestructive = false)
{
    /// <summary>What the person can choose, where that is more than to agree; empty otherwise.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];
}
