using TodoChatbot.Language.Commands.Patterns;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Rules;
using TodoChatbot.Language.Tokens;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>Makes the intents that change tasks.</summary>
internal sealed class ChangeBuilder(SlotReader slots, bool isDuty)
{
    private static readonly Distance OneDay = new(0, 1, 0, 0);

    public Intent? Build(CommandMatcher match)
    {
        var change = ChangeOf(match);
        if (change is null)
            return null;

        if (!match.Has(SlotName.Tasks))
            return isDuty ? null : Changed(new TaskReference.Mentioned(), change);

        var reference = slots.Reference(match.In(SlotName.Tasks));
        if (reference is null)
            return null;

        // "make the rent monthly" changes “Pay rent”, "make the blog post weekly" may change “Publish the blog post”, and "make the bed daily" is new, even
        // beside “Change the bed sheets”.
        if (match.Kind == CommandKind.RepeatWhole && reference is { IsOwn: true, IsWhole: false, IsPlain: true } && !isDuty)
            return new Intent.Ask(Changed(reference.Tasks, change));

        if (match.Kind == CommandKind.RepeatWhole && (!reference.IsExplicit || reference is { IsOwn: true, IsWhole: false }))
            return isDuty ? null : new PlainLine(slots).Read(match.Clause) as Intent.Add;

        if ((match.OnlyNamed || isDuty) && !IsNamed(match, reference))
            return null;

        // "remind me about the dentist tomorrow" is a task; only one that exists for certain gets another reminder by the clock.
        if (match.Kind == CommandKind.Remind && change.AddReminders.Any(reminder => reminder.At is not null) && reference.Tasks is TaskReference.Words or TaskReference.Matching)
            return null;

        // Several tasks never get one title.
        if (change.Title is not null && reference.Tasks is TaskReference.Matching { Title: null } or TaskReference.AllMentioned)
            return null;

        // "stop the gym" may mean to stop working on it.
        if (match.Kind == CommandKind.StopStated)
            return new Intent.Ask(Changed(reference.Tasks, change));

        var tasks = match.Has(SlotName.Any) && match.Kind != CommandKind.Repeat ? Within(reference.Tasks, match.In(SlotName.Any)) : reference.Tasks;
        return Changed(tasks, change);
    }

    // To be done is to be completed, which rolls repetitions on.
    private static Intent Changed(TaskReference tasks, TaskChange change) =>
        change is { Status: Status.Done } ? new Intent.Complete(tasks) : new Intent.Update(tasks, change);

    // "the report is urgent" says of something known that it is; "make the report urgent" might be new.
    private static bool IsNamed(CommandMatcher match, Reference reference) =>
        reference.IsExplicit || (reference.IsDefinite && match.Kind is CommandKind.AddSubtasks or CommandKind.SetPriority or CommandKind.RaisePriority or CommandKind.LowerPriority
            or CommandKind.Tag or CommandKind.Untag or CommandKind.MoveToProject or CommandKind.Describe) || (reference.IsDefinite && match.In(SlotName.Tasks).First == match.Clause.First);

    // "move everything from today to tomorrow"
    private TaskReference Within(TaskReference tasks, Cursor days)
    {
        if (RangeGrammar.Read(days, slots.Context) is not { } range || !days.AtEnd)
            return tasks;

        var filter = tasks switch
        {
            TaskReference.Matching matching => matching.Filter,
            TaskReference.Words words => new TaskFilter { Words = words.Text },
            _ => null,
        };
        return filter is null ? tasks : new TaskReference.Matching(filter with { DueFrom = range.From, DueTo = range.To, TimeFrom = range.TimeFrom, TimeTo = range.TimeTo });
    }

    private TaskChange? ChangeOf(CommandMatcher match) => match.Kind switch
    {
        CommandKind.Change => Change(match),
        CommandKind.Edit => new TaskChange(),
        CommandKind.Rename => new TaskChange { Title = ValueReader.TitleOf(match.In(SlotName.Title)) },
        CommandKind.Reschedule => Reschedule(match),
        CommandKind.RescheduleSeries => slots.When(match.In(SlotName.Value)) is { DueDate: null, DueTime: not null, Recurrence: null } when ? when with { IsFromNowOn = true } : null,
        CommandKind.Postpone => Postpone(match),
        CommandKind.Advance => ValueReader.Length(match.In(SlotName.Value)) is { } length ? new TaskChange { DueShift = (-length).ToPeriod() } : null,
        CommandKind.SetPriority => ValueReader.Priority(match.In(SlotName.Value)) is { } priority ? new TaskChange { Priority = priority } : null,
        CommandKind.RaisePriority => new TaskChange { Priority = Priority.High },
        CommandKind.LowerPriority => new TaskChange { Priority = Priority.Low },
        CommandKind.Tag => ValueReader.Tags(match.In(SlotName.Tags)) is { } tags ? new TaskChange { AddTags = tags } : null,
        CommandKind.Untag => ValueReader.Tags(match.In(SlotName.Tags)) is { } tags ? new TaskChange { RemoveTags = tags } : null,
        CommandKind.MoveToProject => IntentBuilder.IsName(match.In(SlotName.Project)) ? new TaskChange { Project = IntentBuilder.ProjectOf(match) } : null,
        CommandKind.MoveToOwn => IntentBuilder.OwnProject(match, slots.Context) is { } own ? new TaskChange { Project = own } : null,
        CommandKind.LeaveProject => new TaskChange { RemoveProject = true },
        CommandKind.Begin => new TaskChange { Status = Status.InProgress },
        CommandKind.PutBack => new TaskChange { Status = Status.Todo },
        CommandKind.Review => new TaskChange { Status = Status.Review },
        CommandKind.Repeat or CommandKind.RepeatWhole => slots.Repetition(match.In(SlotName.Value)),
        CommandKind.RepeatUntil => slots.When(match.In(SlotName.Value)) is { DueDate: { } last, DueTime: null, Recurrence: null } ? new TaskChange { LastDay = last } : null,
        CommandKind.RepeatWithout => Without(match),
        CommandKind.StopRepeating or CommandKind.StopStated => new TaskChange { RemoveRecurrence = true },
        CommandKind.Remind => ValueReader.Reminders(match.In(SlotName.Value), slots.Context) is { } reminders ? new TaskChange { AddReminders = reminders } : null,
        CommandKind.RemindBefore => Before(match),
        CommandKind.StopReminding => new TaskChange { RemoveReminders = true },
        CommandKind.Describe => new TaskChange { Description = ValueReader.TitleOf(match.In(SlotName.Title)) },
        CommandKind.RemoveNote => new TaskChange { Description = "" },
        CommandKind.AddSubtasks => new TaskChange { AddSubtasks = ValueReader.Titles(match.In(SlotName.Value)) },
        CommandKind.Split => ValueReader.Titles(match.In(SlotName.Value)) is { Count: > 1 } parts ? new TaskChange { AddSubtasks = parts } : null,
        CommandKind.RemoveDue => new TaskChange { RemoveDue = true },
        _ => null,
    };

    // "remind me 2 days before the flights"; "… before the party to buy a gift" is a task of its own.
    private TaskChange? Before(CommandMatcher match)
    {
        var value = match.In(SlotName.Value);
        var distance = new Cursor(value.Utterance, value.First, value.End + 1);
        return !HasTo(match.In(SlotName.Tasks)) && ValueReader.Reminders(distance, slots.Context) is { } reminders ? new TaskChange { AddReminders = reminders } : null;
    }

    // "the standup isn't on fridays anymore"
    private TaskChange? Without(CommandMatcher match) =>
        slots.Repetition(match.In(SlotName.Value)) is { Recurrence: { } recurrence } && RuleEdit.WeekdaysOf(recurrence) is { Count: > 0 } days
            ? new TaskChange { WithoutDays = days }
            : null;

    private TaskChange? Reschedule(CommandMatcher match)
    {
        // "oops, i meant 20" may be a task's number as well as an hour.
        if (!match.Has(SlotName.Tasks) && match.In(SlotName.Value) is var only && only.End == only.First + 1 && only.At(only.First).Kind == TokenKind.Number
            && match.Clause.At(only.First - 1).Lexeme.Has(Terminal.Meant))
            return null;

        // "move it to monday from 9 to 11": a range behind the new day is no other task.
        if (match.Has(SlotName.Any) && match.Has(SlotName.Tasks) && HasTo(match.In(SlotName.Tasks)))
            return null;

        var value = match.In(SlotName.Value);
        if (slots.When(value) is { } when)
            return when;

        // "make it urgent", "make it weekly"
        return match.Has(SlotName.Tasks) ? null : slots.Fields(value);
    }

    private static bool HasTo(Cursor words)
    {
        for (var index = words.First; index < words.End; index++)
        {
            if (words.At(index).Lexeme.Has(Terminal.To))
                return true;
        }

        return false;
    }

    private static TaskChange? Postpone(CommandMatcher match)
    {
        if (!match.Has(SlotName.Value))
            return new TaskChange { DueShift = OneDay.ToPeriod() };

        return ValueReader.Length(match.In(SlotName.Value)) is { } length ? new TaskChange { DueShift = length.ToPeriod() } : null;
    }

    private TaskChange? Change(CommandMatcher match)
    {
        var value = match.In(SlotName.Value);
        if (slots.Fields(value) is { } fields)
            return fields;

        // "change task 1 to 'Call mom tonight'": what is no field is the new title. Without "to" it must be quoted.
        if (value.First < match.In(SlotName.Tasks).End)
            return null;

        var isQuoted = value.End == value.First + 1 && value.At(value.First).Kind == TokenKind.Quote;
        var before = match.Clause.At(value.First - 1);
        return isQuoted || ((before.Lexeme.Has(Terminal.Becomes) || before.Is(':')) && !ValueReader.SaysFields(value, slots.Context)) ? new TaskChange { Title = ValueReader.TitleOf(value) } : null;
    }
}
