using System.Globalization;
using NodaTime;
using TodoChatbot.Backend.Tasks.Confirmations;
using TodoChatbot.Backend.Tasks.Searching;
using TodoChatbot.Backend.Tasks.Tools;
using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Contracts;
using TodoChatbot.Language;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Backend.Assistant.BuiltIn;

/// <summary>What the person's last message asks for.</summary>
internal static class Request
{
    // Shorter words ("the", "all", "my") name no task.
    private const int NamingLength = 4;

    // How much longer or shorter than the wrong word the right one can be.
    private const int MostLettersMore = 2;

    private static readonly string[] Unnaming = ["task", "tasks", "todo", "todos", "list", "item", "items"];

    private static readonly string[] Adding = [Operations.AddTask, Operations.AddTasks];

    /// <summary>
    /// The intent. "The second one", or the title of one of them, answers a question: the earlier request is meant, with the task
    /// now known.
    /// </summary>
    public static Intent Of(Dialogue dialogue, SpeechContext speech, CancellationToken cancellationToken)
    {
        var intent = TodoLanguage.Understand(dialogue.Present.Said, speech, cancellationToken);
        if (dialogue.Earlier.FirstOrDefault() is not { } asked)
        {
            return intent;
        }

        if (intent is Intent.Answer { Yes: true })
        {
            return Proposed(BeforeThis(), asked, speech, cancellationToken) ?? intent;
        }

        if (intent is Intent.List { Narrows: true } narrower)
        {
            return BeforeThis() is Intent.List shown ? narrower with { Filter = shown.Filter.And(narrower.Filter) }
                : Arguments.Of(narrower.Filter).Count == 0 ? new Intent.OutOfScope()
                : intent;
        }

        // "remind me to oil the gate" was asked when.
        if (intent is Intent.Update { Tasks: TaskReference.Mentioned, Change: { DueDate: not null } or { DueTime: not null } } when
            && when.Change.AddReminders.Count == 0 && BeforeThis() is Intent.Add { Tasks: [{ LacksReminderTime: true }] })
        {
            return when with { Change = when.Change with { AddReminders = [new Reminder(Period.Zero)] } };
        }

        // "call Tom tomorrow", "i meant Tim"
        if (intent is Intent.Reword { Words: var right })
        {
            return BeforeThis() is Intent.Add { Tasks: [var added] } && HasChanged(asked) && Reworded(added.Title, right) is { } title
                ? new Intent.Update(new TaskReference.Mentioned(), new TaskChange { Title = title })
                : intent;
        }

        // "skip it" answers a question with no.
        if (intent is Intent.Skip { Tasks: TaskReference.Mentioned, On: null } && asked.Calls.Count == 0)
        {
            return new Intent.Answer(Yes: false);
        }

        // "no, not those!" says no to a question, and doubts what was done.
        if (intent is Intent.Ask { About: Intent.Undo } && !HasChanged(asked))
        {
            return new Intent.Answer(Yes: false);
        }

        if (intent is Intent.Pick { Kind: not PickKind.Answer } other && BeforeThis() is Intent.AboutTasks done)
        {
            return Again(done with { Tasks = other.Tasks }, other.Kind == PickKind.Instead && HasChanged(asked));
        }

        return asked.Calls.LastOrDefault()?.Answer?.Candidates is { Count: > 0 } candidates && PickedBy(intent, dialogue.Present.Said, candidates) is { } picked
            ? BeforeThis() is Intent.AboutTasks request ? request with { Tasks = picked } : new Intent.Pick(picked)
            : intent;

        // What the answer added was not there when the message before was understood.
        Intent BeforeThis()
        {
            var added = asked.Calls.Where(call => call.Tool is Operations.AddTask or Operations.AddTasks).SelectMany(call => call.Answer?.Tasks ?? []).Select(task => task.Number).ToHashSet();
            return Of(new Dialogue([.. dialogue.Turns.SkipLast(1)]), speech with { Tasks = [.. speech.Tasks.Where(task => !added.Contains(task.Number))] }, cancellationToken);
        }
    }

    // The title with the word that looks like the right one replaced; null if not exactly one does.
    private static string? Reworded(string title, string right)
    {
        var words = title.Split(' ');
        var alike = words.Index().Where(word => char.ToLowerInvariant(word.Item[0]) == char.ToLowerInvariant(right[0])
            && Math.Abs(word.Item.Length - right.Length) <= MostLettersMore).ToList();
        return alike is [var wrong] && !right.Contains(' ', StringComparison.Ordinal) ? string.Join(' ', words.Select((word, index) => index == wrong.Index ? right : word)) : null;
    }

    // "same for the hotel" does it again, "i meant 23" takes it back first.
    private static Intent Again(Intent request, bool takesBack) => takesBack ? new Intent.Several([new Intent.Undo(), request]) : request;

    private static bool HasChanged(Dialogue.Turn turn) => turn.Calls.Any(call => call.Answer is { IsError: false, ChangeSet: not null });

    // What the previous answer proposed: "Add “milk” as a task?"
    private static Intent? Proposed(Intent before, Dialogue.Turn asked, SpeechContext speech, CancellationToken cancellationToken) => before switch
    {
        Intent.Ask ask when asked.Calls.Count == 0 => ask.About,
        _ when Missing(before, asked) is not null => new Intent.Add([TodoLanguage.Read(asked.Said, speech, cancellationToken)]),
        _ => null,
    };

    /// <summary>The words of a request that match no task, so that the message can be a new task: "complete the tax form". Null otherwise.</summary>
    public static string? Missing(Intent intent, Dialogue.Turn turn)
    {
        if (intent is Intent.List { MayBeTask: true, Filter.Words: { } searched })
        {
            return turn.Calls.LastOrDefault() is { Answer: { IsError: false, Tasks.Count: 0 } } ? searched : null;
        }

        var words = intent switch
        {
            Intent.Reopen or Intent.Skip => null,
            Intent.AboutTasks { Tasks: TaskReference.Words { Text: var text } } => text,
            Intent.AboutTasks { Tasks: TaskReference.Matching { Title: var title } } => title,
            _ => null,
        };
        return words is not null && turn.Calls.LastOrDefault() is { Answer: { IsError: true } answer } && answer.Text == TaskFinder.NoTaskWith(words) ? words : null;
    }

    // Words that say nothing of their own, no date and no command, may be the title of one of the tasks that were shown.
    private static TaskReference? PickedBy(Intent intent, string said, IReadOnlyList<TaskBrief> candidates)
    {
        switch (intent)
        {
            case Intent.Pick pick:
                return pick.Tasks;
            case Intent.OutOfScope:
            case Intent.Add { Tasks: [{ Due: null, Recurrence: null }] } or Intent.Ask { About: Intent.Add { Tasks: [{ Due: null, Recurrence: null }] } }:
                return References.Titled(said, candidates) is [var number] ? new TaskReference.Numbers([number]) : null;
            default:
                return null;
        }
    }

    /// <summary>
    /// What the assistant may do about it without asking: what the intent says, to the tasks and fields that it says. Of a message
    /// that is no command, to add what it names, and to complete what a statement names in words. All else must be said.
    /// </summary>
    public static IReadOnlyList<ChangeAllowance.Clause> AllowedBy(Intent request, Dialogue dialogue) => AllowedBy(request, dialogue, mentioned: null);

    // “Complete task 3 and delete it” means the same task twice, whatever was spoken of before.
    private static List<ChangeAllowance.Clause> AllowedBy(Intent.Several several, Dialogue dialogue)
    {
        var clauses = new List<ChangeAllowance.Clause>();
        ChangeAllowance.Naming? mentioned = null;
        foreach (var part in several.Parts)
        {
            clauses.AddRange(AllowedBy(part, dialogue, mentioned));
            mentioned = NamingOf(part, dialogue, mentioned) ?? mentioned;
        }

        return clauses;
    }

    private static IReadOnlyList<ChangeAllowance.Clause> AllowedBy(Intent intent, Dialogue dialogue, ChangeAllowance.Naming? mentioned)
    {
        // “Put milk on my list” reads as a change, too; to add what the message itself names harms nobody.
        var adding = new ChangeAllowance.Clause(Adding, NamingOf(dialogue.Present.Said));
        return intent switch
        {
            Intent.Several several => AllowedBy(several, dialogue),
            Intent.List { MayBeTask: false } or Intent.Show or Intent.Labels or Intent.History or Intent.Summarise or Intent.Plan or Intent.Help or Intent.SmallTalk or Intent.Answer { Yes: false } => [],

            // Until the user confirms, the assistant can only add the tasks that the message names.
            Intent.Ask { About: Intent.Add } => [adding],
            Intent.Ask => [],
            Intent.Skip skip =>
            [
                new([Operations.SkipOccurrence], NamingOf(skip, dialogue, mentioned)),
                new([Operations.UpdateTask], NamingOf(skip, dialogue, mentioned), Fields: ["recurrence"]),
            ],
            Intent.EditLabel edit => [new([OperationOf(edit)])],
            Intent.Complete complete => [new([Operations.CompleteTask], NamingOf(complete, dialogue, mentioned)), adding],
            Intent.Reopen reopen => [new([Operations.ReopenTask], NamingOf(reopen, dialogue, mentioned)), adding],
            Intent.Update update => [new([Operations.UpdateTask], NamingOf(update, dialogue, mentioned), Fields: FieldsOf(update.Change)), adding],
            Intent.Delete delete => [new([Operations.DeleteTask], NamingOf(delete, dialogue, mentioned)), adding],
            Intent.Undo undo => [new([Operations.Undo], Steps: undo.Steps)],
            Intent.Redo redo => [new([Operations.Redo], Steps: redo.Steps)],

            // A yes to a preview is for that alone; any other yes may be to “shall I add it?”.
            Intent.Answer => dialogue.Earlier.FirstOrDefault()?.Calls.Any(call => call.Answer?.Preview is not null) == true ? [] : [new(Adding)],

            // What is no command reads as a line to add: “I finally picked up the dry cleaning” may mean that it is done.
            Intent.Add add => [new(Adding, NamingOf(add, dialogue, mentioned)), adding, new([Operations.CompleteTask], NamingOf(dialogue.Present.Said) with { Numbers = [] })],
            _ => [adding],
        };
    }

    private static string OperationOf(Intent.EditLabel edit) => (edit.Kind, edit.Edit) switch
    {
        (LabelKind.Project, LabelEdit.Create) => Operations.AddProject,
        (LabelKind.Project, LabelEdit.Delete) => Operations.DeleteProject,
        (LabelKind.Project, _) => Operations.UpdateProject,
        (_, LabelEdit.Create) => Operations.AddTag,
        (_, LabelEdit.Delete) => Operations.DeleteTag,
        _ => Operations.UpdateTag,
    };

    private static ChangeAllowance.Naming? NamingOf(Intent intent, Dialogue dialogue, ChangeAllowance.Naming? mentioned) => intent switch
    {
        Intent.Add add => new([], [.. add.Tasks.SelectMany(task => SearchWords.Of(task.Title))]),
        Intent.AboutTasks request => NamingOf(request.Tasks, dialogue, mentioned),
        _ => null,
    };

    private static ChangeAllowance.Naming? NamingOf(TaskReference tasks, Dialogue dialogue, ChangeAllowance.Naming? mentioned) => tasks switch
    {
        TaskReference.Mentioned or TaskReference.AllMentioned when mentioned is not null => mentioned,
        TaskReference.Numbers numbers => new(numbers.Values.ToList(), []),
        TaskReference.Words { Number: { } number } => new([number], []),
        TaskReference.Words words => new([], SearchWords.Of(words.Text).ToList()),
        TaskReference.AllMentioned { Count: not null } => new([.. dialogue.Earlier.SelectMany(turn => turn.Calls).SelectMany(call => call.Answer?.Tasks ?? []).Select(task => task.Number)], []),
        TaskReference.Places or TaskReference.Mentioned or TaskReference.AllMentioned or TaskReference.Others =>
            new([.. References.Mentioned(dialogue).Select(task => task.Number)], []),
        _ => null,
    };

    private static HashSet<string> FieldsOf(TaskChange change)
    {
        (bool Changes, string Field)[] named =
        [
            (change.Title is not null, "title"),
            (change.Description is not null, "description"),
            (change.DueDate is not null || change.DueTime is not null || change.DueShift is not null || change.RemoveDue, "due"),

            // “Make it every Friday” may move the day, too.
            (change.Recurrence is not null || change.EditsRecurrence, "due"),
            (change.Recurrence is not null || change.RemoveRecurrence || change.EditsRecurrence, "recurrence"),
            (change.Status is not null, "status"),
            (change.Priority is not null, "priority"),
            (change.AddTags.Count + change.RemoveTags.Count > 0, "tags"),
            (change.Project is not null || change.RemoveProject, "project"),
            (change.AddReminders.Count > 0 || change.RemoveReminders, "reminders"),
            (change.AddSubtasks.Count > 0, "subtasks"),
        ];
        return [.. named.Where(part => part.Changes).Select(part => part.Field)];
    }

    private static ChangeAllowance.Naming NamingOf(string message)
    {
        var words = SearchWords.Of(message).ToList();
        return new(
            [.. words.Select(word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)],
            [.. words.Where(word => word.Length >= NamingLength && !Unnaming.Contains(word))]);
    }
}
