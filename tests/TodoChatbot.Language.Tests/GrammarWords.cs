using TodoChatbot.Language.Cultures;

namespace TodoChatbot.Language.Tests;

/// <summary>The words and phrases that the grammar knows, and texts made of them that nobody would write.</summary>
internal static class GrammarWords
{
    private const int MaxLength = 10_000;

    public static IReadOnlyList<string> English { get; } = Of("en-US");

    public static IReadOnlyList<string> Spanish { get; } = Of("es-ES");

    public static IReadOnlyList<string> Urdu { get; } = Of("ur-PK");

    /// <summary>What the grammar looks for besides words, and what can be nested.</summary>
    private static readonly string[] Marks =
    [
        ",", ";", ".", "!", "?", ":", "-", "–", "/", "(", ")", "[", "'", "\"", "“", "”", "#", "+", "\n", "'s", "5", "12", "31", "3rd", "1st", "5pm", "5:30", "10:99", "25:00", "1/2", "13/13",
        "2026", "1.5", "24/11", "2026-11-24T17:00Z", "GMT+99", "#tag", "+project", "!high", "p1", "task 3", "and", "or", "except", "but not", "every", "the", "of", "to", "from",
        "FREQ=DAILY;BYDAY=MO", "the day before", "eve of", "two days after", "10 working days before", "a week from",
    ];

    private static readonly string[] Starts =
        ["", "", "", "show ", "add ", "delete ", "move ", "mark ", "change ", "complete ", "what ", "remind me ", "every day ", "muestra ", "añade ", "borra "];

    /// <summary>A text of the words of a language, repeated and nested; the same one for the same number.</summary>
    /// <param name="words">The words of the language.</param>
    /// <param name="number">Which text.</param>
    /// <param name="length">How long it is to be, in characters, at most 10,000.</param>
    public static string Text(IReadOnlyList<string> words, int number, int length)
    {
        var random = new Generator((ulong)number);
        var (first, second, last) = (Part(6), Part(4), Part(3));
        var times = Math.Max(1, (length - last.Length) / (first.Length + second.Length + 2));
        var body = random.Below(6) switch
        {
            0 => Repeated(first, times) + Repeated(second, times),
            1 => Repeated(first + second, times) + last,
            2 => last + Repeated(first, 2 * times),
            3 => Repeated("(" + first, times) + second + Repeated(")", times),
            4 => string.Concat(Enumerable.Range(1, times).Select(index => $"{first}{index} {second}")) + last,
            _ => string.Concat(Enumerable.Range(0, (length / 40) + 1).Select(_ => Part(8))),
        };
        var text = Starts[random.Below(Starts.Length)] + body;
        return text.Length <= MaxLength ? text : text[..MaxLength];

        string Part(int maxWords)
        {
            var separator = random.Below(8) == 0 ? "" : " ";
            return string.Concat(Enumerable.Range(0, 1 + random.Below(maxWords)).Select(_ => Word() + separator));
        }

        string Word() => random.Below(4) == 0 ? Marks[random.Below(Marks.Length)] : words[random.Below(words.Count)];
    }

    public static string Repeated(string part, int times) => string.Concat(Enumerable.Repeat(part, times));

    private static List<string> Of(string locale) =>
    [
        .. CultureCatalog.Of(locale).Vocabulary.Lexemes
            .SelectMany(lexeme => lexeme.Phrases.Select(phrase => string.Join(' ', phrase.Rest.Select(word => word.Text).Prepend(lexeme.Text))).Prepend(lexeme.Text))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    // A generator of our own, so that a failing text fails again on every machine.
    private sealed class Generator(ulong seed)
    {
        private ulong _state = (seed + 1) * 0x9E3779B97F4A7C15;

        public int Below(int limit)
        {
            _state ^= _state << 13;
            _state ^= _state >> 7;
            _state ^= _state << 17;
            return (int)(_state % (ulong)limit);
        }
    }
}
