using TodoChatbot.Language.Cultures;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>Finds the user's tasks by words of their titles: "the shed" for "Fix the shed door".</summary>
internal sealed class OwnTasks(IReadOnlyList<OwnTask> tasks, Culture culture, StepBudget steps)
{
    // The search finds further tasks.
    private const int MaxTasks = 500;

    // Longer clauses are not requests.
    private const int MaxClause = 24;

    // The shared letters and the endings of inflected words: "watering", "water".
    private const int MinStem = 4;
    private const int MaxEnding = 3;

    private static readonly TerminalSet Empty = TerminalSet.Of(
        Terminal.The, Terminal.A, Terminal.Mine, Terminal.TaskNoun, Terminal.OneWord, Terminal.Of, Terminal.And, Terminal.To, Terminal.For, Terminal.In,
        Terminal.On, Terminal.At, Terminal.From, Terminal.WithWord, Terminal.About);

    // These words ask for a kind of task.
    private static readonly TerminalSet Kinds = TerminalSet.Of(Terminal.TaskNouns, Terminal.All, Terminal.ListNoun, Terminal.QuestionWord, Terminal.NumberSign);

    private readonly Dictionary<string, bool[]> _titlesByWord = new(StringComparer.OrdinalIgnoreCase);
    private Title[]? _titles;

    private Title[] Titles => _titles ??= [.. tasks.Take(MaxTasks).Select(task => ContentOf(task.Title))];

    public bool IsEmpty => tasks.Count == 0;

    /// <summary>Returns the tasks whose titles contain all the words; null if there are none.</summary>
    public OwnTaskMatch? Find(Cursor stretch)
    {
        if (IsEmpty || Words(stretch) is not { Count: > 0 } words)
            return null;

        var forms = words.ConvertAll(TitlesWith);
        var found = Enumerable.Range(0, Titles.Length).Where(index => forms.TrueForAll(titles => titles[index])).ToList();
        if (found.Count == 0)
            return null;

        // Prefer whole titles to parts of titles, and open tasks to completed ones.
        var whole = found.FindAll(index => Titles[index].IsWhole(words));
        var named = (whole.Count > 0 ? whole : found).ConvertAll(index => tasks[index]);
        var open = named.FindAll(task => !task.IsDone);
        return new OwnTaskMatch(stretch, open.Count > 0 ? open : named, words.Count, whole.Count > 0);
    }

    /// <summary>Returns the numbers of tasks that are joined by "and" or commas: "the passport and the flights"; null if one of them is ambiguous.</summary>
    public IReadOnlyList<int>? Each(Cursor stretch)
    {
        if (IsEmpty)
            return null;

        var numbers = new List<int>();
        var first = stretch.First;
        for (var index = stretch.First; index <= stretch.End; index++)
        {
            var isJoint = index == stretch.End || stretch.At(index).Is(',') || stretch.At(index).Lexeme.Has(Terminal.And);
            if (!isJoint)
                continue;

            if (index > first)
            {
                if (Find(new Cursor(stretch.Utterance, first, index)) is not { Only: { } task })
                    return null;

                numbers.Add(task.Number);
            }

            first = index + 1;
        }

        return numbers.Count > 1 ? [.. numbers.Distinct()] : null;
    }

    /// <summary>Returns the longest part of a clause that refers to tasks; null if none does.</summary>
    public OwnTaskMatch? Longest(Cursor clause)
    {
        if (IsEmpty || clause.End - clause.First > MaxClause)
            return null;

        for (var length = clause.End - clause.First; length > 0; length--)
        {
            for (var first = clause.First; first + length <= clause.End; first++)
            {
                var stretch = new Cursor(clause.Utterance, first, first + length);
                if (!IsEmptyAt(clause, first + length - 1) && Find(stretch) is { } match)
                    return match;
            }
        }

        return null;
    }

    private static bool IsEmptyAt(Cursor clause, int index) => clause.At(index).Kind != TokenKind.Word || clause.At(index).Lexeme.Alone.Overlaps(Empty);

    // Null if the words ask for a kind of task, or are only a time.
    private static List<string>? Words(Cursor stretch)
    {
        var words = new List<string>();
        var names = false;
        for (var index = stretch.First; index < stretch.End; index++)
        {
            ref readonly var token = ref stretch.At(index);
            if (token.Kind is TokenKind.Quote or TokenKind.Break or TokenKind.Rule || token.Lexeme.Alone.Overlaps(Kinds))
                return null;

            if (token.Kind is TokenKind.Symbol or TokenKind.Possessive || token.Lexeme.Alone.Overlaps(Empty))
                continue;

            names |= token.Kind == TokenKind.Word && !stretch.IsTimeAt(index);
            words.Add(stretch.Utterance.Between(index, index + 1).ToString());
        }

        return names ? words : null;
    }

    // For each title, whether it contains a form of the word.
    private bool[] TitlesWith(string word)
    {
        if (_titlesByWord.TryGetValue(word, out var known))
            return known;

        steps.Spend(Titles.Length);
        return _titlesByWord[word] = Array.ConvertAll(Titles, title => Array.Exists(title.Words, part => AreForms(part, word)));
    }

    private Title ContentOf(string title)
    {
        var content = new List<string>();
        var startsWithVerb = false;
        var start = -1;
        for (var index = 0; index <= title.Length; index++)
        {
            if (index < title.Length && (char.IsLetterOrDigit(title[index]) || FoldedWord.IsCombiningMark(title[index])))
            {
                start = start < 0 ? index : start;
                continue;
            }

            if (start >= 0 && culture.Vocabulary.Find(title.AsSpan(start, index - start)) is var lexeme && !lexeme.Alone.Overlaps(Empty))
            {
                startsWithVerb |= content.Count == 0 && lexeme.Has(Terminal.Verb);
                content.Add(title[start..index]);
            }

            start = -1;
        }

        steps.Spend(content.Count);
        return new Title([.. content], startsWithVerb);
    }

    private static bool AreForms(string one, string other)
    {
        if (string.Equals(one, other, StringComparison.OrdinalIgnoreCase))
            return true;

        var shared = 0;
        while (shared < one.Length && shared < other.Length && char.ToLowerInvariant(one[shared]) == char.ToLowerInvariant(other[shared]))
            shared++;

        return shared >= MinStem && one.Length - shared <= MaxEnding && other.Length - shared <= MaxEnding;
    }

    private sealed record Title(string[] Words, bool StartsWithVerb)
    {
        // "tax return" is "File the tax return" without its verb.
        public bool IsWhole(List<string> words) => words.Count == Words.Length
            || (StartsWithVerb && words.Count == Words.Length - 1 && !words.Exists(word => AreForms(Words[0], word)));
    }
}
