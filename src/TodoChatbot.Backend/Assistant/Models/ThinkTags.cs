using System.Text;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>Leaves out the thoughts that local models write into their text between <c>&lt;think&gt;</c> and <c>&lt;/think&gt;</c>.</summary>
internal sealed class ThinkTags
{
    private static readonly string[] Opening = ["<think>", "<thinking>"];
    private static readonly string[] Closing = ["</think>", "</thinking>"];
    private static readonly string[] All = [.. Opening, .. Closing];

    private bool _isInside;
    private bool _trims;
    private string _pending = "";

    /// <summary>What a person may read after another piece.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="voids">True when the text before it was a thought as well: some servers leave out the opening tag.</param>
    public string Next(string piece, out bool voids)
    {
        voids = false;
        var text = _pending + piece;
        var visible = new StringBuilder();
        while (Marks.FirstIn(text, _isInside ? Closing : All) is var (start, mark))
        {
            if (!_isInside)
            {
                visible.Append(text.AsSpan(0, start));
            }

            var opens = Opening.Contains(mark);
            if (!opens && !_isInside)
            {
                visible.Clear();
                voids = true;
            }

            (_isInside, _trims) = (opens, _trims || !opens);
            text = text[(start + mark.Length)..];
        }

        var begun = Marks.BegunIn(text, _isInside ? Closing : All);
        _pending = text[^begun..];
        if (!_isInside)
        {
            visible.Append(text.AsSpan(0, text.Length - begun));
        }

        return Trimmed(visible.ToString());
    }

    /// <summary>What is left at the end.</summary>
    public string End() => _isInside ? "" : Trimmed(_pending);

    // The lines between a thought and the answer belong to neither.
    private string Trimmed(string text)
    {
        if (_trims)
        {
            text = text.TrimStart();
            _trims = text.Length == 0;
        }

        return text;
    }
}
