namespace TodoChatbot.Language.Readings;

/// <summary>What a user decided about stretches of a line; ranges are half open and in UTF-16 code units.</summary>
public sealed record ReadingChoices
{
    /// <summary>Stretches that are plain words and must not be read as anything.</summary>
    public IReadOnlyList<Range> Literal { get; init; } = [];

    /// <summary>Stretches for which the runner-up is meant.</summary>
    public IReadOnlyList<Range> RunnerUps { get; init; } = [];

    /// <summary>A stretch of text.</summary>
    /// <param name="Start">Index of its first code unit.</param>
    /// <param name="Length">Its length in code units.</param>
    public sealed record Range(int Start, int Length);
}
