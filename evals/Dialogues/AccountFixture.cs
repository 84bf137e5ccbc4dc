namespace TodoChatbot.Evals.Dialogues;

/// <summary>What the account has before a dialogue begins. Days are relative to the day of the run (<see cref="DayWords"/>).</summary>
internal sealed record AccountFixture
{
    public required IReadOnlyList<string> Projects { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The tasks in the order in which they are added: the first gets the number 1.</summary>
    public required IReadOnlyList<FixtureTask> Tasks { get; init; }

    public int NumberOf(string key)
    {
        var index = Tasks.Index().Where(task => task.Item.Key == key).Select(task => task.Index).DefaultIfEmpty(-1).First();
        return index >= 0 ? index + 1 : throw new InvalidDataException($"The account has no task '{key}'.");
    }

    /// <summary>A task of the account.</summary>
    internal sealed record FixtureTask
    {
        public required string Key { get; init; }

        public required string Title { get; init; }

        public string? Due { get; init; }

        public string? Time { get; init; }

        public string? Duration { get; init; }

        public string? Rule { get; init; }

        public string? Project { get; init; }

        public IReadOnlyList<string> Tags { get; init; } = [];

        public string Priority { get; init; } = "medium";

        public string Status { get; init; } = "todo";

        public string? Parent { get; init; }
    }
}
