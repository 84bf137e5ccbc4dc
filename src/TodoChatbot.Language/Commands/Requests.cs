using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Language.Commands;

/// <summary>The requests of one message: what belongs together is one, the rest follow each other.</summary>
internal sealed class Requests
{
    private readonly List<Intent> _parts = [];

    public bool IsEmpty => _parts.Count == 0;

    /// <summary>True when the last request adds one task.</summary>
    public bool EndsWithAddition => _parts is [.., Intent.Add { Tasks: [_] }];

    public Intent Intent => _parts is [var only] ? only : new Intent.Several([.. _parts]);

    public void Add(Intent next)
    {
        switch (_parts.LastOrDefault(), next)
        {
            case (_, Intent.Several several):
                foreach (var part in several.Parts)
                    Add(part);

                break;

            case (Intent.Add tasks, Intent.Add more):
                _parts[^1] = new Intent.Add([.. tasks.Tasks, .. more.Tasks]);
                break;

            // "Add a task. Its title is 'Clean the desk'."
            case (Intent.Add { Tasks: [{ Title.Length: 0 } nameless] }, Intent.Update { Tasks: TaskReference.Mentioned, Change.Title: { } title }):
                _parts[^1] = new Intent.Add([nameless with { Title = title }]);
                break;

            // "add lunch with Otto tomorrow at 1. make that 12:30"
            case (Intent.Add { Tasks: [var task] }, Intent.Update { Tasks: TaskReference.Mentioned } update) when Amended(task, update.Change) is { } amended:
                _parts[^1] = new Intent.Add([amended]);
                break;

            // "move task 3 to friday and make it urgent"
            case (Intent.Update first, Intent.Update { Tasks: TaskReference.Mentioned } second):
                _parts[^1] = first with { Change = first.Change.And(second.Change) };
                break;

            default:
                _parts.Add(next);
                break;
        }
    }

    /// <summary>Two requests as one.</summary>
    public static Intent Together(Intent first, Intent second)
    {
        var requests = new Requests();
        requests.Add(first);
        requests.Add(second);
        return requests.Intent;
    }

    // Null if the change has more than a due date, a priority, a project and tags.
    private static LineReading? Amended(LineReading task, TaskChange change)
    {
        if (change is not
            {
                Title: null, Description: null, DueShift: null, RemoveDue: false, Recurrence: null, EditsRecurrence: false, RemoveRecurrence: false, Status: null, RemoveTags: [], RemoveProject: false,
                AddReminders: [], RemoveReminders: false, AddSubtasks: [], DueZone: null,
            })
        {
            return null;
        }

        var date = change.DueDate ?? task.Due?.Date;
        var isMoved = change.DueDate is not null || change.DueTime is not null;
        if (isMoved && date is null)
            return null;

        return task with
        {
            Due = isMoved ? new Due(date!.Value, change.DueTime ?? task.Due?.Time, change.DueUntil, task.Due?.Zone) : task.Due,
            Priority = change.Priority ?? task.Priority,
            Project = change.Project ?? task.Project,
            Tags = [.. task.Tags.Union(change.AddTags, StringComparer.OrdinalIgnoreCase)],
        };
    }

    /// <summary>The tasks that a request is about; null when it is about none in particular.</summary>
    public static TaskReference? TasksOf(Intent? intent) => intent switch
    {
        Intent.AboutTasks request => request.Tasks,
        Intent.Several { Parts: [var first, ..] } => TasksOf(first),
        _ => null,
    };

    /// <summary>The same request about other tasks.</summary>
    public static Intent About(Intent intent, TaskReference tasks) => intent is Intent.AboutTasks request ? request with { Tasks = tasks } : intent;
}
