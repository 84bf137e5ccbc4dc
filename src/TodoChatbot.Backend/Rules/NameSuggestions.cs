namespace TodoChatbot.Backend.Rules;

/// <summary>Names the known field, parameter or argument that an unknown one was probably meant to be.</summary>
internal static class NameSuggestions
{
    // What other task lists and other parts of this API call the same thing. These come before names that are only spelled alike.
    private static readonly Dictionary<string, string[]> Synonyms = new()
    {
        ["deadline"] = ["due", "due_date"],
        ["when"] = ["due", "due_date"],
        ["date"] = ["due", "due_date"],
        ["repeat"] = ["recurrence"],
        ["repeats"] = ["recurrence"],
        ["rrule"] = ["recurrence", "rule"],
        ["notes"] = ["description"],
        ["body"] = ["description", "text"],
        ["content"] = ["title", "message", "text"],
        ["name"] = ["title", "display_name"],
        ["summary"] = ["title"],
        ["labels"] = ["tags", "tag"],
        ["query"] = ["q", "text"],
        ["search"] = ["q", "text"],
        ["page"] = ["cursor"],
        ["offset"] = ["cursor"],
        ["per_page"] = ["limit"],
        ["count"] = ["limit"],
        ["direction"] = ["order"],
        ["id"] = ["task"],
        ["number"] = ["task", "numbers"],
        ["done"] = ["completed", "status"],
        ["create_task"] = ["add_task"],
        ["new_task"] = ["add_task"],
        ["create_todo"] = ["add_task"],
        ["add_todo"] = ["add_task"],
        ["create_tasks"] = ["add_tasks"],
        ["get_tasks"] = ["list_tasks"],
        ["find_tasks"] = ["list_tasks"],
        ["search_tasks"] = ["list_tasks"],
        ["edit_task"] = ["update_task"],
        ["modify_task"] = ["update_task"],
        ["reschedule_task"] = ["update_task"],
        ["finish_task"] = ["complete_task"],
        ["mark_done"] = ["complete_task"],
        ["remove_task"] = ["delete_task"],
    };

    /// <summary>A sentence about an unknown name: which one was probably meant, or which there are.</summary>
    /// <param name="problem">The sentence about the name itself.</param>
    /// <param name="unknown">The name that came.</param>
    /// <param name="known">The names there are.</param>
    public static string Describe(string problem, string unknown, IReadOnlyCollection<string> known) =>
        known.Count == 0 ? problem
        : Nearest(unknown, known) is { } near ? Messages.Format("Input_DidYouMean", problem, near)
        : Messages.Format("Input_UseAnyOf", problem, string.Join(", ", known.Select(name => $"`{name}`")));

    /// <summary>The known name nearest to another; null when none is near.</summary>
    public static string? Nearest(string unknown, IReadOnlyCollection<string> known)
    {
        var name = RequestValidationException.WireName(unknown).ToLowerInvariant().Replace('-', '_');
        if (known.FirstOrDefault(candidate => candidate.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } same)
        {
            return same;
        }

        if (Synonyms.GetValueOrDefault(name)?.FirstOrDefault(known.Contains) is { } synonym)
        {
            return synonym;
        }

        var near = known.Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal).FirstOrDefault();
        return near.Name is not null && near.Distance <= Math.Max(1, Math.Min(name.Length, near.Name.Length) / 3) ? near.Name
            : known.Where(candidate => BeginAlike(name, candidate)).OrderBy(candidate => Math.Abs(candidate.Length - name.Length)).FirstOrDefault();
    }

    // "due_date" and "due", "priority" and "priorities"
    private static bool BeginAlike(string name, string candidate)
    {
        var shared = name.AsSpan().CommonPrefixLength(candidate);
        return (name.Split('_') is [{ Length: > 2 } first, ..] && candidate.Split('_')[0] == first)
            || (shared > 3 && shared * 3 >= Math.Min(name.Length, candidate.Length) * 2);
    }

    // Insertions, deletions, substitutions and swaps of neighbors (Damerau–Levenshtein, restricted). Longer names are not compared.
    private static int Distance(string left, string right)
    {
        const int longest = 64;
        if (left.Length > longest || right.Length > longest)
        {
            return int.MaxValue;
        }

        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= right.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[left.Length, right.Length];
    }
}
