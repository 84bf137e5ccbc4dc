using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Language;

/// <summary>A line to read without storing anything.</summary>
/// <param name="Text">The line.</param>
/// <param name="Now">The local moment to read it at, <c>2026-11-23T09:00</c>; null for now.</param>
/// <param name="TimeZone">The IANA time zone to read it in; null for the user's own.</param>
/// <param name="Literal">Stretches of the text that are to stay plain words.</param>
/// <param name="RunnerUps">Stretches for which the next best meaning is meant.</param>
public sealed record ParseText(
    [property: Required(ErrorMessage = "Say what to read."), StringLength(Limits.PastedTextLength)] string Text,
    string? Now = null,
    [property: StringLength(64)] string? TimeZone = null,
    IReadOnlyList<TextRange>? Literal = null,
    IReadOnlyList<TextRange>? RunnerUps = null);
