using TodoChatbot.Language.Commands.Patterns;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>Reads a line that matches no rule but refers to one of the user's tasks: a question or a change without a verb.</summary>
internal sealed class OwnTaskLine(SlotReader slots, CommandBook book, StepBudget budget)
{
    // "out" in "what can i knock out today" refers to nothing.
    private const int MinName = 4;

    /// <summary>Returns the request; null if the line may be a new task.</summary>
    /// <param name="clause">The line.</param>
    /// <param name="isQuestion">True if it is a question.</param>
    public Intent? Read(Cursor clause, bool isQuestion)
    {
        if (!isQuestion && Numbered(clause) is { } numbered)
            return numbered;

        if (slots.Context.Own.Longest(clause) is not { } named)
            return null;

        if (isQuestion)
            return named is { IsDefinite: false, Text.Length: < MinName } ? null : Shown(named);

        if (named.Stretch.First != clause.First || !(named.IsDefinite || named.IsWhole))
            return null;

        // "the household one" only picks a task.
        var end = named.Stretch.End;
        while (clause.At(end).Lexeme.Has(Terminal.OneWord) || clause.At(end).Lexeme.Has(Terminal.TaskNoun))
            end++;

        // "the flights: tomorrow please" is clear; "tax return in 10 days" may be a new task.
        if (Value(clause, end) is not { } value || slots.Fields(value) is not { } change)
            return null;

        var update = new Intent.Update(named.Reference(named.Text), change);
        return named.IsDefinite ? update : new Intent.Ask(update);
    }

    private static Intent Shown(OwnTaskMatch named) =>
        named.Only is null ? new Intent.List(new TaskFilter { Words = named.Text }) : new Intent.Show(named.Reference(named.Text));

    // "task 16 -> saturday"
    private Intent.Update? Numbered(Cursor clause)
    {
        for (var end = clause.First + 1; end < clause.End && clause.At(end).Kind != TokenKind.Symbol; end++)
        {
            if (clause.At(end + 1).Kind == TokenKind.Symbol && slots.Reference(new Cursor(clause.Utterance, clause.First, end + 1)) is { IsExplicit: true, IsNumber: false, Tasks: TaskReference.Numbers numbers })
                return Value(clause, end + 1) is { } value && slots.Fields(value) is { } change ? new Intent.Update(numbers, change) : null;
        }

        return null;
    }

    private Cursor? Value(Cursor clause, int first)
    {
        while (first < clause.End && clause.At(first).Kind == TokenKind.Symbol && !clause.At(first).Is('#') && !clause.At(first).Is('+') && !clause.At(first).Is('!'))
            first++;

        var value = new Cursor(clause.Utterance, first, clause.End);
        while (!value.AtEnd && book.Courtesies.SuffixStart(value, budget) is { } courtesy && courtesy > value.First)
            value = new Cursor(clause.Utterance, first, courtesy);

        return value.AtEnd ? null : value;
    }
}
