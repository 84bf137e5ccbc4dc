using System.Text.Json.Serialization;

namespace TodoChatbot.Evals;

/// <summary>A sentence, the moment it is said, and what counts as right.</summary>
internal sealed record Case
{
    public required string Id { get; init; }

    public string Set { get; init; } = "";

    /// <summary>date, time, datetime, holiday, recurrence, negative or intent.</summary>
    public string Group { get; init; } = "";

    public required string Text { get; init; }

    /// <summary>Local time in <see cref="TimeZone"/>, ISO 8601.</summary>
    public required string Now { get; init; }

    public string TimeZone { get; init; } = "UTC";

    /// <summary>The speaker's locale; not in the shared format, which is all en-US.</summary>
    public string Locale { get; init; } = "en-US";

    public Expectation Expect { get; init; } = new();

    public override string ToString() => $"{Id}: {Text}";

    /// <summary>What counts as right; what is absent does not matter.</summary>
    internal sealed record Expectation
    {
        public string? Date { get; init; }

        public string? Time { get; init; }

        public string? Rrule { get; init; }

        public string? Start { get; init; }

        public IReadOnlyList<string> Exdates { get; init; } = [];

        public string? Exrule { get; init; }

        /// <summary>True when there is nothing to find.</summary>
        public bool None { get; init; }

        public string? Tool { get; init; }

        public IReadOnlyList<string> AnyOf { get; init; } = [];

        public string? Title { get; init; }

        public IReadOnlyList<string> TitleAnyOf { get; init; } = [];

        /// <summary>How many tasks an add makes; only in our own cases.</summary>
        [JsonPropertyName("tasks")]
        public int? TaskCount { get; init; }
    }
}
