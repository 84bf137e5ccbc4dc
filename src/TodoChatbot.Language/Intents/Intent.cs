using NodaTime;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Language.Intents;

/// <summary>What a sentence asks for. A closed set: the nested records are all there are.</summary>
public abstract record Intent
{
    private Intent()
    {
    }

    /// <summary>Add one task, or several said in one message.</summary>
    /// <param name="Tasks">One reading for each task, at least one. A title may be empty: the assistant asks for it.</param>
    public sealed record Add(IReadOnlyList<LineReading> Tasks) : Intent
    {
        /// <summary>True when the message commands nothing and only reads as a task.</summary>
        public bool IsPlainLine { get; init; }
    }

    /// <summary>Show tasks.</summary>
    /// <param name="Filter">Which ones.</param>
    /// <param name="CountOnly">True for "how many".</param>
    public sealed record List(TaskFilter Filter, bool CountOnly = false) : Intent
    {
        /// <summary>True if it filters the last list: "only the overdue ones".</summary>
        public bool Narrows { get; init; }

        /// <summary>True if the message can also be a task: "search for cheap flights".</summary>
        public bool MayBeTask { get; init; }
    }

    /// <summary>Show the projects and tags.</summary>
    public sealed record Labels : Intent;

    /// <summary>Change existing tasks.</summary>
    /// <param name="Tasks">Which ones.</param>
    public abstract record AboutTasks(TaskReference Tasks) : Intent;

    /// <summary>Mark as done.</summary>
    /// <param name="Tasks">Which ones.</param>
    public sealed record Complete(TaskReference Tasks) : AboutTasks(Tasks);

    /// <summary>Mark as not done after all.</summary>
    /// <param name="Tasks">Which ones.</param>
    public sealed record Reopen(TaskReference Tasks) : AboutTasks(Tasks);

    /// <summary>Delete.</summary>
    /// <param name="Tasks">Which ones.</param>
    public sealed record Delete(TaskReference Tasks) : AboutTasks(Tasks);

    /// <summary>Change fields; rescheduling is a change of the due moment and keeps the repetition.</summary>
    /// <param name="Tasks">Which ones.</param>
    /// <param name="Change">What to change.</param>
    public sealed record Update(TaskReference Tasks, TaskChange Change) : AboutTasks(Tasks);

    /// <summary>Skip one occurrence of repeating tasks.</summary>
    /// <param name="Tasks">Which ones.</param>
    /// <param name="On">The day of the occurrence, or the first day of a period that it is in; null for the current one.</param>
    /// <param name="Until">The last day of the period; null for one day.</param>
    public sealed record Skip(TaskReference Tasks, LocalDate? On = null, LocalDate? Until = null) : AboutTasks(Tasks);

    /// <summary>Show one task with its note and its subtasks.</summary>
    /// <param name="Tasks">Which one.</param>
    public sealed record Show(TaskReference Tasks) : Intent;

    /// <summary>Make, rename, archive or delete a project or a tag.</summary>
    /// <param name="Kind">Project or tag.</param>
    /// <param name="Edit">What to do with it.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="NewName">Its new name.</param>
    public sealed record EditLabel(LabelKind Kind, LabelEdit Edit, string Name, string? NewName = null) : Intent;

    /// <summary>Ask the user to confirm what the message may mean, before anything is done.</summary>
    /// <param name="About">What the message may mean. Never an <see cref="Ask"/> itself.</param>
    public sealed record Ask(Intent About) : Intent;

    /// <summary>Several requests of one message, in their order; "it" in one is what the one before it was about.</summary>
    /// <param name="Parts">At least two, none of them several again.</param>
    public sealed record Several(IReadOnlyList<Intent> Parts) : Intent;

    /// <summary>Take back the last changes.</summary>
    /// <param name="Steps">How many, at least 1.</param>
    /// <param name="Of">What kind of change the sentence names: "undo the last deletion"; null for any.</param>
    /// <param name="Named">Words of the task whose last change is meant: "undo the gym change"; null for the last change of all.</param>
    public sealed record Undo(int Steps = 1, ChangeKind? Of = null, string? Named = null) : Intent;

    /// <summary>Show the latest changes: "what did I delete today?".</summary>
    /// <param name="Of">Which kind of change; null for every kind.</param>
    public sealed record History(ChangeKind? Of = null) : Intent;

    /// <summary>Correct a word of what was said last: "I meant Tim" after "call Tom".</summary>
    /// <param name="Words">The right words.</param>
    public sealed record Reword(string Words) : Intent;

    /// <summary>Do again what was taken back.</summary>
    /// <param name="Steps">How many, at least 1.</param>
    public sealed record Redo(int Steps = 1) : Intent;

    /// <summary>Say how a stretch of days looks.</summary>
    /// <param name="Days">Which days.</param>
    public sealed record Summarise(DateInterval Days) : Intent;

    /// <summary>Propose an order for a day.</summary>
    /// <param name="Day">Which day.</param>
    public sealed record Plan(LocalDate Day) : Intent;

    /// <summary>"Yes" or "no" to what was asked last.</summary>
    /// <param name="Yes">True for yes.</param>
    public sealed record Answer(bool Yes) : Intent;

    /// <summary>Only a reference, as an answer to "which one?": "the second", "task 4", "the dentist one".</summary>
    /// <param name="Tasks">The ones picked.</param>
    /// <param name="Kind">Why the message refers to them.</param>
    public sealed record Pick(TaskReference Tasks, PickKind Kind = PickKind.Answer) : Intent;

    /// <summary>Asks what can be said here.</summary>
    public sealed record Help : Intent;

    /// <summary>A greeting, thanks or the like.</summary>
    /// <param name="Kind">Which.</param>
    public sealed record SmallTalk(SmallTalkKind Kind) : Intent;

    /// <summary>Nested or repeated so often that reading it takes too many steps; nothing is done about it.</summary>
    public sealed record NotUnderstood : Intent;

    /// <summary>Not about tasks.</summary>
    public sealed record OutOfScope : Intent;
}
