using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace TodoChatbot.Frontend.Tasks;

/// <summary>What the bar of selected tasks sends.</summary>
/// <param name="Selected">Which tasks, each as <see cref="ValueOf"/> writes it.</param>
/// <param name="What">What to do, as the button says.</param>
/// <param name="Priority">For <c>priority</c>: which.</param>
/// <param name="Project">For <c>project</c>: which; empty for none.</param>
/// <param name="Agreed">In place of the others: what the person was asked and has agreed to.</param>
internal sealed record BulkForm(
    [FromForm(Name = "task")] string[]? Selected,
    [FromForm(Name = "do")] string? What,
    [FromForm(Name = "priority")] string? Priority,
    [FromForm(Name = "project")] string? Project,
    [FromForm(Name = BulkForm.AgreedField)] string? Agreed)
{
    public const string AgreedField = "agreed";

    private const char Separator = '@';

    /// <summary>The value of a task's checkbox. It names the occurrence, so that the form sent twice completes one.</summary>
    public static string ValueOf(int number, string? occurrence) =>
        string.Create(CultureInfo.InvariantCulture, $"{number}{(occurrence is null ? "" : $"{Separator}{occurrence}")}");

    /// <summary>The selected tasks by number, with the occurrences that were shown.</summary>
    public IReadOnlyDictionary<string, string?> Tasks => (Selected ?? [])
        .Select(value => value.Split(Separator, 2))
        .Where(parts => int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .DistinctBy(parts => parts[0])
        .ToDictionary(parts => parts[0], parts => parts.ElementAtOrDefault(1));
}
