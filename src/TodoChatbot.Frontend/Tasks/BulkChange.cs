using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Accounts.Sessions;
using TodoChatbot.Frontend.Layout.Toasts;
using TodoChatbot.Frontend.Tasks.Board;

namespace TodoChatbot.Frontend.Tasks;

/// <summary>Does the same to several tasks in one change; what concerns many is asked first.</summary>
internal sealed class BulkChange(TaskClient tasks, Viewer viewer, IStringLocalizer<Texts> texts)
{
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

    /// <summary>Moves all that is overdue in a list, however much that is.</summary>
    /// <param name="address">Which list.</param>
    /// <param name="asked">Where to, and what the person has agreed to.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Toast> RescheduleAsync(BoardAddress address, Rescheduling asked, CancellationToken cancellationToken)
    {
        var query = address.ToTaskQuery(viewer.Today) with { Overdue = true, Sort = TaskSort.Due };
        var overdue = (await tasks.ListAsync(query, int.MaxValue, cancellationToken)).Items;
        var parts = asked.Divide([.. overdue.Select(task => task.Number)], viewer.Today);
        var answers = new List<BulkAnswer>();
        foreach (var part in parts)
        {
            if ((await tasks.ChangeSeveralAsync(part, cancellationToken)).IsFailure(out var problem, out var answer))
            {
                return Toast.Problem(problem.Sentence) with { Undo = ChangeSetsOf(answers) };
            }

            answers.Add(answer);
        }

        return parts.Count == 0 ? new Toast(texts["Reschedule_Nothing"])
            : answers.Select(answer => answer.Preview).OfType<BulkPreview>().ToList() is [var first, ..] previews
                ? AskAboutAll(asked with { Confirmations = [.. previews.Select(preview => preview.Confirmation)] }, first.Lines, overdue.Count, Where(parts[0]))
            : Made(parts[0], answers);
    }

    private Toast AskAboutAll(Rescheduling asked, IReadOnlyList<string> lines, int count, string where)
    {
        var act = texts["Reschedule_Act", count];
        return new Toast($"{act}{where}?")
        {
            Question = new Question(Shortened(lines), string.Empty)
            {
                Choices = [new Choice(act, TaskActions.ReschedulePath, BulkForm.AgreedField, JsonSerializer.Serialize(asked, Wire.Json))],
            },
        };
    }

    private Toast Made(BulkTasks request, IReadOnlyList<BulkAnswer> answers)
    {
        var changeSets = ChangeSetsOf(answers);
        var changed = answers.Sum(answer => answer.Items.Count(task => task.ChangeSet is not null));
        return changeSets.Count == 0
            ? new Toast(NothingChanged(request))
            : new Toast($"{Verb(request)} {(changed == 1 ? "1 task" : $"{changed} tasks")}{Where(request)}.") { Undo = changeSets };
    }

    private static IReadOnlyList<Guid> ChangeSetsOf(IReadOnlyList<BulkAnswer> answers) => [.. answers.Select(answer => answer.ChangeSet).OfType<Guid>()];

    private async Task<Toast> MakeAsync(BulkTasks request, CancellationToken cancellationToken)
    {
        var answer = await tasks.ChangeSeveralAsync(request, cancellationToken);
        if (answer.IsFailure(out var problem, out var made))
        {
            return problem.Code == ErrorCodes.OpenSubtasks ? AskAboutSubtasks(request, problem.Sentence) : Toast.Problem(problem.Sentence);
        }

        return made.Preview is { } preview
            ? new Toast($"{preview.Summary.TrimEnd('?')}{Where(request)}?")
            {
                Question = new Question(
                    Shortened(preview.Lines),
                    JsonSerializer.Serialize(request with { Confirmation = preview.Confirmation }, Wire.Json),
                    Act: preview.Summary.TrimEnd('?'),
                    IsDestructive: request.Action == BulkAction.Delete),
            }
            : Made(request, [made]);
    }

    private Toast AskAboutSubtasks(BulkTasks request, string sentence) => TaskToasts.AskAboutSubtasks(
        sentence,
        texts["Tasks_CompleteOnlySelected"],
        subtasks => (TaskActions.SeveralPath, BulkForm.AgreedField, JsonSerializer.Serialize(request with { Subtasks = subtasks }, Wire.Json)),
        texts);

    private BulkTasks? RequestOf(BulkForm form, IReadOnlyDictionary<string, string?> selected)
    {
        string[] named = [.. selected.Keys];
        return form.What switch
        {
            "complete" => new BulkTasks(named, BulkAction.Complete, Occurrences: OccurrencesOf(selected), Subtasks: OpenSubtasks.Ask),
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
        : request.Day is { } day ? $": due on {viewer.Dates.Of(day)}"
        : request.Change is not { } change ? string.Empty
        : change["priority"] is { } priority ? $": {priority.GetValue<string>()} priority"
        : change["project"] is { } project ? $": project “{project["name"]!.GetValue<string>()}”"
        : ": no project";
}
