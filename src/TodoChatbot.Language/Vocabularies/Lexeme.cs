using System.Collections.Immutable;

namespace TodoChatbot.Language.Vocabularies;

/// <summary>A word of a vocabulary with all it can stand for. Each word has one, so that words compare by reference.</summary>
internal sealed class Lexeme(string text)
{
    /// <summary>What every word that no vocabulary knows shares.</summary>
    public static readonly Lexeme Unknown = new("");

    private TerminalSet _alone;
    private TerminalSet _beginning;

    /// <summary>The word as the vocabulary stores it.</summary>
    public string Text { get; } = text;

    /// <summary>What it stands for alone.</summary>
    public ImmutableArray<Sense> Senses { get; private set; } = [];

    /// <summary>Longer phrases that begin with it, the longest first.</summary>
    public ImmutableArray<Phrase> Phrases { get; private set; } = [];

    /// <summary>What it can stand for alone, without longer phrases.</summary>
    public ref readonly TerminalSet Alone => ref _alone;

    /// <summary>True when it can stand for this alone.</summary>
    public bool Has(Terminal terminal) => _alone.Contains(terminal);

    /// <summary>What it can stand for alone, or as the beginning of a phrase.</summary>
    public ref readonly TerminalSet Beginnings => ref _beginning;

    // A lexeme is filled while its vocabulary is built and never changed afterwards.
    internal void Learn(Sense sense)
    {
        if (Has(sense.Terminal))
            return;

        Senses = Senses.Add(sense);
        _alone.Add(sense.Terminal);
        _beginning.Add(sense.Terminal);
    }

    internal void Learn(Phrase phrase)
    {
        Phrases = [.. Phrases.Add(phrase).OrderByDescending(known => known.Rest.Length)];
        _beginning.Add(phrase.Sense.Terminal);
    }
}
