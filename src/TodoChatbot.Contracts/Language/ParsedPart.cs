using System.Text.Json.Serialization;

namespace TodoChatbot.Contracts.Language;

/// <summary>One of several tasks that a line describes.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Reading">What else was understood, in words; null when nothing was.</param>
public sealed record ParsedPart(string Title, string? Reading)
{
    /// <summary>True when a ticked box stands before it, so that it is added as done.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Done { get; init; }
}
