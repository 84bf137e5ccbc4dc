namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>Finds marks in a text that arrives in pieces, each of which can end in the middle of a mark.</summary>
internal static class Marks
{
    /// <summary>Returns the first of the given marks in a text, or null.</summary>
    public static (int Start, string Mark)? FirstIn(string text, IEnumerable<string> marks)
    {
        (int Start, string Mark)? first = null;
        foreach (var mark in marks)
        {
            var start = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (start >= 0 && (first is null || start < first.Value.Start))
            {
                first = (start, mark);
            }
        }

        return first;
    }

    /// <summary>How many characters at the end of a text may be the beginning of a mark.</summary>
    public static int BegunIn(string text, IEnumerable<string> marks) => marks
        .Select(mark => Enumerable.Range(1, Math.Min(mark.Length - 1, text.Length))
            .LastOrDefault(length => mark.StartsWith(text[^length..], StringComparison.OrdinalIgnoreCase)))
        .DefaultIfEmpty()
        .Max();
}
