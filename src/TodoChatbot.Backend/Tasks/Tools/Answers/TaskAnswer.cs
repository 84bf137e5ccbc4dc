using System.ComponentModel;
using System.Text.Json.Serialization;

namespace TodoChatbot.Backend.Tasks.Tools.Answers;

/// <summary>What every tool answers.</summary>
internal sealed record TaskAnswer(
    [property: Description("The answer in a sentence or a short list, ready to be shown to the user.")] string Text)
{
    [Description("The tasks that were found or written.")]
    public IReadOnlyList<TaskBrief> Tasks { get; init; } = [];

    [Description("Tasks that fit the words given. Nothing was done: ask the user which one is meant and call again with its number.")]
    public IReadOnlyList<TaskBrief> Candidates { get; init; } = [];

    [Description("Present when nothing was done yet because the user has to agree first.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Preview? Preview { get; init; }

    [Description("What undo would take back.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? ChangeSet { get; init; }

    [Description("True when a rule was broken and nothing was done; the text says which.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsError { get; init; }

    [Description("How many tasks there are in all, when not all are shown.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Total { get; init; }

    [Description("Pass it as cursor to get the tasks that follow.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NextCursor { get; init; }

    [Description("The days that the list or summary covers.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AnsweredRange? Range { get; init; }

    [Description("What is probably not meant: a date in the past, a task that exists already.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Warnings { get; init; }
}
