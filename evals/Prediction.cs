using System.Text.Json.Serialization;

namespace TodoChatbot.Evals;

/// <summary>What the engine makes of a case.</summary>
internal sealed record Prediction
{
    public required string Id { get; init; }

    public ParsePart Parse { get; init; } = new();

    public IntentPart Intent { get; init; } = new();

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
