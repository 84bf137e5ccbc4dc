using System.Buffers;

namespace TodoChatbot.Language.Tokens;

/// <summary>
/// Tells text that only looks like words and numbers: URLs, addresses, paths, file names, versions, prices, percentages,
/// telephone numbers, colours. It is judged by its shape, a chunk between two spaces at a time.
/// </summary>
internal static class OpaqueText
{
    private static readonly SearchValues<char> Currencies = SearchValues.Create("$€£¥₹₽₩₺¢");

    // Longest end of a file name or an internet domain that is taken for one: "notes.markdown", "example.online".
    private const int LongestExtension = 8;

    /// <summary>True when the chunk says nothing that the grammar could read.</summary>
    /// <param name="chunk">Text without spaces around or in it, and without the punctuation of the sentence behind it.</param>
    public static bool Is(ReadOnlySpan<char> chunk) =>
        chunk[0] is '#' or '+' && char.IsLetter(chunk[^1]) && char.IsLetter(chunk[1])
            ? IsColour(chunk)
            : IsAddress(chunk) || IsPath(chunk) || IsAmount(chunk) || IsVersion(chunk) || IsTelephone(chunk) || IsColour(chunk)
                || IsFileName(chunk);

    /// <summary>True when the chunk is written as a RECUR value.</summary>
    public static bool IsRule(ReadOnlySpan<char> chunk) =>
        chunk.StartsWith("FREQ=", StringComparison.OrdinalIgnoreCase) || chunk.StartsWith("RRULE:FREQ=", StringComparison.OrdinalIgnoreCase);

    private static bool IsAddress(ReadOnlySpan<char> chunk)
    {
        if (chunk.Contains("://", StringComparison.Ordinal)
            || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || chunk.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            return true;

        var at = chunk.IndexOf('@');
        return at >= 0 && chunk.Length > 1 && char.IsLetter(chunk[Math.Min(at + 1, chunk.Length - 1)]);
    }

    private static bool IsPath(ReadOnlySpan<char> chunk) =>
        chunk.Contains('\\')
        || chunk.Contains('_')
        || chunk.StartsWith("~/", StringComparison.Ordinal)
        || chunk.StartsWith("./", StringComparison.Ordinal)
        || chunk.StartsWith("../", StringComparison.Ordinal)
        || (chunk.Length > 1 && chunk[0] == '/' && char.IsLetter(chunk[1]))
        || (chunk.Contains('/') && chunk.IndexOfAny('.', '=', '?') > 0 && ContainsLetter(chunk));

    private static bool IsAmount(ReadOnlySpan<char> chunk)
    {
        if (!ContainsDigit(chunk))
            return false;

        return chunk.IndexOfAny(Currencies) >= 0 || chunk[^1] is '%' or '°' || IsGroupedNumber(chunk);
    }

    // 1,000 and 12,500,000 and 1,000.50
    private static bool IsGroupedNumber(ReadOnlySpan<char> chunk)
    {
        var comma = chunk.IndexOf(',');
        return comma is >= 1 and <= 3
            && chunk.Length >= comma + 4
            && DigitsAt(chunk, 0) == comma
            && DigitsAt(chunk, comma + 1) == 3;
    }

    // v1.2, 1.2.3, 192.168.0.1; but 24.11.2026 is a date.
    private static bool IsVersion(ReadOnlySpan<char> chunk)
    {
        var marked = chunk.Length > 1 && chunk[0] is 'v' or 'V' && char.IsAsciiDigit(chunk[1]);
        var rest = marked ? chunk[1..] : chunk;
        var points = 0;
        var previous = 0;
        var last = 0;
        for (var at = 0; at < rest.Length;)
        {
            var digits = DigitsAt(rest, at);
            if (digits == 0)
                return points >= 2 && marked;

            previous = last;
            last = digits;
            at += digits;
            if (at == rest.Length)
                break;

            if (rest[at] != '.')
                return (marked || points >= 2) && rest[at] is '-' or '+';

            points++;
            at++;
        }

        return marked || points > 2 || (points == 2 && (last != 4 || previous > 2) && !IsPointedDate(rest));
    }

    // 2027.03.09 and 9.3.27
    private static bool IsPointedDate(ReadOnlySpan<char> chunk)
    {
        var first = DigitsAt(chunk, 0);
        var second = DigitsAt(chunk, first + 1);
        var third = chunk.Length - first - second - 2;
        return (first == 4 && second is 1 or 2 && third is 1 or 2 && chunk[0] is '1' or '2')
            || (first is 1 or 2 && second is 1 or 2 && third == 2 && IsUpTo(31, chunk[..first]) && IsUpTo(12, chunk[(first + 1)..(first + 1 + second)]) && !IsUpTo(23, chunk[^2..]));
    }

    private static bool IsUpTo(int most, ReadOnlySpan<char> digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) <= most;

    // 555-1234, 555-123-4567, +44-20-7946-0958; but 2026-11-24 and 24-11-2026 are dates.
    private static bool IsTelephone(ReadOnlySpan<char> chunk)
    {
        if (chunk.Length > 4 && chunk[0] == '+' && char.IsAsciiDigit(chunk[1]))
            return DigitsAt(chunk, 1) > 3 || chunk.IndexOfAnyExceptInRange('0', '9') == 0 && CountDigits(chunk) >= 7;

        Span<int> groups = stackalloc int[8];
        var count = 0;
        for (var at = 0; at < chunk.Length;)
        {
            var digits = DigitsAt(chunk, at);
            if (digits == 0 || count == groups.Length)
                return false;

            groups[count++] = digits;
            at += digits;
            if (at < chunk.Length && chunk[at] != '-')
                return false;

            at++;
        }

        return count switch
        {
            0 or 1 => false,
            2 => groups[0] >= 3 && groups[1] >= 3,
            3 => groups[0] != 4 && groups[2] != 4 ? groups[0] > 2 || groups[1] > 2 : groups[1] > 2,
            _ => true,
        };
    }

    // #ff8800, #f80 and #c0ffee, but not the tag #fed or the number #12.
    private static bool IsColour(ReadOnlySpan<char> chunk)
    {
        if (chunk.Length is not (4 or 7 or 9) || chunk[0] != '#')
            return false;

        var digits = 0;
        foreach (var character in chunk[1..])
        {
            if (!char.IsAsciiHexDigit(character))
                return false;

            if (char.IsAsciiDigit(character))
                digits++;
        }

        if (chunk.Length == 4 && digits == 0)
            return chunk[1] == chunk[2] && chunk[2] == chunk[3];

        return chunk.Length == 4 ? digits is 1 or 2 : digits > 0 || chunk[1] == chunk[2];
    }

    // report.pdf, Program.cs, example.com
    private static bool IsFileName(ReadOnlySpan<char> chunk)
    {
        var point = chunk.LastIndexOf('.');
        if (point < 2 || chunk.Length - point - 1 is < 2 or > LongestExtension || !char.IsLetter(chunk[point + 1]))
            return false;

        foreach (var character in chunk[(point + 1)..])
        {
            if (!char.IsAsciiLetterOrDigit(character))
                return false;
        }

        // "3.30pm" is a time, "tomorrow.Then" a forgotten space.
        return ContainsLetter(chunk[..point]) && !(char.IsUpper(chunk[point + 1]) && char.IsLower(chunk[point + 2]));
    }

    private static int DigitsAt(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;

        return end - start;
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character))
                digits++;
        }

        return digits;
    }

    private static bool ContainsDigit(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('0', '9') >= 0;

    private static bool ContainsLetter(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsLetter(character))
                return true;
        }

        return false;
    }
}
