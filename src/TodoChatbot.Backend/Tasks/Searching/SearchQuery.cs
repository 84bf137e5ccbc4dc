using System.Globalization;
using TodoChatbot.Backend.Data.Searching;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Tasks.Searching;

/// <summary>A search as conditions on the terms of tasks.</summary>
/// <param name="Exact">Every word begins a word of the task.</param>
/// <param name="Tolerant">The same with one typo in any long word; null when no word is long enough.</param>
/// <param name="Number">The number of a task, when the search is nothing else; then there is no typo.</param>
internal sealed record SearchQuery(SearchExpression Exact, SearchExpression? Tolerant, int? Number)
{
    // Enough for one word of any length or two to three usual ones. The databases compare every spelling with every other, so that twice
    // as many cost four times as much. Words beyond have to be spelled right.
    private const int MaxSpellings = 900;

    /// <summary>What only a typo keeps from being found.</summary>
    public SearchExpression? Misspelled => Tolerant is null ? null : SearchExpression.Except(Tolerant, Exact);

    /// <summary>What is found at all.</summary>
    public SearchExpression Whole => Tolerant ?? Exact;

    /// <summary>Reads a search for words of tasks alone.</summary>
    /// <returns>Null when the search has no words.</returns>
    public static SearchQuery? OfWords(string text) => Of(Read(text), []);

    /// <summary>Reads a search for words, numbers of tasks and names of projects.</summary>
    /// <returns>Null when the search has no words.</returns>
    public static SearchQuery? Of(string text, IEnumerable<(Guid Id, string Name)> projects) =>
        Of(Read(text), [.. projects.Select(project => new ProjectTerms(project.Id, TermsOf(project.Name)))]);

    // The work of a search grows with the square of its words, and a chat message can be long, so words beyond the limit are ignored.
    private static IReadOnlyList<SearchUnit> Read(string text) => SearchTokenizer.Read(text.Cut(Limits.SearchLength));

    private static SearchQuery? Of(IReadOnlyList<SearchUnit> units, IReadOnlyList<ProjectTerms> projects)
    {
        if (units.Count == 0)
        {
            return null;
        }

        var exact = units.Select((_, place) => ConditionOf(place, Written)).ToList();
        var spellings = 0;
        var tolerant = units.Select((_, place) => ConditionOf(place, Misspelled)).ToList();
        return new SearchQuery(SearchExpression.All(exact), spellings > 0 ? SearchExpression.All(tolerant) : null, units is [var only] ? NumberOf(only) : null);

        SearchExpression ConditionOf(int place, Func<string, bool, SearchExpression> spelled)
        {
            var inText = InText(units, place, spelled);
            List<SearchExpression> alternatives = [inText];
            var inProjects = projects.Where(project => inText.Matches(project.Terms)).Select(project => TaskSearchSql.TermOfProject(project.Id)).ToList();
            if (inProjects.Count > 0)
            {
                alternatives.Add(SearchExpression.Exact(inProjects));
            }

            return SearchExpression.Any(alternatives);
        }

        SearchExpression Misspelled(string term, bool isPrefix)
        {
            if (!Typos.CanOccurIn(term))
            {
                return Written(term, isPrefix);
            }

            var tolerant = isPrefix ? SearchExpression.Prefix(Typos.Of(term).Append(term)) : SearchExpression.Exact(Typos.Of(term).Append(term));
            if (spellings + tolerant.Alternatives > MaxSpellings)
            {
                return Written(term, isPrefix);
            }

            spellings += tolerant.Alternatives;
            return tolerant;
        }
    }

    private static SearchExpression Written(string term, bool isPrefix) => isPrefix ? SearchExpression.Prefix(term) : SearchExpression.Exact(term);

    // A word may also be one half of a word that the text writes together: "t shirt" finds "tshirt".
    private static SearchExpression InText(IReadOnlyList<SearchUnit> units, int place, Func<string, bool, SearchExpression> spelled)
    {
        if (units[place] is not SearchUnit.Compound compound)
        {
            return SearchExpression.All([.. ((SearchUnit.Signs)units[place]).Windows.Select(window => SearchExpression.Prefix(window))]);
        }

        List<SearchExpression> spellings = [Sequence(compound.Parts, spelled)];
        if (compound.Joined.Count < compound.Parts.Count)
        {
            spellings.Add(Sequence(compound.Joined, spelled));
        }

        // A version is a number, with or without its letter.
        if (compound.Parts is ["v", _, _, ..])
        {
            spellings.Add(Sequence([.. compound.Parts.Skip(1)], spelled));
        }

        if (place > 0 && Pair(units[place - 1], compound) is { } before)
        {
            spellings.Add(Written(before, isPrefix: true));
        }

        if (place + 1 < units.Count && Pair(compound, units[place + 1]) is { } after)
        {
            spellings.Add(Written(after, isPrefix: true));
        }

        return SearchExpression.Any(spellings);
    }

    // All but the last are written to the end.
    private static SearchExpression Sequence(IReadOnlyList<string> terms, Func<string, bool, SearchExpression> spelled) =>
        SearchExpression.All([.. terms.Select((term, place) => spelled(term, place == terms.Count - 1))]);

    private static string? Pair(SearchUnit left, SearchUnit right) =>
        left is SearchUnit.Compound { Parts: [var first] } && right is SearchUnit.Compound { Parts: [var second] }
            && new SearchUnit.Compound([[first, second]]).Joined is [var joined] ? joined : null;

    private static int? NumberOf(SearchUnit unit) =>
        unit is SearchUnit.Compound { Parts: [var digits] } && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    private static HashSet<string> TermsOf(string name) => [.. SearchTokenizer.Read(name).SelectMany(unit => unit.Terms)];

    private sealed record ProjectTerms(Guid Id, IReadOnlyCollection<string> Terms);
}
