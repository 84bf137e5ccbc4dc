using TodoChatbot.Backend.Activity;
using TodoChatbot.Backend.Data.Owners;
using TodoChatbot.Backend.Tasks.Searching;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Tasks.Labels;

/// <summary>A project: a task is in one or in none.</summary>
internal sealed class Project : ILabel<Project>, ICountedRow
{
    public static string Noun => "project";

    public static char Mark => '+';

    public static Subject Subject => Subject.Project;

    public static LabelOperations Operations { get; } = new(Contracts.Operations.AddProject, Contracts.Operations.UpdateProject, Contracts.Operations.DeleteProject);

    public static int NameLength => Limits.ProjectNameLength;

    public static bool IsSearched => false;

    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public string Name { get; private set; } = string.Empty;

    public string Key { get; private set; } = string.Empty;

    public string Colour { get; private set; } = string.Empty;

    public DateTimeOffset? ArchivedAt { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    public StoredAmount Stored => new(Tasks: 0, Messages: 0, StoredAmount.RowBytes);

    public LabelState Current
    {
        get => new(Name, Colour, DeletedAt, ArchivedAt);
        set => (Name, Key, Colour, DeletedAt, ArchivedAt) =
            (value.Name, SearchWords.NameKeyOf(value.Name), value.Colour, value.DeletedAt, value.ArchivedAt);
    }

    public static Project Create(Guid id, Guid ownerId, LabelState state) => new() { Id = id, OwnerId = ownerId, Current = state };

    public static IQueryable<TodoTask> Listed(TaskScope tasks) => tasks.Mine;

    public static IQueryable<LabelCount> Count(IQueryable<TodoTask> open) => open
        .Where(task => task.ProjectId != null)
        .GroupBy(task => task.ProjectId!.Value)
        .Select(tasks => new LabelCount(tasks.Key, tasks.Count()));
}
