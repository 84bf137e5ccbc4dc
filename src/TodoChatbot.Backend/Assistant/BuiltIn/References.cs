using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Language.Intents;

namespace TodoChatbot.Backend.Assistant.BuiltIn;

/// <summary>Finds what "it", "the second" and "all of them" stand for in a conversation.</summary>
internal static class References
{
    /// <summary>The words that a tool's <c>task</c> argument takes, or what to say instead.</summary>
    public static Resolved Resolve(TaskReference reference, Dialogue dialogue) => reference switch
    {
        TaskReference.Numbers numbers => new Resolved(string.Join(", ", numbers.Values)),
        TaskReference.Words words => new Resolved(words.Text),
        TaskReference.Matching => new Resolved("all"),
        TaskReference.Places places => ByPlace(places.Values, dialogue),
        TaskReference.Mentioned => Mentioned(dialogue) is [.., var last]
            ? new Resolved(Arguments.Numbers([last]))
            : new Resolved(null, Sentences.WhichTask),
        TaskReference.AllMentioned => Mentioned(dialogue) is { Count: > 0 } all
            ? new Resolved(Arguments.Numbers(all))
            : new Resolved(null, Sentences.WhichTask),
        _ => new Resolved(null, Sentences.WhichTask),
    };

    private static Resolved ByPlace(IReadOnlyList<int> places, Dialogue dialogue)
    {
        var shown = Mentioned(dialogue);
        if (shown.Count == 0)
        {
            return new Resolved(null, Sentences.NoList);
        }

        var picked = places
            .Select(place => place < 0 ? shown.Count + place : place - 1)
            .Where(index => index >= 0 && index < shown.Count)
            .Select(index => shown[index])
            .ToList();
        return picked.Count == places.Count
            ? new Resolved(Arguments.Numbers(picked))
            : new Resolved(null, Sentences.ListIsShorter(shown.Count));
    }

    /// <summary>The tasks of the latest turn that showed or wrote any.</summary>
    public static IReadOnlyList<TaskBrief> Mentioned(Dialogue dialogue) => dialogue.Earlier
        .SelectMany(turn => Enumerable.Reverse(turn.Calls))
        .Select(call => call.Answer)
        .OfType<TaskAnswer>()
        .Select(answer => answer.Candidates.Count > 0 ? answer.Candidates : answer.Tasks)
        .FirstOrDefault(tasks => tasks.Count > 0) ?? [];

    /// <summary>One of the two is set.</summary>
    internal sealed record Resolved(string? Words, string? Problem = null);
}
