using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>Tasks that words refer to.</summary>
/// <param name="Stretch">The words.</param>
/// <param name="Tasks">At least one.</param>
/// <param name="Words">The number of content words.</param>
/// <param name="IsWhole">True if the words are the whole title, apart from articles and an initial verb.</param>
internal sealed record OwnTaskMatch(Cursor Stretch, IReadOnlyList<OwnTask> Tasks, int Words, bool IsWhole)
{
    /// <summary>The task; null if the words match several.</summary>
    public OwnTask? Only => Tasks is [var only] ? only : null;

    /// <summary>True if the words are unlikely to mean anything else: a whole title, or several words of one title.</summary>
    public bool IsPlain => IsWhole || (Words > 1 && Only is not null);

    /// <summary>True for "the …" and "my …".</summary>
    public bool IsDefinite => Stretch.At(Stretch.First).Lexeme is var first && (first.Has(Terminal.The) || first.Has(Terminal.Mine));

    /// <summary>The words as the user wrote them.</summary>
    public string Text => Stretch.Utterance.Between(Stretch.First, Stretch.End).ToString();

    /// <summary>Returns a reference to the task, or a search for words that match several.</summary>
    /// <param name="words">The words to search for.</param>
    public TaskReference Reference(string words) => Only is { } task ? new TaskReference.Words(task.Title) { Number = task.Number } : new TaskReference.Words(words);
}
