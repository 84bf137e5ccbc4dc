using System.Globalization;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Language.Tests;

/// <summary>Meanings in one line, for tables.</summary>
internal static class Said
{
    /// <summary>"Pay rent · Tue 1 Dec 2026 at 09:00".</summary>
    public static string Line(LineReading reading) => string.Join(
        " · ",
        new[] { reading.Title, reading.Reading, reading.Description is { } description ? $"note “{description}”" : null }.Where(part => !string.IsNullOrEmpty(part)));

    public static string Sentence(Intent intent) => intent switch
    {
        Intent.Add add => "add: " + string.Join(" / ", add.Tasks.Select(Line)),
        Intent.List list => $"{(list.CountOnly ? "count" : "list")}: {Filter(list.Filter)}",
        Intent.Complete complete => "complete: " + Tasks(complete.Tasks),
        Intent.Reopen reopen => "reopen: " + Tasks(reopen.Tasks),
        Intent.Delete delete => "delete: " + Tasks(delete.Tasks),
        Intent.Update update => $"change: {Tasks(update.Tasks)} → {Fields(update.Change)}",
        Intent.Undo { Named: { } named } => $"undo what was done to “{named}”",
        Intent.Undo undo => $"undo {undo.Steps}",
        Intent.Redo redo => $"redo {redo.Steps}",
        Intent.Summarise summary => string.Create(CultureInfo.InvariantCulture, $"sum up {summary.Days.Start:uuuu-MM-dd} to {summary.Days.End:uuuu-MM-dd}"),
        Intent.Plan plan => string.Create(CultureInfo.InvariantCulture, $"plan {plan.Day:uuuu-MM-dd}"),
        Intent.Answer answer => answer.Yes ? "yes" : "no",
        Intent.Pick pick => "that is " + Tasks(pick.Tasks),
        Intent.SmallTalk talk => $"small talk: {talk.Kind.ToString().ToLowerInvariant()}",
        Intent.Several several => string.Join("; ", several.Parts.Select(Sentence)),
        Intent.Skip skip => "skip: " + Tasks(skip.Tasks) + (skip.On is { } day ? string.Create(CultureInfo.InvariantCulture, $" on {day:uuuu-MM-dd}") : ""),
        Intent.Ask ask => "ask: " + Sentence(ask.About),
        Intent.Show show => "show: " + Tasks(show.Tasks),
        Intent.EditLabel label => $"{label.Edit.ToString().ToLowerInvariant()} {label.Kind.ToString().ToLowerInvariant()} “{label.Name}”{(label.NewName is { } name ? $" → “{name}”" : "")}",
        Intent.History { Of: { } kind } => $"changes: {kind}",
        Intent.History => "changes",
        Intent.Reword reword => $"reword: {reword.Words}",
        Intent.Labels => "projects and tags",
        Intent.Help => "help",
        _ => "out of scope",
    };

    private static string Tasks(TaskReference reference) => reference switch
    {
        TaskReference.Numbers numbers => string.Join(", ", numbers.Values.Select(number => $"#{number}")),
        TaskReference.Words words => $"“{words.Text}”",
        TaskReference.Places places => "place " + string.Join(", ", places.Values) + " of the list shown last",
        TaskReference.Mentioned => "the one spoken of last",
        TaskReference.AllMentioned { Count: { } count } => $"the last {count} spoken of",
        TaskReference.AllMentioned => "all spoken of last",
        TaskReference.Others { Except: { } except } => $"the others of the list shown last, not {Tasks(except)}",
        TaskReference.Others => "the others of the list shown last",
        TaskReference.Matching matching => Filter(matching.Filter),
        _ => throw new ArgumentOutOfRangeException(nameof(reference)),
    };

    private static string Filter(TaskFilter filter) => Parts(
        filter.Everything ? "all, done or not" : null,
        filter.Statuses.Count > 0 ? string.Join(" or ", filter.Statuses.Select(status => status.ToString())) : null,
        filter.Numbers.Count > 0 ? "numbers " + string.Join(", ", filter.Numbers) : null,
        Between("due", filter.DueFrom, filter.DueTo),
        Between("at", filter.TimeFrom, filter.TimeTo),
        Between("added", filter.AddedFrom, filter.AddedTo),
        Between("completed", filter.CompletedFrom, filter.CompletedTo),
        filter.Overdue ? "overdue" : null,
        filter.NoDue ? "without a date" : null,
        filter.Repeating ? "repeating" : null,
        filter.HasReminders ? "with reminders" : null,
        filter.NoProject ? "without a project" : null,
        filter.Priorities.Count > 0 ? string.Join(" or ", filter.Priorities) + " priority" : null,
        filter.Tags.Count > 0 ? string.Join(" ", filter.Tags.Select(tag => "#" + tag)) : null,
        filter.Project is { } project ? "+" + project : null,
        filter.Except is { } except ? "not " + Tasks(except) : null,
        filter.Words is { } words ? $"“{words}”" : null,
        filter.Order is not TaskOrder.DueFirst and var order ? $"by {order}" : null,
        filter.Limit is { } limit ? $"the first {limit}" : null) is { Length: > 0 } said ? said : "open tasks";

    private static string Fields(TaskChange change) => Parts(
        change.Title is { } title ? $"title “{title}”" : null,
        change.Description is { } note ? $"note “{note}”" : null,
        change.DueDate is { } date ? string.Create(CultureInfo.InvariantCulture, $"due {date:uuuu-MM-dd}") : null,
        change.DueTime is { } time ? string.Create(CultureInfo.InvariantCulture, $"at {time:HH:mm}") : null,
        change.DueShift is { } shift ? $"moved by {shift}" : null,
        change.RemoveDue ? "no due date" : null,
        change.Recurrence is { } recurrence ? $"repeats {TodoLanguage.InWords(recurrence, Speech.English, TestContext.Current.CancellationToken)}" : null,
        change.WithoutDays.Count > 0 ? "not on " + string.Join(", ", change.WithoutDays) : null,
        change.RemoveRecurrence ? "stops repeating" : null,
        change.Status is { } status ? $"status {status}" : null,
        change.Priority is { } priority ? $"{priority} priority" : null,
        change.AddTags.Count > 0 ? "with " + string.Join(" ", change.AddTags.Select(tag => "#" + tag)) : null,
        change.RemoveTags.Count > 0 ? "without " + string.Join(" ", change.RemoveTags.Select(tag => "#" + tag)) : null,
        change.Project is { } project ? "+" + project : null,
        change.RemoveProject ? "no project" : null,
        change.AddReminders.Count > 0 ? "remind " + string.Join(", ", change.AddReminders.Select(reminder => TodoLanguage.InWords(reminder, Speech.English, TestContext.Current.CancellationToken))) : null,
        change.RemoveReminders ? "no reminders" : null,
        change.AddSubtasks.Count > 0 ? "subtasks " + string.Join(", ", change.AddSubtasks) : null);

    private static string? Between<T>(string what, T? from, T? to)
        where T : struct, IFormattable => (from, to) switch
        {
            (null, null) => null,
            ({ } first, { } last) when first.Equals(last) => $"{what} {Text(first)}",
            ({ } first, { } last) => $"{what} {Text(first)} to {Text(last)}",
            ({ } first, null) => $"{what} from {Text(first)}",
            (null, { } last) => $"{what} up to {Text(last)}",
        };

    private static string Text(IFormattable value) => value.ToString(value is NodaTime.LocalDate ? "uuuu-MM-dd" : "HH:mm", CultureInfo.InvariantCulture);

    private static string Parts(params string?[] parts) => string.Join(", ", parts.Where(part => part is not null));
}
