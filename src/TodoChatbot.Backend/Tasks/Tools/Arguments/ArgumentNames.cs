using System.Diagnostics.CodeAnalysis;
using TodoChatbot.Backend.Rules;

namespace TodoChatbot.Backend.Tasks.Tools.Arguments;

/// <summary>Other names by which clients and models call the arguments of tools.</summary>
internal static class ArgumentNames
{
    // Each alias with the arguments that it can stand for; the first one that the tool has is meant.
    private static readonly Dictionary<string, string[]> Aliases = new()
    {
        ["title"] = ["title", "name"],
        ["name"] = ["name", "title"],
        ["content"] = ["title"],
        ["task_title"] = ["title"],
        ["summary"] = ["title"],
        ["notes"] = ["description"],
        ["note"] = ["description"],
        ["details"] = ["description"],
        ["body"] = ["description"],
        ["due_date"] = ["due"],
        ["due_at"] = ["due"],
        ["due_datetime"] = ["due"],
        ["due_string"] = ["due"],
        ["deadline"] = ["due"],
        ["date"] = ["due", "from"],
        ["day"] = ["due", "from"],
        ["when"] = ["due"],
        ["time"] = ["due_time"],
        ["repeat"] = ["recurrence"],
        ["repeats"] = ["recurrence"],
        ["recurring"] = ["recurrence"],
        ["rrule"] = ["recurrence"],
        ["recurrence_rule"] = ["recurrence"],
        ["reminder"] = ["reminders", "add_reminders"],
        ["remind"] = ["reminders", "add_reminders"],
        ["remind_me"] = ["reminders", "add_reminders"],
        ["reminders"] = ["reminders", "add_reminders"],
        ["priorities"] = ["priority"],
        ["tag"] = ["tag", "tags", "add_tags"],
        ["label"] = ["tags", "add_tags", "tag"],
        ["labels"] = ["tags", "add_tags"],
        ["tags"] = ["tags", "add_tags"],
        ["project_name"] = ["project"],
        ["list"] = ["project"],
        ["subtask"] = ["subtasks", "add_subtasks"],
        ["subtasks"] = ["subtasks", "add_subtasks"],
        ["parent_id"] = ["parent"],
        ["parent_task"] = ["parent"],
        ["id"] = ["task", "change_set"],
        ["task_id"] = ["task"],
        ["number"] = ["task", "numbers"],
        ["task_number"] = ["task", "numbers"],
        ["task_ids"] = ["task", "numbers"],
        ["ids"] = ["task", "numbers"],
        ["numbers"] = ["numbers", "task"],
        ["task"] = ["task", "numbers"],
        ["tasks"] = ["tasks", "task"],
        ["items"] = ["tasks"],
        ["q"] = ["text"],
        ["query"] = ["text"],
        ["search"] = ["text"],
        ["words"] = ["text"],
        ["from"] = ["from", "due_from"],
        ["to"] = ["to", "due_to"],
        ["until"] = ["to", "due_to"],
        ["start"] = ["from", "due_from"],
        ["end"] = ["to", "due_to"],
        ["start_date"] = ["from", "due_from"],
        ["end_date"] = ["to", "due_to"],
        ["due_from"] = ["due_from", "from"],
        ["due_to"] = ["due_to", "to"],
        ["due_on_or_after"] = ["due_from", "from"],
        ["due_on_or_before"] = ["due_to", "to"],
        ["due_after"] = ["due_from"],
        ["due_before"] = ["due_to"],
        ["sort_by"] = ["sort"],
        ["order_by"] = ["sort"],
        ["sort_order"] = ["order"],
        ["direction"] = ["order"],
        ["max"] = ["limit"],
        ["max_results"] = ["limit"],
        ["page_size"] = ["limit"],
        ["per_page"] = ["limit"],
        ["count"] = ["limit", "steps"],
        ["next_cursor"] = ["cursor"],
        ["page_token"] = ["cursor"],
        ["changeset"] = ["change_set"],
        ["change_set_id"] = ["change_set"],
        ["change"] = ["change_set"],
        ["confirm"] = ["confirmation"],
        ["confirmation_code"] = ["confirmation"],
        ["code"] = ["confirmation"],
        ["occurrence_date"] = ["occurrence"],
        ["color"] = ["colour"],
        ["no_due_date"] = ["no_due"],
        ["recurring_only"] = ["repeating"],
        ["new_title"] = ["title"],
        ["rename"] = ["new_name"],
        ["rename_to"] = ["new_name"],
    };

    // What stands before the value where the other name means days before or after it, not the day itself.
    private static readonly Dictionary<string, string> Exclusive = new() { ["due_after"] = "after", ["due_before"] = "before" };

    /// <summary>The argument that a name stands for among those of a tool.</summary>
    public static bool TryResolve(string name, IReadOnlyCollection<string> known, [NotNullWhen(true)] out string? argument)
    {
        var asked = RequestValidationException.WireName(name.Replace('-', '_')).ToLowerInvariant();
        argument = known.Contains(asked) ? asked : Aliases.GetValueOrDefault(asked)?.FirstOrDefault(known.Contains);
        return argument is not null;
    }

    /// <summary>"before" for <c>due_before</c>, whose day itself is not meant; null for other names.</summary>
    public static string? PrefixOf(string name) => Exclusive.GetValueOrDefault(name);
}
