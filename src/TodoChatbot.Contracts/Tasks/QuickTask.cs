using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using TodoChatbot.Contracts.Language;

namespace TodoChatbot.Contracts.Tasks;

/// <summary>Natural language that becomes one task (<c>quick</c>) or several (<c>quick/batch</c>).</summary>
/// <param name="Text">"pay rent every 1st at 9, remind me the day before".</param>
/// <param name="Literal">Stretches of the text that are to stay plain words.</param>
/// <param name="RunnerUps">Stretches of the text for which the next best meaning is meant.</param>
/// <param name="Split">
/// Whether the text becomes several tasks. <c>quick</c> takes only <c>never</c>, which makes several lines one task: the first line is the
/// task and the others are its description. <c>quick/batch</c> takes <c>always</c> (the default) and <c>clear</c>.
/// </param>
/// <param name="Heading">What becomes of a heading above the tasks: <c>ignore</c> (the default), <c>project</c> or <c>parent</c>.</param>
/// <param name="Defaults">What each task gets where the text doesn't say otherwise.</param>
public sealed record QuickTask(
    [property: Required(ErrorMessage = "Say what to add."), StringLength(Limits.PastedTextLength, MinimumLength = 1)] string Text,
    IReadOnlyList<TextRange>? Literal = null,
    IReadOnlyList<TextRange>? RunnerUps = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TextSplit? Split = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] HeadingUse? Heading = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TaskDefaults? Defaults = null);
