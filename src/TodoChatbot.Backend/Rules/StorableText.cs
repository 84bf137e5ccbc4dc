using System.Text;
using System.Text.Json;

namespace TodoChatbot.Backend.Rules;

/// <summary>
/// Leaves out of text from a program what neither database nor JSON can hold: U+0000, surrogates without their other half, and the
/// noncharacters U+FFFE and U+FFFF. Text from people is refused instead, by the rules of its contract.
/// </summary>
internal static class StorableText
{
    /// <summary>The text without these characters.</summary>
    public static string Of(string text)
    {
        if (!HasUnstorable(text))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
            {
                kept.Append(text, index++, 2);
            }
            else if (IsStorable(text[index]))
            {
                kept.Append(text[index]);
            }
        }

        return kept.ToString();
    }

    /// <summary>A tool's argument without these characters: a text, or JSON.</summary>
    public static object? Of(object? value) => value switch
    {
        string text => Of(text),
        JsonElement json when json.ValueKind is JsonValueKind.String or JsonValueKind.Object or JsonValueKind.Array => Of(json),
        _ => value,
    };

    private static JsonElement Of(JsonElement json)
    {
        var raw = json.GetRawText();
        return raw.Contains("\\u", StringComparison.Ordinal) || HasUnstorable(raw)
            ? JsonSerializer.Deserialize<JsonElement>(WithoutEscapes(Of(raw)))
            : json;
    }

    // {"title":"a\u0000b"} holds its character as an escape.
    private static string WithoutEscapes(string json)
    {
        var kept = new StringBuilder(json.Length);
        for (var index = 0; index < json.Length;)
        {
            if (json[index] != '\\')
            {
                kept.Append(json[index++]);
            }
            else if (json[index + 1] != 'u')
            {
                kept.Append(json, index, 2);
                index += 2;
            }
            else
            {
                var character = EscapeAt(json, index)!.Value;
                var length = EscapeAt(json, index + 6) is { } next && char.IsSurrogatePair(character, next) ? 12 : 6;
                if (length == 12 || IsStorable(character))
                {
                    kept.Append(json, index, length);
                }

                index += length;
            }
        }

        return kept.ToString();
    }

    private static char? EscapeAt(string json, int index) =>
        index + 6 <= json.Length && json[index] == '\\' && json[index + 1] == 'u' ? (char)Convert.ToUInt16(json.Substring(index + 2, 4), 16) : null;

    private static bool HasUnstorable(string text) => text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') >= 0 || text.AsSpan().IndexOfAny('\0', '\ufffe', '\uffff') >= 0;

    private static bool IsStorable(char character) => !char.IsSurrogate(character) && character is not ('\0' or '\ufffe' or '\uffff');

    /// <summary>Text that comes in pieces, which can break between the two halves of a character.</summary>
    internal sealed class Stream
    {
        private char? _half;

        /// <summary>What can be passed on after another piece.</summary>
        public string Next(string piece)
        {
            var text = _half is { } half ? half + piece : piece;
            _half = null;
            if (text.Length > 0 && char.IsHighSurrogate(text[^1]))
            {
                _half = text[^1];
                text = text[..^1];
            }

            return Of(text);
        }
    }
}
