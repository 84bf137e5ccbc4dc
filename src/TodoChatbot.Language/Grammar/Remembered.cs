namespace TodoChatbot.Language.Grammar;

/// <summary>
/// What one rule of the grammar has read at each place of an utterance, so that a phrase that many phrases can contain is read once
/// (packrat parsing). What is remembered must not be changed by those who get it.
/// </summary>
internal sealed class Remembered<T>
    where T : class
{
    // What follows the end of a stretch is the end of the text, and what stands before its beginning is not looked at.
    private readonly Dictionary<(int Position, int First, int End), (T? Value, int Behind)> _known = [];

    /// <summary>Reads what stands at the cursor, or answers what was read there before.</summary>
    public T? Read(Cursor cursor, Func<Cursor, T?> read)
    {
        var key = (cursor.Position, cursor.First, cursor.End);
        if (!_known.TryGetValue(key, out var known))
        {
            cursor.Utterance.Steps.Enter();
            known = (read(cursor), cursor.Position);
            cursor.Utterance.Steps.Leave();
            _known.Add(key, known);
        }

        cursor.Position = known.Behind;
        return known.Value;
    }
}
