namespace TodoChatbot.Frontend.Tasks.Editing;

/// <summary>A field that says one thing in a form and another in the stored task.</summary>
/// <param name="Field">"Due date".</param>
/// <param name="Mine">What the form says; empty for nothing.</param>
/// <param name="Theirs">What is stored by now; empty for nothing.</param>
public sealed record TaskDifference(string Field, string Mine, string Theirs)
{
    private static readonly (string Name, Func<TaskForm, string?> Value)[] Fields =
    [
        ("Title", form => form.Title),
        ("Description", form => form.Description),
        ("Status", form => form.Status?.Replace('_', ' ')),
        ("Priority", form => form.Priority),
        ("Due date", form => form.Date),
        ("Due time", form => form.Time),
        ("Until", form => form.Until),
        ("Time zone", form => string.IsNullOrEmpty(form.Date) ? null : form.TimeZone),
        ("Repeats", form => form.Repeats),
        ("Reminders", form => form.Reminders?.ReplaceLineEndings(", ")),
        ("Tags", form => form.Tags),
        ("Project", form => form.Project),
        ("Part of", form => form.Parent),
    ];

    public static IReadOnlyList<TaskDifference> Between(TaskForm mine, TaskForm theirs) =>
        [.. Fields.Select(field => new TaskDifference(field.Name, field.Value(mine)?.Trim() ?? string.Empty, field.Value(theirs)?.Trim() ?? string.Empty))
            .Where(difference => difference.Mine != difference.Theirs)];
}
