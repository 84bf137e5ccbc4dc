using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Grammar.Dates;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>A line that commands nothing: an answer that picks tasks, a correction of what was said last, or else a new task.</summary>
internal sealed class PlainLine(SlotReader slots)
{
    // Answers are short; what is longer is a task.
    private const int LongestAnswer = 10;

    public Intent Read(Cursor line)
    {
        if (line.End - line.First <= LongestAnswer && Answer(line) is { } answer)
            return answer;

        var tasks = NotDone(new TaskSplitter(slots.Context).Split(Fresh(line)).Tasks);

        // "tomorrow at 5 #work !high" without a title is said of the task spoken of last.
        return tasks is [{ Title.Length: 0, Spans.Count: > 0 }] && slots.Fields(line) is { } fields
            ? new Intent.Update(new TaskReference.Mentioned(), fields)
            : new Intent.Add(tasks) { IsPlainLine = true };
    }

    // "[x] milk" of a pasted list is done already.
    private static IReadOnlyList<LineReading> NotDone(IReadOnlyList<LineReading> tasks) => tasks.Any(task => !task.IsDone) ? [.. tasks.Where(task => !task.IsDone)] : tasks;

    private Intent? Answer(Cursor line)
    {
        if (slots.Reference(line) is { IsExplicit: true } reference)
        {
            if (IsPick(line, reference))
                return new Intent.Pick(reference.Tasks);

            // "today's meetings"
            if (reference is { Tasks: TaskReference.Matching { Filter: var ofDay } } && line.At(line.First + 1).Kind == TokenKind.Possessive)
                return new Intent.List(ofDay);

            // "tasks without a due date", "all my overdue tasks"
            if (reference is { Tasks: TaskReference.Matching { Filter: { Words: null } filter }, SpeaksOfTasks: true })
                return new Intent.List(filter);
        }

        // "all", as an answer to "which ones?"
        var cursor = Fresh(line);
        if (cursor.Take(Terminal.All) && cursor.AtEnd)
            return new Intent.Pick(new TaskReference.AllMentioned());

        if (slots.When(line) is { } when)
        {
            var days = slots.Filter(line).Filter;
            var isPeriod = when is { DueTime: null, Recurrence: null } && days.DueFrom is not null && NamesPeriod(line);
            return isPeriod ? new Intent.List(days) : new Intent.Update(new TaskReference.Mentioned(), when);
        }

        var asked = slots.Filter(line);
        return SaysOnlyWhich(asked) ? new Intent.List(asked.Filter) : null;
    }

    // "overdue", "completed"
    private static bool SaysOnlyWhich(FilterReading asked) =>
        asked is { IsEmpty: false, Filter: { Words: null, Except: null, Limit: null, Priorities: [], Tags: [], Project: null, DueFrom: null, DueTo: null, TimeFrom: null, TimeTo: null, Repeating: false } };

    // "today", "this week": asks for what is there. "friday" corrects.
    private static bool NamesPeriod(Cursor line)
    {
        var cursor = Fresh(line);
        cursor.TakeAny([Terminal.For, Terminal.On, Terminal.In], out _);
        return cursor.Take(Terminal.RelativeDay) || PeriodGrammar.Relative(cursor) is not null;
    }

    private static bool IsPick(Cursor line, Reference reference) => reference.Tasks switch
    {
        TaskReference.Numbers or TaskReference.Places or TaskReference.Mentioned or TaskReference.AllMentioned => true,
        _ => line.At(line.End - 1).Lexeme.Has(Terminal.OneWord) && line.At(line.First).Lexeme.Has(Terminal.The),
    };

    private static Cursor Fresh(Cursor line) => new(line.Utterance, line.First, line.End);
}
