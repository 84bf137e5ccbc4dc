using Microsoft.AspNetCore.Mvc;
using TodoChatbot.Contracts.Language;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Tasks.QuickAdd;

/// <summary>What the line that adds tasks sends.</summary>
/// <param name="Text">What was typed.</param>
/// <param name="Literal">The stretches that are to stay plain words.</param>
/// <param name="RunnerUps">The stretches of which the next best meaning is meant.</param>
/// <param name="Key">Makes it one task when it is sent twice.</param>
internal sealed record LineForm(
    [FromForm(Name = "text")] string? Text,
    [FromForm(Name = LineForm.LiteralField)] string? Literal,
    [FromForm(Name = LineForm.RunnerUpsField)] string? RunnerUps,
    [FromForm(Name = "key")] string? Key)
{
    public const string LiteralField = "literal";
    public const string RunnerUpsField = "runner_ups";

    public string? IdempotencyKey => IdempotencyKeys.For(Key, $"{Line}\n{Literal}\n{RunnerUps}");

    private string Line => Text ?? string.Empty;

    public ParseText ToQuestion() => new(Line, Literal: TextRanges.Parse(Literal, Line), RunnerUps: TextRanges.Parse(RunnerUps, Line));

    public QuickTask ToTask() => new(Line, TextRanges.Parse(Literal, Line), TextRanges.Parse(RunnerUps, Line));
}
