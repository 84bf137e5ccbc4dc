namespace TodoChatbot.Language.Readings;

/// <summary>A stretch of the text and what it was taken for.</summary>
public sealed record Span
{
    /// <summary>Index of the first UTF-16 code unit in the text as given.</summary>
    public required int Start { get; init; }

    /// <summary>Length in UTF-16 code units.</summary>
    public required int Length { get; init; }

    /// <summary>What it was taken for.</summary>
    public required SpanKind Kind { get; init; }

    /// <summary>The meaning in words: "Tue 24 Nov 2026 at 17:00".</summary>
    public required string Meaning { get; init; }

    /// <summary>The rule of the reading policy that decided, in one sentence: "A bare weekday is the next one after today."</summary>
    public required string Why { get; init; }

    /// <summary>The next best meaning in words, null when there was no other.</summary>
    public string? RunnerUp { get; init; }
}
