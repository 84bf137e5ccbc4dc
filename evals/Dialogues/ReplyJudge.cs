using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TodoChatbot.Evals.Dialogues;

/// <summary>Checks the last reply of a dialogue against the expectation.</summary>
internal sealed partial class ReplyJudge(AccountFixture fixture, DateOnly today, IReadOnlyList<TaskState> tasks, string reply)
{
    private static readonly string[] Words =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private readonly string _reply = Plain(reply);

    /// <summary>True when it asks something; what it quotes is an example.</summary>
    public bool IsQuestion => Quoted().Replace(_reply, "").Contains('?', StringComparison.Ordinal);

    /// <summary>True when it begins as reports of changes do.</summary>
    public bool ClaimsChange => Claim().IsMatch(_reply);

    private bool NamesTask => tasks.Any(task => Names(task.Title));

    public (Outcome Outcome, string Fault) Judge(Dialogue.Expectation expect)
    {
        if (expect.NoTasks && tasks.FirstOrDefault(task => Names(task.Title)) is { } named)
            return (Outcome.FalseAnswer, $"names {named.Title}");

        if (expect.SaysNot.Select(Expand).FirstOrDefault(words => words.Any(Names)) is { } wrong)
            return (Outcome.FalseAnswer, $"names {wrong[0]}");

        var fault = FaultOfCount(expect) ?? FaultOfList(expect.List) ?? FaultOfSayings(expect.Says);
        return fault is null ? (Outcome.Right, "") : (OutcomeOf(), fault);
    }

    private Outcome OutcomeOf() => NamesTask ? Outcome.FalseAnswer
        : IsQuestion ? Outcome.Asked
        : HasFigure().IsMatch(_reply) || DeniesTasks().IsMatch(_reply) ? Outcome.FalseAnswer
        : Outcome.Missed;

    private string? FaultOfCount(Dialogue.Expectation expect)
    {
        if (expect.Count is not { } filter)
            return null;

        var count = Matching(filter).Count();
        var figure = count.ToString(CultureInfo.InvariantCulture);
        var found = Regex.IsMatch(_reply, $@"(?<![\w#.:]){figure}(?![\w:])")
            || (count < Words.Length && Regex.IsMatch(_reply, $@"\b{Words[count]}\b", RegexOptions.IgnoreCase))
            || FaultOfList(filter) is null;
        return found ? null : $"does not count {figure}";
    }

    private string? FaultOfList(Dialogue.TaskFilter? filter)
    {
        if (filter is null)
            return null;

        var matching = Matching(filter).Select(task => task.Title).ToHashSet();
        var missing = matching.Where(title => !Names(title)).ToList();
        var others = tasks.Select(task => task.Title).Where(title => !matching.Contains(title) && Names(title)).ToList();
        return (missing, others) switch
        {
            ([], []) => null,
            ({ Count: > 0 }, _) => $"leaves out {string.Join(", ", missing)}",
            _ => $"names {string.Join(", ", others)}",
        };
    }

    private string? FaultOfSayings(IReadOnlyList<JsonElement> says)
    {
        foreach (var saying in says)
        {
            List<string> words = saying.ValueKind == JsonValueKind.Array
                ? [.. saying.EnumerateArray().SelectMany(one => Expand(one.GetString()!))]
                : Expand(saying.GetString()!);
            if (!words.Any(Names))
                return $"does not say {string.Join(" or ", words)}";
        }

        return null;
    }

    private List<string> Expand(string saying) => saying switch
    {
        ['@', 'd', 'a', 'y', ':', .. var day] => [.. DayWords.NamesOf(DayWords.Resolve(day, today), today)],
        ['@', .. var key] => [fixture.Tasks[fixture.NumberOf(key) - 1].Title],
        _ => [saying],
    };

    private IEnumerable<TaskState> Matching(Dialogue.TaskFilter filter) => tasks.Where(task =>
        (filter.Status is null ? !task.IsDone : task.Fields["status"] == filter.Status)
        && (!filter.Overdue || task.Due < today)
        && (filter.Due is null || (filter.Due == "none" ? task.Due is null : task.Due == DayWords.Resolve(filter.Due, today)))
        && (filter.Project is null || task.Fields["project"] == filter.Project)
        && (filter.Tag is null || task.Has("tags", filter.Tag))
        && (filter.Priority is null || task.Fields["priority"] == filter.Priority)
        && (filter.Text is null || task.Title.Contains(filter.Text, StringComparison.OrdinalIgnoreCase)));

    private bool Names(string text) => Regex.IsMatch(_reply, $@"(?<!\w){Regex.Escape(Plain(text))}(?!\w)", RegexOptions.IgnoreCase);

    private static string Plain(string text) => text.Replace('’', '\'').Replace('‘', '\'').Replace('\u00a0', ' ').Replace('\u202f', ' ');

    [GeneratedRegex("^(Added|Deleted|Completed|Marked|Moved|Changed|Updated|Renamed|Skipped|Reopened|Done)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Claim();

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex Quoted();

    // Some replies say that nothing is there, where something is.
    [GeneratedRegex("^(There are no|You have no|You don't have|Nothing|No tasks?) ", RegexOptions.IgnoreCase)]
    private static partial Regex DeniesTasks();

    [GeneratedRegex(@"\d")]
    private static partial Regex HasFigure();
}
