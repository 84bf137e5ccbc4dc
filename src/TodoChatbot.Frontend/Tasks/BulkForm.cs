using Microsoft.AspNetCore.Mvc;

namespace TodoChatbot.Frontend.Tasks;

/// <summary>What the bar of selected tasks sends.</summary>
/// <param name="Numbers">Which tasks.</param>
/// <param name="What">What to do, as the button says.</param>
/// <param name="Priority">For <c>priority</c>: which.</param>
/// <param name="Project">For <c>project</c>: which; empty for none.</param>
/// <param name="Agreed">In place of the others: what the person was asked and has agreed to.</param>
internal sealed record BulkForm(
    [FromForm(Name = "task")] int[]? Numbers,
    [FromForm(Name = "do")] string? What,
    [FromForm(Name = "priority")] string? Priority,
    [FromForm(Name = "project")] string? Project,
    [FromForm(Name = BulkForm.AgreedField)] string? Agreed)
{
    public const string AgreedField = "agreed";
}
