using System.Globalization;

namespace TodoChatbot.Frontend.Tasks;

/// <summary>What the bar of selected tasks sends.</summary>
/// <param name="Tasks">Which tasks by number, with the occurrences that were shown.</param>
/// <param name="What">What to do, as the button says.</param>
/// <param name="Priority">For <c>priority</c>: which.</param>
/// <param name="Project">For <c>project</c>: which; empty for none.</param>
/// <param name="Agreed">In place of the others: what the person was asked and has agreed to.</param>
internal sealed record BulkForm(
    IReadOnlyDictionary<string, string?> Tasks, string? What, string? Priority, string? Project, string? Agreed)
{
    public const string AgreedField = "agreed";

    private const char Separator = '@';

    /// <summary>The value of a task's checkbox. It names the occurrence, so that the form sent twice completes one.</summary>
    public static string ValueOf(int number, string? occurrence) =>
        string.Create(CultureInfo.InvariantCulture, $"{number}{(occurrence is null ? "" : $"{Separator}{occurrence}")}");

    public static BulkForm Of(IFormCollection form) => new(
        form["task"].OfType<string>()
            .Select(value => value.Split(Separator, 2))
            .Where(parts => int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .DistinctBy(parts => parts[0])
            .ToDictionary(parts => parts[0], parts => parts.ElementAtOrDefault(1)),
        form["do"],
        form["priority"],
        form["project"],
        form[AgreedField]);
}
