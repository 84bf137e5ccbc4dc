using Microsoft.AspNetCore.Mvc;
using TodoChatbot.Contracts.Language;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Backend;
using TodoChatbot.Frontend.Tasks.Board;

namespace TodoChatbot.Frontend.Tasks.QuickAdd;

/// <summary>What the line that adds tasks sends.</summary>
/// <param name="Text">What was typed or pasted.</param>
/// <param name="Literal">The stretches that are to stay plain words.</param>
/// <param name="RunnerUps">The stretches of which the next best meaning is meant.</param>
/// <param name="Key">Makes it one change when it is sent twice.</param>
/// <param name="Split">Whether it becomes several tasks; empty when that is left to what the text clearly says.</param>
/// <param name="Heading">What becomes of a heading above several tasks.</param>
/// <param name="Project">The project that the list shown gives new tasks.</param>
/// <param name="Tag">The tag that it gives them.</param>
/// <param name="Due">The span of days that it gives them.</param>
/// <param name="Priority">The priority that it gives them.</param>
internal sealed record LineForm(
    [FromForm(Name = "text")] string? Text,
    [FromForm(Name = LineForm.LiteralField)] string? Literal,
    [FromForm(Name = LineForm.RunnerUpsField)] string? RunnerUps,
    [FromForm(Name = "key")] string? Key,
    [FromForm(Name = LineForm.SplitField)] string? Split,
    [FromForm(Name = LineForm.HeadingField)] string? Heading,
    [FromForm(Name = LineForm.ProjectField)] string? Project,
    [FromForm(Name = LineForm.TagField)] string? Tag,
    [FromForm(Name = LineForm.DueField)] string? Due,
    [FromForm(Name = LineForm.PriorityField)] string? Priority)
{
    public const string LiteralField = "literal";
    public const string RunnerUpsField = "runner_ups";
    public const string SplitField = "split";
    public const string HeadingField = "heading";
    public const string ProjectField = "in_project";
    public const string TagField = "in_tag";
    public const string DueField = "in_due";
    public const string PriorityField = "in_priority";

    public string? IdempotencyKey => IdempotencyKeys.For(
        Key, string.Join('\n', Line, Literal, RunnerUps, Split, Heading, Project, Tag, Due, Priority));

    /// <summary>True when it is one task, however many lines it has.</summary>
    public bool IsOne => Split == TextSplit.Never.WireName;

    /// <summary>True when the first line can be read as a heading that the user has not seen in a preview, for example without JavaScript.</summary>
    public bool MayHaveUnseenHeading => Heading is null && Line.Trim().Contains('\n', StringComparison.Ordinal);

    // Browsers send line breaks as two characters, which no stretch of the text counts.
    private string Line => (Text ?? string.Empty).ReplaceLineEndings("\n");

    public ParseText ToQuestion() => new(Line, Literal: TextRanges.Parse(Literal, Line), RunnerUps: TextRanges.Parse(RunnerUps, Line));

    /// <param name="today">The person's day.</param>
    public QuickTask ToTask(DateOnly today) => new(
        Line,
        TextRanges.Parse(Literal, Line),
        TextRanges.Parse(RunnerUps, Line),
        WireNames.Parse<TextSplit>(Split) ?? TextSplit.Clear,
        WireNames.Parse<HeadingUse>(Heading),
        new TaskDefaults(
            string.IsNullOrWhiteSpace(Project) ? null : Project,
            string.IsNullOrWhiteSpace(Tag) ? null : [Tag],
            Due == BoardSpan.Today.WireName ? today : null,
            WireNames.Parse<Priority>(Priority)));
}
