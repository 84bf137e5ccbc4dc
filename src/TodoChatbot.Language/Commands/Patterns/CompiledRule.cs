using System.Collections.Frozen;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands.Patterns;

/// <summary>A command ready to be matched.</summary>
internal sealed class CompiledRule(CommandRule rule, PatternInstruction[] program, int order)
{
    public CommandKind Kind => rule.Kind;

    public bool OnlyNamed => rule.OnlyNamed;

    public PatternInstruction[] Program { get; } = program;

    /// <summary>Its place in the list: earlier rules are tried first.</summary>
    public int Order { get; } = order;

    /// <summary>The words it can begin with; null when it can begin with anything.</summary>
    public IReadOnlySet<Lexeme>? FirstWords { get; } = FirstWordsOf(program);

    /// <summary>The words it can end with; null when it can end with anything.</summary>
    public FrozenSet<Lexeme>? LastWords { get; } = LastWordsOf(program);

    /// <summary>Sets of words of each of which one must be there, whichever way the rule goes.</summary>
    public IReadOnlyList<FrozenSet<Lexeme>> RequiredWords { get; } = [.. RequiredWordsOf(program)];

    private static FrozenSet<Lexeme>? LastWordsOf(PatternInstruction[] program)
    {
        var words = new HashSet<Lexeme>();
        for (var at = 0; at < program.Length; at++)
        {
            var step = program[at].Step;
            if (step is PatternStep.Accept or PatternStep.Jump or PatternStep.Branch || !EndsAt(program, at + 1))
                continue;

            if (step != PatternStep.Word)
                return null;

            words.UnionWith(program[at].Words!);
        }

        return words.ToFrozenSet();
    }

    // True when nothing more needs to be matched from this instruction on.
    private static bool EndsAt(PatternInstruction[] program, int at) => program[at].Step switch
    {
        PatternStep.Accept => true,
        PatternStep.Jump => EndsAt(program, program[at].Target),
        PatternStep.Branch => EndsAt(program, at + 1) || EndsAt(program, program[at].Target),
        _ => false,
    };

    private static IEnumerable<FrozenSet<Lexeme>> RequiredWordsOf(PatternInstruction[] program)
    {
        for (var at = 0; at < program.Length; at++)
        {
            if (program[at].Words is { } words && !ReachesEndWithout(program, at))
                yield return words;
        }
    }

    private static bool ReachesEndWithout(PatternInstruction[] program, int avoided)
    {
        var seen = new HashSet<int> { avoided };
        var open = new Stack<int>([0]);
        while (open.TryPop(out var at))
        {
            if (!seen.Add(at))
                continue;

            var instruction = program[at];
            if (instruction.Step == PatternStep.Accept)
                return true;

            if (instruction.Step != PatternStep.Jump)
                open.Push(at + 1);

            if (instruction.Step is PatternStep.Jump or PatternStep.Branch)
                open.Push(instruction.Target);
        }

        return false;
    }

    private static HashSet<Lexeme>? FirstWordsOf(PatternInstruction[] program)
    {
        var words = new HashSet<Lexeme>();
        var open = new Stack<int>([0]);
        while (open.TryPop(out var at))
        {
            var instruction = program[at];
            switch (instruction.Step)
            {
                case PatternStep.Word:
                    words.UnionWith(instruction.Words!);
                    break;
                case PatternStep.Branch:
                    open.Push(at + 1);
                    open.Push(instruction.Target);
                    break;
                case PatternStep.Jump:
                    open.Push(instruction.Target);
                    break;
                default:
                    return null;
            }
        }

        return words;
    }
}
