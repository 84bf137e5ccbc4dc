namespace TodoChatbot.Frontend.Tasks.Board;

/// <summary>Puts subtasks under their parents.</summary>
internal static class SubtaskOrder
{
    /// <summary>The cards of a group; a subtask whose parent stands in it too comes right after the parent, indented.</summary>
    public static IReadOnlyList<TaskCard> Of(IReadOnlyList<TaskCard> cards)
    {
        var parents = cards.Select(card => card.Number).ToHashSet();
        var children = cards.Where(IsUnder).ToLookup(card => card.Parent!.Value);
        return [.. cards.Where(card => !IsUnder(card)).SelectMany(card => children[card.Number].Select(child => child with { IsIndented = true }).Prepend(card))];

        bool IsUnder(TaskCard card) => card.Parent is { } parent && parents.Contains(parent);
    }
}
