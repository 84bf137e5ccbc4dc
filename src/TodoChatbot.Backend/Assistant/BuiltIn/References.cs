using System.Globalization;
using System.Text.Json;
using TodoChatbot.Backend.Tasks.Searching;
using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Language.Intents;

namespace TodoChatbot.Backend.Assistant.BuiltIn;

/// <summary>Finds what "it", "the second" and "all of them" stand for in a conversation.</summary>
internal static class References
{
    /// <summary>The words that a tool's <c>task</c> argument takes, or what to say instead.</summary>
    public static Resolved Resolve(TaskReference reference, Dialogue dialogue) => reference switch
    {
        TaskReference.Numbers numbers => new Resolved(string.Join(", ", numbers.Values)),
        TaskReference.Words { Number: { } number } => new Resolved(number.ToString(CultureInfo.InvariantCulture)),
        TaskReference.Words words => new Resolved(words.Text),
        TaskReference.Matching => new Resolved("all"),
        TaskReference.Places places => ByPlace(places.Values, dialogue),
        TaskReference.Mentioned => Mentioned(dialogue) is [.., var last]
            ? new Resolved(Arguments.Numbers([last]))
            : new Resolved(null, Sentences.WhichTask),
        TaskReference.Others others => Others(others.Except, dialogue),
        TaskReference.AllMentioned { Count: { } count } => MentionedLast(count, dialogue) is { } last
            ? new Resolved(Arguments.Numbers(last))
            : new Resolved(null, Sentences.WhichTask),
        TaskReference.AllMentioned => Mentioned(dialogue) is { Count: > 0 } all
            ? new Resolved(Arguments.Numbers(all))
            : new Resolved(null, Sentences.WhichTask),
        _ => new Resolved(null, Sentences.WhichTask),
    };

    /// <summary>The tasks of the last list that the conversation showed; empty when it showed none.</summary>
    public static IReadOnlyList<TaskBrief> Shown(Dialogue dialogue) => ListTurn(dialogue) is { } turn ? ShownBy(turn) : [];

    private static Resolved Others(TaskReference? except, Dialogue dialogue)
    {
        if (ListTurn(dialogue) is not { } turn)
        {
            return new Resolved(null, Sentences.NoList);
        }

        var shown = ShownBy(turn);
        var left = except is null
            ? [.. dialogue.Earlier.TakeWhile(later => later != turn).SelectMany(later => later.Calls).SelectMany(call => call.Answer?.Tasks ?? []).Select(task => task.Number)]
            : Among(except, shown);
        if (left.Count == 0)
        {
            return new Resolved(null, Sentences.NothingLeftOut);
        }

        var others = shown.Where(task => !left.Contains(task.Number)).ToList();
        return others.Count > 0 ? new Resolved(Arguments.Numbers(others)) : new Resolved(null, Sentences.NothingFits);
    }

    // The numbers of the tasks that a reference names.
    private static IReadOnlyList<int> Among(TaskReference reference, IReadOnlyList<TaskBrief> tasks) => reference switch
    {
        TaskReference.Numbers numbers => [.. numbers.Values.Intersect(tasks.Select(task => task.Number))],
        TaskReference.Places places => [.. AtPlaces(places.Values, tasks).Select(task => task.Number)],
        TaskReference.Words { Number: { } number } => tasks.Any(task => task.Number == number) ? [number] : [],
        TaskReference.Words words => Titled(words.Text, tasks),
        TaskReference.Matching { Title: { } title } => Titled(title, tasks),
        TaskReference.Matching { Filter.Words: { } words } => Titled(words, tasks),
        _ => [],
    };

    /// <summary>The numbers of the tasks whose titles have all the words, or begin words with them.</summary>
    public static IReadOnlyList<int> Titled(string words, IReadOnlyList<TaskBrief> tasks)
    {
        var wanted = SearchWords.Of(words).ToList();
        return [.. tasks.Where(task => wanted.Count > 0 && wanted.TrueForAll(word => SearchWords.Of(task.Title).Any(part => part.StartsWith(word, StringComparison.Ordinal))))
            .Select(task => task.Number)];
    }

    private static Dialogue.Turn? ListTurn(Dialogue dialogue) => dialogue.Earlier.FirstOrDefault(turn => ShownBy(turn).Count > 1);

    // A list that was looked up before a change was not shown.
    private static IReadOnlyList<TaskBrief> ShownBy(Dialogue.Turn turn) => turn.Calls.LastOrDefault() switch
    {
        { Answer: { Candidates: { Count: > 0 } candidates } } => candidates,
        { Tool: Operations.ListTasks or Operations.AddTasks or Operations.Summarize, Answer.Tasks: var tasks } => tasks,
        _ => [],
    };

    /// <summary>True when the last change of the conversation is of a kind.</summary>
    public static bool LastChangeIs(ChangeKind kind, Dialogue dialogue) => dialogue.Earlier
        .SelectMany(turn => Enumerable.Reverse(turn.Calls))
        .FirstOrDefault(call => call.Answer is { IsError: false, ChangeSet: not null })?.Tool is { } tool && IsOf(kind, tool);

    /// <summary>The last change of a task that is named by words, among those that <c>list_activity</c> listed; null for none.</summary>
    public static Guid? LastChangeOf(string words, ChangeKind? kind, Dialogue.Call listed)
    {
        var wanted = SearchWords.Of(words).ToList();
        return ChangesOf(kind, listed).FirstOrDefault(change => change.CanUndo
            && wanted.Count > 0 && wanted.TrueForAll(word => SearchWords.Of(change.Summary).Any(said => said.StartsWith(word, StringComparison.Ordinal))))?.ChangeSet;
    }

    /// <summary>The changes that were listed, the newest first, without what undoes others.</summary>
    /// <param name="kind">Only those of this kind; null for every kind.</param>
    /// <param name="listed">The call of <c>list_activity</c>.</param>
    public static IEnumerable<ActivityItem> ChangesOf(ChangeKind? kind, Dialogue.Call listed) =>
        (listed is { Result: { ValueKind: JsonValueKind.Object } json, Answer.IsError: false } ? json.Deserialize<ActivityAnswer>(Wire.Json)?.Changes ?? [] : [])
            .Where(change => change.Undoes is null && !change.Undone && (kind is not { } of || IsOf(of, change.Tool)));

    private static bool IsOf(ChangeKind kind, string tool) => (kind, tool) is
        (ChangeKind.Deletion, Operations.DeleteTask) or (ChangeKind.Completion, Operations.CompleteTask) or (ChangeKind.Edit, Operations.UpdateTask)
        or (ChangeKind.Addition, Operations.AddTask or Operations.AddTasks);

    private static Resolved ByPlace(IReadOnlyList<int> places, Dialogue dialogue)
    {
        var shown = Mentioned(dialogue);
        if (shown.Count == 0)
        {
            return new Resolved(null, Sentences.NoList);
        }

        var picked = AtPlaces(places, shown);
        return picked.Count == places.Count
            ? new Resolved(Arguments.Numbers(picked))
            : new Resolved(null, Sentences.ListIsShorter(shown.Count));
    }

    // 1 is the first, -1 the last; places that the list does not have are left out.
    private static List<TaskBrief> AtPlaces(IReadOnlyList<int> places, IReadOnlyList<TaskBrief> tasks) =>
    [
        .. places.Select(place => place < 0 ? tasks.Count + place : place - 1)
            .Where(index => index >= 0 && index < tasks.Count)
            .Select(index => tasks[index]),
    ];

    /// <summary>The tasks of the latest turn that showed or wrote any.</summary>
    public static IReadOnlyList<TaskBrief> Mentioned(Dialogue dialogue) => Mentions(dialogue).FirstOrDefault() ?? [];

    // "Both" after two additions; null if the conversation was about more tasks, or fewer.
    private static List<TaskBrief>? MentionedLast(int count, Dialogue dialogue)
    {
        var last = new List<TaskBrief>();
        foreach (var tasks in Mentions(dialogue).TakeWhile(_ => last.Count < count))
        {
            last.InsertRange(0, tasks.Where(task => last.TrueForAll(other => other.Number != task.Number)));
        }

        return last.Count == count ? last : null;
    }

    // The tasks that each call showed or wrote, the newest first.
    private static IEnumerable<IReadOnlyList<TaskBrief>> Mentions(Dialogue dialogue) => dialogue.Earlier
        .SelectMany(turn => Enumerable.Reverse(turn.Calls))
        .Select(call => call.Answer)
        .OfType<TaskAnswer>()
        .Select(answer => answer.Candidates.Count > 0 ? answer.Candidates : answer.Tasks)
        .Where(tasks => tasks.Count > 0);

    /// <summary>One of the two is set.</summary>
    internal sealed record Resolved(string? Words, string? Problem = null);
}
