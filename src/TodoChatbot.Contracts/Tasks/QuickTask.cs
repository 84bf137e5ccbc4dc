using System.ComponentModel.DataAnnotations;
using TodoChatbot.Contracts.Language;

namespace TodoChatbot.Contracts.Tasks;

/// <summary>One line of natural language that becomes a task.</summary>
/// <param name="Text">"pay rent every 1st at 9, remind me the day before".</param>
/// <param name="Literal">Stretches of the text that are to stay plain words.</param>
/// <param name="RunnerUps">Stretches for which the next best meaning is meant.</param>
public sealed record QuickTask(
    [property: Required(ErrorMessage = "Say what to add."), StringLength(Limits.LineLength, MinimumLength = 1)] string Text,
    IReadOnlyList<TextRange>? Literal = null,
    IReadOnlyList<TextRange>? RunnerUps = null);
