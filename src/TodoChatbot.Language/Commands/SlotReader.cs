using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Intents;

namespace TodoChatbot.Language.Commands;

/// <summary>
/// Reads what slots hold, each stretch once: many rules put the same words into the same slot.
/// </summary>
internal sealed class SlotReader(SpeechContext context)
{
    // No name of a task that people say is longer; it could be quoted.
    private const int LongestReference = 16;

    // Nobody says more in one breath about which tasks are meant, or what to change; a longer text is one.
    private const int LongestSentence = 100;

    private Dictionary<(int First, int End), Reference?>? _references;
    private Dictionary<(int First, int End), FilterReading>? _filters;
    private Dictionary<(int First, int End), TaskChange?>? _moments;
    private Dictionary<(int First, int End), TaskChange?>? _repetitions;
    private Dictionary<(int First, int End), TaskChange?>? _fields;

    public SpeechContext Context => context;

    /// <summary>The existing tasks that a slot names.</summary>
    public Reference? Reference(Cursor slot) => Once(ref _references, slot, static (cursor, context) =>
        cursor.End - cursor.First <= LongestReference ? ReferenceReader.Read(cursor, context) : null);

    /// <summary>The filter that a slot makes.</summary>
    public FilterReading Filter(Cursor slot) => Once(ref _filters, slot, static (cursor, context) =>
        IsSentence(cursor) ? FilterReader.Read(cursor, context) : new FilterReading(new TaskFilter { Words = ValueReader.TitleOf(cursor) }));

    /// <summary>The due moment that a slot says.</summary>
    public TaskChange? When(Cursor slot) => Once(ref _moments, slot, static (cursor, context) => IsSentence(cursor) ? ValueReader.When(cursor, context) : null);

    /// <summary>The repetition that a slot says.</summary>
    public TaskChange? Repetition(Cursor slot) => Once(ref _repetitions, slot, static (cursor, context) => IsSentence(cursor) ? ValueReader.Repetition(cursor, context) : null);

    /// <summary>The fields that a slot says.</summary>
    public TaskChange? Fields(Cursor slot) => Once(ref _fields, slot, static (cursor, context) => IsSentence(cursor) ? ValueReader.Fields(cursor, context) : null);

    private static bool IsSentence(Cursor cursor) => cursor.End - cursor.First <= LongestSentence;

    private T Once<T>(ref Dictionary<(int First, int End), T>? known, Cursor slot, Func<Cursor, SpeechContext, T> read)
    {
        known ??= [];
        var key = (slot.First, slot.End);
        if (!known.TryGetValue(key, out var reading))
        {
            reading = read(new Cursor(slot.Utterance, slot.First, slot.End), context);
            known.Add(key, reading);
        }

        return reading;
    }
}
