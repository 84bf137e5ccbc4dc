using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Language.Lines;

/// <summary>A stretch of tokens and what it can be taken for.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="End">Index behind its last token.</param>
/// <param name="Kind">What it can be taken for.</param>
/// <param name="Score">How much the line gains by taking it so.</param>
internal sealed record Candidate(int First, int End, SpanKind Kind, double Score)
{
    public WhenPhrase? When { get; init; }

    public IReadOnlyList<ReminderPhrase> Reminders { get; init; } = [];

    public Priority? Priority { get; init; }

    public IReadOnlyList<string> Names { get; init; } = [];
}
