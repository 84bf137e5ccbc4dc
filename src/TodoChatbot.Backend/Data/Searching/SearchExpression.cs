using System.Collections.Frozen;

namespace TodoChatbot.Backend.Data.Searching;

/// <summary>A condition on the terms of a row, in the syntax of neither database.</summary>
internal abstract record SearchExpression
{
    private SearchExpression()
    {
    }

    /// <summary>How many terms can meet the condition at its widest place.</summary>
    public abstract int Alternatives { get; }

    /// <summary>True when these terms meet the condition.</summary>
    public abstract bool Matches(IReadOnlyCollection<string> terms);

    /// <summary>The condition for PostgreSQL (<c>tsquery</c>).</summary>
    /// <param name="owner">The prefix of every term of the owner.</param>
    public abstract string ToTsQuery(string owner);

    /// <summary>The condition for SQLite (FTS5).</summary>
    /// <param name="owner">The prefix of every term of the owner.</param>
    public abstract string ToFts5(string owner);

    public static SearchExpression Exact(params IEnumerable<string> terms) => new Terms(terms, isPrefix: false);

    public static SearchExpression Prefix(params IEnumerable<string> terms) => new Terms(terms, isPrefix: true);

    public static SearchExpression All(IReadOnlyList<SearchExpression> parts) => parts is [var one] ? one : new Every(parts);

    public static SearchExpression Any(IReadOnlyList<SearchExpression> parts) => parts is [var one] ? one : new Either(parts);

    public static SearchExpression Except(SearchExpression found, SearchExpression excluded) => new Difference(found, excluded);

    /// <summary>One of these terms, or a term that begins with one of them.</summary>
    /// <remarks>A term has no quotation marks, no backslashes and no spaces, so that it needs no escaping in either syntax.</remarks>
    private sealed record Terms : SearchExpression
    {
        private readonly FrozenSet<string> _terms;
        private readonly bool _isPrefix;

        public Terms(IEnumerable<string> terms, bool isPrefix)
        {
            var all = terms.ToHashSet(StringComparer.Ordinal);
            _isPrefix = isPrefix;

            // What begins with one of the others is found by that one.
            _terms = (isPrefix ? all.Where(term => !Enumerable.Range(1, term.Length - 1).Any(length => all.Contains(term[..length]))) : all)
                .ToFrozenSet(StringComparer.Ordinal);
        }

        public override int Alternatives => _terms.Count;

        public override bool Matches(IReadOnlyCollection<string> terms)
        {
            if (!_isPrefix)
            {
                return terms.Any(_terms.Contains);
            }

            // Looking each beginning up is faster than comparing with hundreds of spellings.
            var lookup = _terms.GetAlternateLookup<ReadOnlySpan<char>>();
            var lengths = _terms.Select(term => term.Length).Distinct().ToList();
            return terms.Any(term => lengths.Exists(length => length <= term.Length && lookup.Contains(term.AsSpan(0, length))));
        }

        public override string ToTsQuery(string owner) =>
            $"({string.Join(" | ", _terms.Select(term => $"'{owner}{term}'{(_isPrefix ? ":*" : "")}"))})";

        public override string ToFts5(string owner) =>
            $"({string.Join(" OR ", _terms.Select(term => $"\"{owner}{term}\"{(_isPrefix ? " *" : "")}"))})";
    }

    private sealed record Every(IReadOnlyList<SearchExpression> Parts) : SearchExpression
    {
        public override int Alternatives => Parts.Max(part => part.Alternatives);

        public override bool Matches(IReadOnlyCollection<string> terms) => Parts.All(part => part.Matches(terms));

        public override string ToTsQuery(string owner) => $"({string.Join(" & ", Parts.Select(part => part.ToTsQuery(owner)))})";

        public override string ToFts5(string owner) => $"({string.Join(" AND ", Parts.Select(part => part.ToFts5(owner)))})";
    }

    private sealed record Either(IReadOnlyList<SearchExpression> Parts) : SearchExpression
    {
        public override int Alternatives => Parts.Sum(part => part.Alternatives);

        public override bool Matches(IReadOnlyCollection<string> terms) => Parts.Any(part => part.Matches(terms));

        public override string ToTsQuery(string owner) => $"({string.Join(" | ", Parts.Select(part => part.ToTsQuery(owner)))})";

        public override string ToFts5(string owner) => $"({string.Join(" OR ", Parts.Select(part => part.ToFts5(owner)))})";
    }

    private sealed record Difference(SearchExpression Found, SearchExpression Excluded) : SearchExpression
    {
        public override int Alternatives => Found.Alternatives;

        public override bool Matches(IReadOnlyCollection<string> terms) => Found.Matches(terms) && !Excluded.Matches(terms);

        public override string ToTsQuery(string owner) => $"({Found.ToTsQuery(owner)} & !{Excluded.ToTsQuery(owner)})";

        public override string ToFts5(string owner) => $"({Found.ToFts5(owner)} NOT {Excluded.ToFts5(owner)})";
    }
}
