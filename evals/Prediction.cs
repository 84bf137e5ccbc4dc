using System.Text.Json.Serialization;

namespace TodoChatbot.Evals;

/// <summary>What the engine makes of a case.</summary>
internal sealed record Prediction
{
    public required string Id { get; init; }

    public ParsePart Parse { get; init; } = new();

    public IntentPart Intent { get; init; } = new();

    /// <summary>What decided the intent, where that was asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WhyPart? Why { get; init; }

    /// <summary>What decided the intent.</summary>
    internal sealed record WhyPart
    {
        /// <summary>How the sentence speaks; a change in one of these is asked about.</summary>
        public IReadOnlyList<string> Manners { get; init; } = [];

        /// <summary>What speaks for and against a line being a task.</summary>
        public IReadOnlyDictionary<string, int> Features { get; init; } = new Dictionary<string, int>();

        public int Sum { get; init; }

        /// <summary>The sum from which on a line is added without a question.</summary>
        public int AddsFrom { get; init; }
    }

    /// <summary>What the text says.</summary>
    internal sealed record ParsePart
    {
        public string? Title { get; init; }

        public string? Date { get; init; }

        public string? Time { get; init; }

        public string? Rrule { get; init; }

        public string? Start { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public IReadOnlyList<string>? Exdates { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Exrule { get; init; }
    }

    /// <summary>What should be done.</summary>
    internal sealed record IntentPart
    {
        public string Tool { get; init; } = "none";

        public string? Title { get; init; }

        /// <summary>The tool that a question is about.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? About { get; init; }
    }
}
