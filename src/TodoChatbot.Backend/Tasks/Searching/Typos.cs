using System.Collections.Concurrent;
using System.Text;

namespace TodoChatbot.Backend.Tasks.Searching;

/// <summary>Spellings of a word that differ by one inserted, deleted, replaced or transposed letter.</summary>
internal static class Typos
{
    /// <summary>Letters of the shortest word that can be misspelled; shorter ones resemble too many others.</summary>
    public const int MinLength = 5;

    // Long words are rarely typed, and each has over fifty spellings for each of its letters.
    private const int MaxLength = 16;

    // Unicode encodes a script in blocks of so many code points, or in several.
    private const int BlockSize = 128;

    private static readonly ConcurrentDictionary<int, IReadOnlyList<Rune>> Alphabets = new();

    /// <summary>True when a word is long enough, and one of letters.</summary>
    public static bool CanOccurIn(string word) =>
        word.EnumerateRunes().Count() is >= MinLength and <= MaxLength && word.EnumerateRunes().All(Rune.IsLetter);

    /// <summary>The spellings, without the word itself.</summary>
    public static IReadOnlySet<string> Of(string word)
    {
        var letters = word.EnumerateRunes().ToArray();
        var alphabet = letters.Select(letter => letter.Value / BlockSize).Distinct().SelectMany(block => Alphabets.GetOrAdd(block, AlphabetOf)).ToList();
        var spellings = new HashSet<string>();
        for (var at = 0; at <= letters.Length; at++)
        {
            var (before, after) = (letters[..at], letters[at..]);
            Add([.. before, .. after.Skip(1)]);
            if (after.Length > 1)
            {
                Add([.. before, after[1], after[0], .. after[2..]]);
            }

            foreach (var letter in alphabet)
            {
                Add([.. before, letter, .. after]);
                Add([.. before, letter, .. after.Skip(1)]);
            }
        }

        spellings.Remove(word);
        return spellings;

        void Add(Rune[] spelling)
        {
            if (spelling.Length >= MinLength)
            {
                spellings.Add(string.Concat(spelling));
            }
        }
    }

    // Letters of Greek and Cyrillic that no living language uses.
    private static bool IsArchaic(Rune rune) => rune.Value is (>= 0x03CA and <= 0x03FF) or (>= 0x0460 and <= 0x0481);

    // The letters as they are stored.
    private static Rune[] AlphabetOf(int block) =>
    [
        .. Enumerable.Range(block * BlockSize, BlockSize).Where(Rune.IsValid).Select(value => new Rune(value))
            .Where(rune => !IsArchaic(rune) && Rune.IsLetter(rune) && SearchTokenizer.Read(rune.ToString()) is [SearchUnit.Compound { Parts: [var part] }] && part == rune.ToString()),
    ];
}
