using TodoChatbot.Language.Intents;

namespace TodoChatbot.Language.Commands;

/// <summary>The requests of one message: what belongs together is one, the rest follow each other.</summary>
internal sealed class Requests
{
    private readonly List<Intent> _parts = [];

    public bool IsEmpty => _parts.Count == 0;

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

            // "move task 3 to friday and make it urgent"
            case (Intent.Update first, Intent.Update { Tasks: TaskReference.Mentioned } second):
                _parts[^1] = first with { Change = first.Change.And(second.Change) };
                break;

            default:
                _parts.Add(next);
                break;
        }
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
