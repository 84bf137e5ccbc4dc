namespace TodoChatbot.Language.Commands.Patterns;

/// <summary>The commands of a culture in the notation of <see cref="PatternCompiler"/>.</summary>
/// <param name="Rules">The commands, the particular before the general.</param>
/// <param name="Choices">Choices with a name.</param>
/// <param name="Openings">What may stand before a command.</param>
/// <param name="Courtesies">What may stand behind anything.</param>
/// <param name="Closings">What may stand behind a command.</param>
/// <param name="Duties">What stands before something to do.</param>
internal sealed record CommandNotation(
    IEnumerable<CommandRule> Rules,
    IReadOnlyDictionary<string, string> Choices,
    IReadOnlyList<string> Openings,
    IReadOnlyList<string> Courtesies,
    IReadOnlyList<string> Closings,
    IReadOnlyList<string> Duties)
{
    /// <summary>What makes a request something else, such as thinking aloud; each with the manner that it shows.</summary>
    public IReadOnlyList<MannerPhrase> Manners { get; init; } = [];
}
