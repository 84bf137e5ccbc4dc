using System.Text;

namespace TodoChatbot.Backend.Assistant;

/// <summary>The text of an answer, round by round: each round begins a line, and what only repeats the round before is left out.</summary>
internal sealed class SpokenText
{
    private readonly StringBuilder _round = new();
    private string _before = "";
    private bool _isHeld;
    private char _last = '\n';

    /// <summary>True while nothing was said.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Adds a piece and returns what can be shown of it now.</summary>
    public string Add(string piece)
    {
        if (piece.Length == 0)
        {
            return "";
        }

        var isFirst = _round.Length == 0;
        _round.Append(piece);
        if ((isFirst || _isHeld) && _before.StartsWith(_round.ToString(), StringComparison.Ordinal))
        {
            _isHeld = true;
            return "";
        }

        var begins = isFirst || _isHeld;
        var shown = _isHeld ? _round.ToString() : piece;
        _isHeld = false;
        return Said(shown, begins);
    }

    /// <summary>Ends a round and returns what was held back of it.</summary>
    public string EndRound()
    {
        var round = _round.ToString();
        var held = _isHeld && round.TrimEnd() != _before.TrimEnd() ? round : "";
        _round.Clear();
        _isHeld = false;
        _before = round.Length > 0 ? round : _before;
        return held.Length > 0 ? Said(held, begins: true) : "";
    }

    private string Said(string text, bool begins)
    {
        var said = begins && !char.IsWhiteSpace(_last) ? "\n" + text : text;
        IsEmpty = false;
        _last = said[^1];
        return said;
    }
}
