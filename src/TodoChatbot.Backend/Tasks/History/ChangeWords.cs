using System.Globalization;
using System.Text.Json.Nodes;
using TodoChatbot.Backend.Activity;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Backend.Tasks.Recurring;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Language;

namespace TodoChatbot.Backend.Tasks.History;

/// <summary>Changes in words.</summary>
internal static class ChangeWords
{
    private static readonly Dictionary<string, string> FieldNames = new()
    {
        ["due_date"] = "the due date",
        ["due_time"] = "the due time",
        ["due_minutes"] = "the length",
        ["time_zone"] = "the time zone",
        ["project_id"] = "the project",
        ["parent_id"] = "the parent",
        ["tag_ids"] = "the tags",
        ["recurrence_id"] = "the occurrence",
        ["archived_at"] = "the archiving",
        ["deleted_at"] = "the existence",
        ["completed_at"] = "the completion",
    };

    // Said by the operation itself, or only bookkeeping.
    private static readonly string[] Unspoken = ["deleted_at", "completed_at", "time_zone", "recurrence_id", "series_id"];

    /// <summary>"task 3 “Buy milk”"</summary>
    public static string SubjectOf(Change change) => change.TaskNumber is { } number
        ? $"task {number} “{change.Title}”"
        : $"{change.Subject.ToString().ToLowerInvariant()} “{change.Title}”";

    /// <summary>"the due date"</summary>
    public static string NameOf(string field) => FieldNames.GetValueOrDefault(field) ?? $"the {field.Replace('_', ' ')}";

    /// <summary>"Completed task 3 “Buy milk”"; several tasks are counted.</summary>
    public static string Summary(IReadOnlyList<Change> changeSet)
    {
        var spoken = changeSet.Where(IsSpoken).ToList();
        var main = spoken.FirstOrDefault() ?? changeSet[0];
        var subject = spoken.Count <= 1 ? SubjectOf(main) : $"{SubjectOf(main)} and {spoken.Count - 1} more";
        return main.Tool switch
        {
            _ when IsAddition(main) => $"Added {subject}",
            Operations.DeleteTask or Operations.DeleteProject or Operations.DeleteTag => $"Deleted {subject}",
            Operations.UpdateProject or Operations.UpdateTag when IsArchivingOnly(main, out var isArchived) => $"{(isArchived ? "Archived" : "Unarchived")} {subject}",
            Operations.CompleteTask => $"Completed {subject}",
            Operations.SkipOccurrence => $"Skipped an occurrence of {subject}",
            Operations.ReopenTask => $"Reopened {subject}",
            Operations.Undo => $"Undid a change of {subject}",
            Operations.Redo => $"Did again a change of {subject}",
            _ => $"Changed {SpokenFields(main)} of {subject}",
        };
    }

    /// <summary>
    /// False for what nobody asked for: the record of a completed occurrence, and a project or tag that was unarchived because a task names it.
    /// </summary>
    public static bool IsSpoken(Change change) => change.Undoes is not null
        || (change.Subject == Subject.Task ? IsSpokenOfTask(change) : change.Tool is not (Operations.AddTask or Operations.UpdateTask));

    private static bool IsSpokenOfTask(Change change) =>
        IsAddition(change)
        || !(change.Fields.Fields.TryGetValue("deleted_at", out var deleted) && (deleted.After is null
            || change.Tool is Operations.ReopenTask or Operations.UpdateTask));

    /// <summary>The fields that changed, in words.</summary>
    /// <param name="change">The change.</param>
    /// <param name="names">Names of the projects, tags and parents it mentions, by id.</param>
    /// <param name="speech">The owner's way to speak.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static IReadOnlyList<FieldChange> FieldsOf(Change change, IReadOnlyDictionary<Guid, string> names, SpeechContext speech, CancellationToken cancellationToken) =>
        [.. change.Fields.Fields
            .Where(field => !Unspoken.Contains(field.Key))
            .Select(field => new FieldChange(
                field.Key.Replace("_ids", "s", StringComparison.Ordinal).Replace("_id", "", StringComparison.Ordinal).Replace("archived_at", "archived", StringComparison.Ordinal),
                InWords(field.Key, field.Value.Before, names, speech, cancellationToken),
                InWords(field.Key, field.Value.After, names, speech, cancellationToken)))];

    /// <summary>The ids of other things that a change mentions.</summary>
    public static IEnumerable<Guid> Mentioned(Change change) => change.Fields.Fields
        .Where(field => field.Key is "project_id" or "parent_id" or "tag_ids")
        .SelectMany(field => Ids(field.Value.Before).Concat(Ids(field.Value.After)));

    private static bool IsArchivingOnly(Change change, out bool isArchived)
    {
        var isArchiving = change.Fields.Fields.TryGetValue("archived_at", out var values);
        isArchived = values?.After is not null;
        return isArchiving && change.Fields.Fields.Count == 1;
    }

    private static bool IsAddition(Change change) => change.Tool is Operations.AddTask or Operations.AddProject or Operations.AddTag;

    private static string SpokenFields(Change change)
    {
        var names = change.Fields.Fields.Keys.Where(field => !Unspoken.Contains(field)).Select(NameOf).ToList();
        return names.Count switch
        {
            0 => "something",
            1 => names[0],
            _ => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
        };
    }

    private static string? InWords(string field, JsonNode? value, IReadOnlyDictionary<Guid, string> names, SpeechContext speech, CancellationToken cancellationToken) => value switch
    {
        null => null,
        JsonArray { Count: 0 } => null,
        _ when field is "project_id" or "parent_id" or "tag_ids" => string.Join(", ", Ids(value).Select(id => names.GetValueOrDefault(id) ?? "deleted").Order(StringComparer.OrdinalIgnoreCase)),
        _ when field is "reminders" => string.Join(", ", value.AsArray().Select(trigger => TaskFormatter.OfTrigger((string)trigger!, speech, cancellationToken))),
        _ when field is "recurrence" => TaskFormatter.Of(System.Text.Json.JsonSerializer.Deserialize<StoredRecurrence>(value, Wire.Json)!, speech, cancellationToken),
        _ when field is "due_date" => TaskFormatter.Of(LocalMoment.Parse((string)value!), null, speech, minutes: null, cancellationToken),
        _ when field is "due_time" => TimeOnly.Parse((string)value!, CultureInfo.InvariantCulture).ToString(speech.Dates.Time, CultureInfo.InvariantCulture),
        _ when field is "archived_at" => "yes",
        _ when field is "due_minutes" => $"{value} minutes",
        _ when field is "status" => ((string)value!).Replace('_', ' '),
        JsonValue text when text.TryGetValue<string>(out var words) => words.Length == 0 ? null : words,
        _ => value.ToJsonString(),
    };

    private static IEnumerable<Guid> Ids(JsonNode? value) => value switch
    {
        JsonArray array => array.Select(id => Guid.Parse((string)id!)),
        JsonValue id => [Guid.Parse((string)id!)],
        _ => [],
    };
}
