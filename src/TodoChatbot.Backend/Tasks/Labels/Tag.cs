using TodoChatbot.Backend.Activity;
using TodoChatbot.Backend.Data.Owners;
using TodoChatbot.Backend.Tasks.Searching;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Tasks.Labels;

/// <summary>A tag: a task can have several.</summary>
internal sealed class Tag : ILabel<Tag>, ICountedRow
{
    public static string Noun => "tag";

    public static char Mark => '#';

    public static Subject Subject => Subject.Tag;

    public static LabelOperations Operations { get; } = new(Contracts.Operations.AddTag, Contracts.Operations.UpdateTag, Contracts.Operations.DeleteTag);

    public static int NameLength => Limits.TagNameLength;

    public static bool IsSearched => true;

    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public string Name { get; private set; } = string.Empty;

    public string Key { get; private set; } = string.Empty;

    public string Colour { get; private set; } = string.Empty;

    public DateTimeOffset? ArchivedAt { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    public List<TodoTask> Tasks { get; } = [];

    public StoredAmount Stored => new(Tasks: 0, Messages: 0, StoredAmount.RowBytes);

    public LabelState Current
    {
        get => new(Name, Colour, DeletedAt, ArchivedAt);
        set => (Name, Key, Colour, DeletedAt, ArchivedAt) =
            (value.Name, SearchWords.NameKeyOf(value.Name), value.Colour, value.DeletedAt, value.ArchivedAt);
    }

    public static Tag Create(Guid id, Guid ownerId, LabelState state) => new() { Id = id, OwnerId = ownerId, Current = state };

    public static IQueryable<TodoTask> Listed(TaskScope tasks) => tasks.Active;

    public static IQueryable<LabelCount> Count(IQueryable<TodoTask> open) => open
        .SelectMany(task => task.Tags)
        .GroupBy(tag => tag.Id)
        .Select(tags => new LabelCount(tags.Key, tags.Count()));
}
