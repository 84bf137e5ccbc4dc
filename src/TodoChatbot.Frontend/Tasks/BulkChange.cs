using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Accounts.Sessions;
using TodoChatbot.Frontend.Layout.Formatting;
using TodoChatbot.Frontend.Layout.Toasts;
using TodoChatbot.Frontend.Tasks.Board;

namespace TodoChatbot.Frontend.Tasks;

/// <summary>Does the same to several tasks in one change; what concerns many is asked first.</summary>
internal sealed class BulkChange(TaskClient tasks, Viewer viewer, IStringLocalizer<Texts> texts)
{
    /// <summary>In place of a day: over the next seven.</summary>
    public const string Spread = "spread";

    private const int MostTasks = 100;
    private const int LineLength = 60;
    private const int MostLines = 8;

    /// <param name="form">What was selected, and what is to be done with it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Toast> MakeAsync(BulkForm form, CancellationToken cancellationToken)
    {
        if (form.Agreed is not null)
        {
            return Agreed(form.Agreed) is { } agreed ? await MakeAsync(agreed, cancellationToken) : Toast.Problem("That was not what was asked. Select the tasks again.");
        }

        var selected = form.Tasks;
        return selected.Count switch
        {
            0 => Toast.Problem("Select the tasks first."),
            > MostTasks => Toast.Problem($"You selected {selected.Count} tasks. Select {MostTasks} or fewer."),
            _ => RequestOf(form, selected) is { } request ? await MakeAsync(request, cancellationToken) : Toast.Problem("Choose what to do with the selected tasks."),
        };
    }

    /// <summary>Moves all that is overdue in a list.</summary>
    /// <param name="address">Which list.</param>
    /// <param name="to">The day, or <see cref="Spread"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Toast> RescheduleAsync(BoardAddress address, string to, CancellationToken cancellationToken)
    {
        var query = address.ToTaskQuery(viewer.Today) with { Overdue = true, Sort = TaskSort.Due };
        string[] overdue = [.. (await tasks.ListAsync(query, Limits.MaximumPageSize, cancellationToken)).Items.Select(task => task.Number.ToString(CultureInfo.InvariantCulture))];
        return overdue.Length == 0 ? new Toast(texts["Reschedule_Nothing"])
            : await MakeAsync(
                to == Spread
                    ? new BulkTasks(overdue, BulkAction.Spread)
                    : new BulkTasks(overdue, BulkAction.Move, Day: TaskPatch.DayOf(to, viewer.Today)),
                cancellationToken);
    }

    private async Task<Toast> MakeAsync(BulkTasks request, CancellationToken cancellationToken)
    {
        var answer = await tasks.ChangeSeveralAsync(request, cancellationToken);
        if (answer.IsFailure(out var problem, out var made))
        {
            return Toast.Problem(problem.Sentence);
        }

        if (made is { Preview: null, ChangeSet: null })
        {
            return new Toast(NothingChanged(request));
        }

        var changed = made.Items.Count(task => task.ChangeSet is not null);
        return made.Preview is { } preview
            ? new Toast($"{preview.Summary.TrimEnd('?')}{Where(request)}?")
            {
                Question = new Question(
                    Shortened(preview.Lines),
                    JsonSerializer.Serialize(request with { Confirmation = preview.Confirmation }, Wire.Json),
                    Act: preview.Summary.TrimEnd('?'),
                    IsDestructive: request.Action == BulkAction.Delete),
            }
            : new Toast($"{Verb(request)} {(changed == 1 ? "1 task" : $"{changed} tasks")}{Where(request)}.")
            {
                Undo = made.ChangeSet is { } change ? [change] : [],
            };
    }

    private BulkTasks? RequestOf(BulkForm form, IReadOnlyDictionary<string, string?> selected)
    {
        string[] named = [.. selected.Keys];
        return form.What switch
        {
            "complete" => new BulkTasks(named, BulkAction.Complete, Occurrences: OccurrencesOf(selected)),
            "reopen" => new BulkTasks(named, BulkAction.Reopen),
            "delete" => new BulkTasks(named, BulkAction.Delete),
            "priority" => Changing(TaskPatch.Priority(form.Priority ?? string.Empty)),
            "project" => Changing(TaskPatch.Project(form.Project)),
            "today" or "tomorrow" or "next_week" => new BulkTasks(named, BulkAction.Move, Day: TaskPatch.DayOf(form.What, viewer.Today)),
            _ => null,
        };

        BulkTasks Changing(JsonObject patch) => new(named, BulkAction.Change, patch);
    }

    private static Dictionary<string, string>? OccurrencesOf(IReadOnlyDictionary<string, string?> selected)
    {
        var repeating = selected.Where(task => task.Value is not null).ToDictionary(task => task.Key, task => task.Value!);
        return repeating.Count > 0 ? repeating : null;
    }

    // Without script the question travels in a cookie, and proxies take short headers only.
    private static string[] Shortened(IReadOnlyList<string> lines) => lines.Count <= MostLines
        ? [.. lines.Select(Clipped)]
        : [.. lines.Take(MostLines - 1).Select(Clipped), "… and more"];

    private static string Clipped(string line) => new StringInfo(line) is { LengthInTextElements: > LineLength } whole
        ? $"{whole.SubstringByTextElements(0, LineLength)}…"
        : line;

    private static BulkTasks? Agreed(string agreed)
    {
        try
        {
            return JsonSerializer.Deserialize<BulkTasks>(agreed, Wire.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string NothingChanged(BulkTasks request) => request.Action switch
    {
        BulkAction.Complete => texts["Bulk_AlreadyDone"],
        BulkAction.Reopen => texts["Bulk_AlreadyOpen"],
        BulkAction.Delete => texts["Bulk_AlreadyDeleted"],
        _ => texts["Bulk_AlreadyChanged", Where(request)],
    };

    private static string Verb(BulkTasks request) => request.Action switch
    {
        BulkAction.Complete => "Completed",
        BulkAction.Reopen => "Reopened",
        BulkAction.Delete => "Deleted",
        _ => "Changed",
    };

    // What the fields become, so that nobody has to guess what was understood.
    private string Where(BulkTasks request) =>
        request.Action == BulkAction.Spread ? texts["Reschedule_SpreadDone"]
        : request.Day is { } day ? $": due on {DateText.Of(day)}"
        : request.Change is not { } change ? string.Empty
        : change["priority"] is { } priority ? $": {priority.GetValue<string>()} priority"
        : change["project"] is { } project ? $": project “{project["name"]!.GetValue<string>()}”"
        : ": no project";
}
