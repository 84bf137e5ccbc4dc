namespace TodoChatbot.Language.Intents;

/// <summary>Explains an intent to a developer of the language engine.</summary>
/// <param name="Intent">What it asks for.</param>
/// <param name="Manners">How it speaks: "Hedged", "Negated", "Conditional", "Reported". A change that it seems to ask for is asked about.</param>
/// <param name="Features">
/// What speaks for (above 0) and against (below 0) adding it as a task, were it a line that commands nothing. Empty for a line that
/// cannot be a task.
/// </param>
/// <param name="Threshold">The sum of the features from which on such a line is added without a question.</param>
public sealed record Explanation(Intent Intent, IReadOnlyList<string> Manners, IReadOnlyList<Explanation.Feature> Features, int Threshold)
{
    /// <summary>One feature of a line.</summary>
    /// <param name="Name">What the line shows, in words.</param>
    /// <param name="Weight">How much it counts.</param>
    public sealed record Feature(string Name, int Weight);
}
