using TodoChatbot.Language.Commands.Patterns;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Intents;

namespace TodoChatbot.Language.Commands;

/// <summary>
/// Reads what slots hold, each stretch once: many rules put the same words into the same slot.
/// </summary>
internal sealed class SlotReader(SpeechContext context, StepBudget budget)
{
    // No name of a task that people say is longer; it could be quoted.
    private const int LongestReference = 16;

    // Reading a word of a slot takes about as long as so many steps of the matcher.
    private const int StepsPerWord = 8;

    // What no person says in one breath is read once at most.
    private const int LongestSentence = 100;
    private const int StepsPerWordOfText = 200;

    private Dictionary<(int First, int End), Reference?>? _references;
    private Dictionary<(int First, int End), FilterReading>? _filters;
    private Dictionary<(int First, int End), TaskChange?>? _moments;
    private Dictionary<(int First, int End), TaskChange?>? _fields;

    public SpeechContext Context => context;

    /// <summary>The existing tasks that a slot names.</summary>
    public Reference? Reference(Cursor slot) => Once(ref _references, slot, static (cursor, context) =>
        cursor.End - cursor.First <= LongestReference ? ReferenceReader.Read(cursor, context) : null);

    /// <summary>The filter that a slot makes.</summary>
    public FilterReading Filter(Cursor slot) => Once(ref _filters, slot, FilterReader.Read);

    /// <summary>The due moment that a slot says.</summary>
    public TaskChange? When(Cursor slot) => Once(ref _moments, slot, ValueReader.When);

    /// <summary>The fields that a slot says.</summary>
    public TaskChange? Fields(Cursor slot) => Once(ref _fields, slot, ValueReader.Fields);

    private T Once<T>(ref Dictionary<(int First, int End), T>? known, Cursor slot, Func<Cursor, SpeechContext, T> read)
    {
        known ??= [];
        var key = (slot.First, slot.End);
        if (!known.TryGetValue(key, out var reading))
        {
            var words = slot.End - slot.First;
            budget.Spend(words * (words > LongestSentence ? StepsPerWordOfText : StepsPerWord));
            reading = read(new Cursor(slot.Utterance, slot.First, slot.End), context);
            known.Add(key, reading);
        }

        return reading;
    }
}
