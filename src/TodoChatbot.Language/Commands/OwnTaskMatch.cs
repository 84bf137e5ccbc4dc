using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>Own tasks that words name.</summary>
/// <param name="Stretch">The words.</param>
/// <param name="Tasks">At least one.</param>
/// <param name="Words">How many words of the titles are named.</param>
/// <param name="IsWhole">True when the words are the whole title, but for articles and a verb at its beginning.</param>
internal sealed record OwnTaskMatch(Cursor Stretch, IReadOnlyList<OwnTask> Tasks, int Words, bool IsWhole)
{
    /// <summary>The one task; null when the words fit several.</summary>
    public OwnTask? Only => Tasks is [var only] ? only : null;

    /// <summary>True when the words can hardly mean anything else: a whole title, or several words of one.</summary>
    public bool IsPlain => IsWhole || (Words > 1 && Only is not null);

    /// <summary>True for "the …" and "my …".</summary>
    public bool IsDefinite => Stretch.At(Stretch.First).Lexeme is var first && (first.Has(Terminal.The) || first.Has(Terminal.Mine));

    /// <summary>The words as they are said.</summary>
    public string Text => Stretch.Utterance.Between(Stretch.First, Stretch.End).ToString();

    /// <summary>The reference: to the one task, or by words when they fit several.</summary>
    /// <param name="words">The words to search for.</param>
    public TaskReference Reference(string words) => Only is { } task ? new TaskReference.Words(task.Title) { Number = task.Number } : new TaskReference.Words(words);
}
