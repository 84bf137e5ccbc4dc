using System.Collections.Frozen;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands.Patterns;

/// <summary>A step of a compiled pattern.</summary>
internal readonly record struct PatternInstruction(PatternStep Step)
{
    /// <summary>The words that a <see cref="PatternStep.Word"/> accepts.</summary>
    public FrozenSet<Lexeme>? Words { get; init; }

    /// <summary>The character that a <see cref="PatternStep.Symbol"/> accepts.</summary>
    public char Symbol { get; init; }

    /// <summary>What a <see cref="PatternStep.Slot"/> captures.</summary>
    public SlotName Slot { get; init; }

    /// <summary>Where a <see cref="PatternStep.Branch"/> or <see cref="PatternStep.Jump"/> goes.</summary>
    public int Target { get; init; }
}
