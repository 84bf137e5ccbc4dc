namespace TodoChatbot.Language.Lines;

/// <summary>Chooses the candidates that do not overlap and are worth the most together.</summary>
internal static class BestCover
{
    /// <summary>The best choice, in the order of the text.</summary>
    /// <param name="candidates">Candidates, the earliest start first.</param>
    public static List<Candidate> Of(List<Candidate> candidates)
    {
        if (candidates.Count < 2)
            return candidates;

        // best[i] is the most that candidates from i on are worth; weighted interval scheduling from the right.
        var best = new double[candidates.Count + 1];
        var next = new int[candidates.Count];
        for (var index = candidates.Count - 1; index >= 0; index--)
        {
            next[index] = FirstFrom(candidates, candidates[index].End, index + 1);
            best[index] = Math.Max(best[index + 1], candidates[index].Score + best[next[index]]);
        }

        var chosen = new List<Candidate>();
        for (var index = 0; index < candidates.Count;)
        {
            if (candidates[index].Score + best[next[index]] >= best[index + 1])
            {
                chosen.Add(candidates[index]);
                index = next[index];
            }
            else
            {
                index++;
            }
        }

        return chosen;
    }

    // Candidates are sorted by their start.
    private static int FirstFrom(List<Candidate> candidates, int token, int low)
    {
        var high = candidates.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (candidates[middle].First < token)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
