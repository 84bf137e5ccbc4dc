namespace TodoChatbot.Backend.Tasks.Tools.Arguments;

/// <summary>Other words by which clients and models call the values of arguments.</summary>
internal static class ArgumentValues
{
    private static readonly Dictionary<string, string[]> Aliases = new()
    {
        ["p1"] = ["urgent"],
        ["critical"] = ["urgent"],
        ["highest"] = ["urgent"],
        ["p2"] = ["high"],
        ["important"] = ["high"],
        ["p3"] = ["medium"],
        ["normal"] = ["medium"],
        ["default"] = ["medium"],
        ["p4"] = ["low"],
        ["lowest"] = ["low"],
        ["complete"] = ["done"],
        ["completed"] = ["done", "completed"],
        ["finished"] = ["done"],
        ["closed"] = ["done"],
        ["open"] = ["todo"],
        ["pending"] = ["todo"],
        ["to_do"] = ["todo"],
        ["doing"] = ["in_progress"],
        ["started"] = ["in_progress"],
        ["inprogress"] = ["in_progress"],
        ["in_review"] = ["review"],
        ["due_date"] = ["due"],
        ["date"] = ["due"],
        ["name"] = ["title"],
        ["created_at"] = ["created"],
        ["completed_at"] = ["completed"],
        ["updated_at"] = ["updated"],
        ["ascending"] = ["asc"],
        ["descending"] = ["desc"],
        ["due_time"] = ["time"],
        ["add"] = ["create"],
        ["remove"] = ["delete"],
        ["change"] = ["update"],
        ["edit"] = ["update"],
        ["rename"] = ["update"],
        ["recolor"] = ["update"],
        ["repeat"] = ["recurrence"],
        ["reminder"] = ["reminders"],
        ["tag"] = ["tags"],
        ["notes"] = ["description"],
    };

    /// <summary>The allowed value that a word stands for; null when it stands for none.</summary>
    public static string? Resolve(string word, IReadOnlyCollection<string> allowed)
    {
        var name = word.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
        return allowed.Contains(name) ? name : Aliases.GetValueOrDefault(name)?.FirstOrDefault(allowed.Contains);
    }
}
