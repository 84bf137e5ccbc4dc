namespace TodoChatbot.Frontend.Tasks.Board;

/// <summary>The rows that a page shows, by number, with what they look like; an answer leaves out those that stay as they are.</summary>
public sealed class ShownRows
{
    /// <summary>The field that names the rows of the lists.</summary>
    public const string RowsField = "rows";

    /// <summary>The field that names the cards of the chat.</summary>
    public const string CardsField = "cards";

    private const int MaxCards = 200;

    private readonly Dictionary<int, string> _rows = [];

    /// <summary>The numbers of the tasks.</summary>
    public IReadOnlyCollection<int> Numbers => _rows.Keys;

    /// <summary>True when the task is shown and looks like this.</summary>
    public bool Has(int number, string fingerprint) => _rows.GetValueOrDefault(number) == fingerprint;

    /// <summary>Reads <c>7:a1b2c3 8:d4e5f6</c>.</summary>
    /// <returns>Null when the page does not say what it shows.</returns>
    public static ShownRows? Parse(string? field)
    {
        if (field is null)
        {
            return null;
        }

        var shown = new ShownRows();
        foreach (var row in field.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (row.Split(':') is [var number, var fingerprint] && int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var known))
            {
                shown._rows[known] = fingerprint;
            }
        }

        return shown;
    }

    /// <summary>Reads the cards, no more than one list can hold.</summary>
    public static ShownRows? ParseCards(string? field) => Parse(field is null ? null : string.Join(' ', field.Split(' ').Take(MaxCards)));
}
