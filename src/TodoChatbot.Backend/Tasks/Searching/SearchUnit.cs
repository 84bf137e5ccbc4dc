namespace TodoChatbot.Backend.Tasks.Searching;

/// <summary>What stands in a text without a space inside.</summary>
internal abstract record SearchUnit
{
    private SearchUnit()
    {
    }

    /// <summary>The terms by which a text with this unit is found.</summary>
    public abstract IEnumerable<string> Terms { get; }

    /// <summary>Letters and digits, perhaps with hyphens, apostrophes or dots between them.</summary>
    /// <param name="Runs">What stands between these, each divided into letters and digits: "v1.2" is [[v, 1], [2]].</param>
    internal sealed record Compound(IReadOnlyList<IReadOnlyList<string>> Runs) : SearchUnit
    {
        /// <summary>The words and numbers.</summary>
        public IReadOnlyList<string> Parts => [.. Runs.SelectMany(run => run)];

        /// <summary>The spelling without anything between the parts: "wi-fi" is wifi. Between two numbers, a sign has a meaning.</summary>
        public IReadOnlyList<string> Joined
        {
            get
            {
                var joined = new List<string>();
                var last = 'a';
                foreach (var part in Parts)
                {
                    if (joined.Count > 0 && !(char.IsAsciiDigit(last) && char.IsAsciiDigit(part[0])))
                    {
                        joined[^1] = Cut(joined[^1] + part);
                    }
                    else
                    {
                        joined.Add(part);
                    }

                    last = part[^1];
                }

                return joined;
            }
        }

        public override IEnumerable<string> Terms => Parts.Concat(Runs.Select(run => Cut(string.Concat(run)))).Concat(Joined);

        private static string Cut(string term) => term.Length <= SearchTokenizer.MaxTermLength ? term
            : term[..(char.IsHighSurrogate(term[SearchTokenizer.MaxTermLength - 1]) ? SearchTokenizer.MaxTermLength - 1 : SearchTokenizer.MaxTermLength)];
    }

    /// <summary>Signs of a script that is written without spaces.</summary>
    /// <param name="Values">The signs; for Korean, syllables.</param>
    internal sealed record Signs(IReadOnlyList<string> Values) : SearchUnit
    {
        /// <summary>From each sign on as many as a term has, fewer at the end.</summary>
        public override IEnumerable<string> Terms => Enumerable.Range(0, Values.Count).Select(From);

        /// <summary>Terms that together mean the signs in this order.</summary>
        public IReadOnlyList<string> Windows =>
            [.. Enumerable.Range(0, Math.Max(1, Values.Count - SearchTokenizer.WindowLength + 1)).Select(From).Distinct()];

        private string From(int start) => string.Concat(Values.Skip(start).Take(SearchTokenizer.WindowLength));
    }
}
