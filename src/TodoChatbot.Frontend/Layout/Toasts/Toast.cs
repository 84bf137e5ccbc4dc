namespace TodoChatbot.Frontend.Layout.Toasts;

/// <summary>A sentence that tells what has just happened.</summary>
/// <param name="Text">What happened.</param>
/// <param name="IsProblem">True when it is not what the person wanted.</param>
public sealed record Toast(string Text, bool IsProblem = false)
{
    /// <summary>The change sets that its Undo takes back, in the order they were made; none for no Undo.</summary>
    public IReadOnlyList<Guid> Undo { get; init; } = [];

    /// <summary>Where to see more of it; null for nowhere.</summary>
    public string? Link { get; init; }

    /// <summary>The numbers of the tasks that were added, which the list then shows.</summary>
    public IReadOnlyList<int> Added { get; init; } = [];

    /// <summary>What waits for the person's agreement; null when nothing does.</summary>
    public Question? Question { get; init; }

    /// <summary>True when it was asked for, to be reminded; then it stays until somebody dismisses it.</summary>
    public bool IsReminder { get; init; }

    /// <summary>The draft, by the name that the browser gave it, that is stored now; null when no form was sent.</summary>
    public string? Saved { get; init; }

    public static Toast Problem(string text) => new(text, IsProblem: true);
}
