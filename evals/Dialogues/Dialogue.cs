using System.Text.Json;
using System.Text.Json.Serialization;

namespace TodoChatbot.Evals.Dialogues;

/// <summary>What a person says, and what counts as right.</summary>
internal sealed record Dialogue
{
    public required string Id { get; init; }

    /// <summary>What it is an example of: add, complete, hedge and so on.</summary>
    public required string Kind { get; init; }

    public required IReadOnlyList<string> Turns { get; init; }

    public required Expectation Expect { get; init; }

    /// <summary>What becomes of the tasks. Whatever is not named stays as it is.</summary>
    internal record Effects
    {
        public IReadOnlyList<string> Done { get; init; } = [];

        public IReadOnlyList<string> Deleted { get; init; } = [];

        public IReadOnlyList<string> Reopened { get; init; } = [];

        /// <summary>Repeating tasks that move on without a completed occurrence.</summary>
        public IReadOnlyList<string> Skipped { get; init; } = [];

        /// <summary>The new values of fields, by the task's key.</summary>
        public IReadOnlyDictionary<string, Dictionary<string, JsonElement>> Changed { get; init; } = new Dictionary<string, Dictionary<string, JsonElement>>();

        public IReadOnlyList<Dictionary<string, JsonElement>> Added { get; init; } = [];

        [JsonIgnore]
        public bool AreNone => Done.Count + Deleted.Count + Reopened.Count + Skipped.Count + Changed.Count + Added.Count == 0;
    }

    /// <summary>What counts as right.</summary>
    internal sealed record Expectation : Effects
    {
        /// <summary>Other effects that are as good.</summary>
        public IReadOnlyList<Effects> Either { get; init; } = [];

        /// <summary>After this many turns something must have changed, whatever becomes of it later.</summary>
        public int ChangesAfter { get; init; }

        /// <summary>answer, ask (a question is right, too) or any.</summary>
        public string Reply { get; init; } = "any";

        /// <summary>The open tasks that the last reply names, and no others.</summary>
        public TaskFilter? List { get; init; }

        /// <summary>The open tasks whose number the last reply gives.</summary>
        public TaskFilter? Count { get; init; }

        /// <summary>What the last reply says; of a list, one.</summary>
        public IReadOnlyList<JsonElement> Says { get; init; } = [];

        public IReadOnlyList<string> SaysNot { get; init; } = [];

        /// <summary>True when the last reply names no task.</summary>
        public bool NoTasks { get; init; }

        [JsonIgnore]
        public bool IsOfNothing => List is null && Count is null && Says.Count == 0 && ChangesAfter == 0 && Alternatives.All(effects => effects.AreNone);

        [JsonIgnore]
        public IReadOnlyList<Effects> Alternatives => Either.Count == 0 ? [this] : AreNone ? Either : [this, .. Either];
    }

    /// <summary>Some of the account's tasks; open ones, unless it names a status.</summary>
    internal sealed record TaskFilter
    {
        public bool Overdue { get; init; }

        public string? Due { get; init; }

        public string? Project { get; init; }

        public string? Tag { get; init; }

        public string? Priority { get; init; }

        public string? Status { get; init; }

        public string? Text { get; init; }
    }
}
