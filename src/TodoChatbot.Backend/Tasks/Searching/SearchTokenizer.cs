using System.Globalization;
using System.Text;

namespace TodoChatbot.Backend.Tasks.Searching;

/// <summary>
/// Divides texts into the units of search. Stored texts and searches go through it, on both databases alike.
/// </summary>
internal static class SearchTokenizer
{
    /// <summary>Characters of a term. Longer runs of letters are not words.</summary>
    public const int MaxTermLength = 64;

    /// <summary>Signs of a script without spaces that are indexed together, from each sign on.</summary>
    public const int WindowLength = 3;

    // "a1b2c3d4e5f6" is an identifier, not six words.
    private const int MaxPartsOfRun = 6;

    private const string Apostrophes = "'’‘ʼʻʽ＇`";
    private const string Joiners = Apostrophes + "-‐‑‒–－._&·";

    // Scripts that are written without spaces between words.
    private static readonly (int First, int Last)[] Unspaced =
    [
        (0x0E00, 0x0EFF), // Thai, Lao
        (0x1000, 0x109F), // Burmese
        (0x1100, 0x11FF), // Hangul, decomposed: words are found inside compounds as well
        (0x1780, 0x17FF), // Khmer
        (0x1950, 0x19DF), // Tai Le, New Tai Lue
        (0x1A20, 0x1AAF), // Tai Tham
        (0x1B00, 0x1B7F), // Balinese
        (0x3005, 0x3007), // Ideographic iteration mark and zero
        (0x3040, 0x312F), // Hiragana, Katakana, Bopomofo
        (0x3400, 0x4DBF), // Chinese characters
        (0x4E00, 0x9FFF),
        (0xA960, 0xA97F), // Hangul
        (0xA980, 0xA9FF), // Javanese, Burmese
        (0xAA60, 0xAADF), // Burmese, Tai Viet
        (0xD7B0, 0xD7FF), // Hangul
        (0x20000, 0x3FFFF), // Chinese characters
    ];

    // Letters that Unicode does not decompose into a base and an accent.
    private static readonly Dictionary<Rune, string> Plain = new()
    {
        [new('ß')] = "ss",
        [new('æ')] = "ae",
        [new('œ')] = "oe",
        [new('ø')] = "o",
        [new('ł')] = "l",
        [new('đ')] = "d",
        [new('ð')] = "d",
        [new('þ')] = "th",
        [new('ı')] = "i",
    };

    private enum Kind
    {
        Letter,
        Digit,
        Unspaced,
        Symbol,
        Joiner,
        Ignored,
        Break,
    }

    /// <summary>The units of a text in its order.</summary>
    public static IReadOnlyList<SearchUnit> Read(string text)
    {
        var reader = new Reader();
        foreach (var rune in UnicodeText.Decompose(text.Replace('´', '\'')).EnumerateRunes())
        {
            reader.Add(rune, KindOf(rune));
        }

        return reader.Finish();
    }

    private static Kind KindOf(Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            // The tatweel only stretches a word.
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.Format:
            case var _ when rune.Value == 0x0640:
                return Kind.Ignored;
            case UnicodeCategory.OtherSymbol:
                return Kind.Symbol;
            case UnicodeCategory.DecimalDigitNumber:
                return Kind.Digit;
            case var _ when rune.IsBmp && Joiners.Contains((char)rune.Value, StringComparison.Ordinal):
                return Kind.Joiner;
            case UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber:
            case var _ when Rune.IsLetter(rune):
                return Array.Exists(Unspaced, range => rune.Value >= range.First && rune.Value <= range.Last) ? Kind.Unspaced : Kind.Letter;
            default:
                return Kind.Break;
        }
    }

    /// <summary>A letter without its case and, where Unicode does not decompose it, without its accent.</summary>
    public static string Fold(Rune rune)
    {
        // Upper case first, because σ and ς have the same.
        var lower = Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune));
        return Plain.GetValueOrDefault(lower) ?? lower.ToString();
    }

    private static bool BeginsSign(Rune rune) => rune.Value is not (>= 0x1160 and <= 0x11FF or >= 0xD7B0 and <= 0xD7FF);

    /// <summary>Collects letters and digits until a unit is complete.</summary>
    private sealed class Reader
    {
        private readonly List<SearchUnit> _units = [];
        private readonly List<List<string>> _runs = [];
        private readonly StringBuilder _part = new();
        private readonly List<string> _signs = [];
        private Kind _kind = Kind.Break;
        private int _runLength;
        private bool _joins;

        public void Add(Rune rune, Kind kind)
        {
            switch (kind)
            {
                case Kind.Ignored:
                    return;
                case Kind.Joiner when _part.Length > 0 && !_joins:
                    EndPart();
                    _joins = true;
                    return;
                case Kind.Letter or Kind.Digit:
                    EndSigns();
                    if (_joins || _runs.Count == 0)
                    {
                        BeginRun();
                    }
                    else if (kind != _kind)
                    {
                        EndPart();
                    }

                    _kind = kind;
                    Append(kind == Kind.Digit ? ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture) : Fold(rune));
                    return;
                case Kind.Unspaced:
                    EndCompound();
                    if (_signs.Count > 0 && !BeginsSign(rune))
                    {
                        _signs[^1] += rune.ToString();
                    }
                    else
                    {
                        _signs.Add(Fold(rune));
                    }

                    return;
                case Kind.Symbol:
                    EndCompound();
                    EndSigns();
                    _units.Add(new SearchUnit.Compound([[rune.ToString()]]));
                    return;
                default:
                    EndCompound();
                    EndSigns();
                    return;
            }
        }

        public IReadOnlyList<SearchUnit> Finish()
        {
            EndCompound();
            EndSigns();
            return _units;
        }

        private void BeginRun()
        {
            _runs.Add([]);
            (_joins, _runLength) = (false, 0);
        }

        private void Append(string folded)
        {
            if (_runLength < MaxTermLength)
            {
                _part.Append(folded);
                _runLength += folded.Length;
            }
        }

        private void EndPart()
        {
            if (_part.Length > 0)
            {
                _runs[^1].Add(_part.ToString());
                _part.Clear();
            }
        }

        private void EndCompound()
        {
            EndPart();
            if (_runs.Count > 0)
            {
                _units.Add(new SearchUnit.Compound([.. _runs.Select(run => run.Count > MaxPartsOfRun ? [string.Concat(run)] : run)]));
                _runs.Clear();
            }

            _joins = false;
        }

        private void EndSigns()
        {
            if (_signs.Count > 0)
            {
                _units.Add(new SearchUnit.Signs([.. _signs]));
                _signs.Clear();
            }
        }
    }
}
