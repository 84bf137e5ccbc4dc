using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Owners;
using TodoChatbot.Backend.Tasks.Labels;
using TodoChatbot.Backend.Tasks.Recurring;
using TodoChatbot.Backend.Tasks.Searching;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks;

/// <summary>A task. (The word Task alone belongs to the framework.)</summary>
internal sealed class TodoTask : ICountedRow
{
    // After every time of a day, and after every day.
    private const string EndOfDay = "~";

    /// <summary>The sort key of what has no due date.</summary>
    public const string NoDay = "~";

    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string Title { get; private set; } = string.Empty;

    public string Description { get; private set; } = string.Empty;

    public TodoStatus Status { get; private set; }

    public Priority Priority { get; private set; } = Priority.Medium;

    public DateOnly? DueDate { get; private set; }

    public TimeOnly? DueTime { get; private set; }

    /// <summary>How long it takes from its due time; null when nobody said.</summary>
    public int? DueMinutes { get; private set; }

    /// <summary>The zone in which the due moment is local. Means nothing for a whole day, which is a day of its owner's calendar.</summary>
    public string? TimeZone { get; private set; }

    public StoredRecurrence? Recurrence { get; private set; }

    /// <summary>
    /// The occurrence that the due moment stands for, as an <see cref="OccurrenceId"/>; null when it is the due moment itself, as it is
    /// until somebody moves it.
    /// </summary>
    public string? RecurrenceId { get; private set; }

    /// <summary>The repeating task of which this is a completed occurrence.</summary>
    public Guid? SeriesId { get; private set; }

    /// <summary>TRIGGERs of RFC 5545: <c>-PT30M</c>, or a local moment.</summary>
    public IReadOnlyList<string> Reminders { get; private set; } = [];

    public Guid? ProjectId { get; private set; }

    public Project? Project { get; private set; }

    public Guid? ParentId { get; private set; }

    public TodoTask? Parent { get; private set; }

    public List<Tag> Tags { get; private set; } = [];

    public DateTimeOffset? CompletedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>
    /// The due moment by the owner's clock, as text that sorts: <c>2026-11-24T17:00</c>. Whole days follow the moments of their day; no due
    /// date comes last.
    /// </summary>
    public string DueSort { get; private set; } = NoDay;

    /// <summary>Sorts by title whatever its case.</summary>
    public string TitleSort { get; private set; } = string.Empty;

    /// <summary>The terms it is found by, after the mark of the rules that made them.</summary>
    public string SearchText { get; private set; } = string.Empty;

    public StoredAmount Stored => new(
        Tasks: DeletedAt is null ? 1 : 0,
        Messages: 0,
        StoredAmount.BytesOf(Title, TitleSort, Description, Recurrence is null ? null : JsonColumn.Write(Recurrence), JsonColumn.Write(Reminders)));

    private IEnumerable<string> Texts => [Title, Description, .. Tags.Where(tag => tag.DeletedAt is null).Select(tag => tag.Name)];

    /// <summary>What can change about it, and be undone.</summary>
    public State Current => new(
        Title, Description, Status, Priority, DueDate, DueTime, TimeZone, Recurrence, Reminders, ProjectId, ParentId,
        [.. Tags.Select(tag => tag.Id).Order()], CompletedAt, DeletedAt, DueMinutes, RecurrenceId, SeriesId);

    /// <summary>Takes on a state.</summary>
    /// <param name="state">What to become.</param>
    /// <param name="tags">The tags, which the state only names.</param>
    /// <param name="now">The present moment.</param>
    /// <param name="ownerZone">The owner's time zone, whose days order and filter lists.</param>
    public void Apply(State state, IReadOnlyCollection<Tag> tags, DateTimeOffset now, DateTimeZone ownerZone)
    {
        (Title, Description, Status, Priority) = (state.Title, state.Description, state.Status, state.Priority);
        (DueDate, DueTime, DueMinutes, TimeZone) = (state.DueDate, state.DueTime, state.DueMinutes, state.TimeZone);
        (Recurrence, Reminders) = (state.Recurrence, state.Reminders);
        (RecurrenceId, SeriesId) = (state.RecurrenceId, state.SeriesId);
        (ProjectId, ParentId) = (state.ProjectId, state.ParentId);
        (CompletedAt, DeletedAt) = (state.CompletedAt, state.DeletedAt);
        Tags.RemoveAll(tag => !state.TagIds.Contains(tag.Id));
        Tags.AddRange(tags.Where(tag => state.TagIds.Contains(tag.Id) && !Tags.Contains(tag)));

        FileUnder(ownerZone);
        TitleSort = SearchWords.SortKeyOf(Title);
        IndexWords();
        UpdatedAt = now;
        Version++;
    }

    /// <summary>Follows its owner to another time zone.</summary>
    public void FileUnder(DateTimeZone ownerZone) => DueSort = DueDate is not { } date ? NoDay
        : DueTime is null || TimeZone is null ? SortKeyOf(date, DueTime)
        : SortKeyOf(new LocalMoment(date, DueTime).InZone(DateTimeZoneProviders.Tzdb[TimeZone], ownerZone));

    /// <summary>Derives the search terms from the texts, for example after a tag was renamed.</summary>
    public void IndexWords() => SearchText = SearchIndex.Of(Texts);

    /// <summary>The words that a person may call it by, in every spelling.</summary>
    public IEnumerable<string> Words() => Texts.SelectMany(SearchWords.Of).Concat(SearchText.Split(' '));

    private static string SortKeyOf(LocalMoment moment) => SortKeyOf(moment.Date, moment.Time);

    private static string SortKeyOf(DateOnly date, TimeOnly? time) => string.Create(
        CultureInfo.InvariantCulture,
        $"{date:yyyy-MM-dd}T{(time is { } moment ? moment.ToString("HH:mm", CultureInfo.InvariantCulture) : EndOfDay)}");

    /// <summary>Everything that can change about a task.</summary>
    internal sealed record State(
        string Title,
        string Description,
        TodoStatus Status,
        Priority Priority,
        DateOnly? DueDate,
        TimeOnly? DueTime,
        string? TimeZone,
        StoredRecurrence? Recurrence,
        IReadOnlyList<string> Reminders,
        Guid? ProjectId,
        Guid? ParentId,
        IReadOnlyList<Guid> TagIds,
        DateTimeOffset? CompletedAt,
        DateTimeOffset? DeletedAt,
        int? DueMinutes,
        string? RecurrenceId,
        Guid? SeriesId)
    {
        /// <summary>The occurrence of a repeating task, or of a completed one's series; null for other tasks.</summary>
        [JsonIgnore]
        public OccurrenceId? Occurrence => Recurrence is null && SeriesId is null ? null
            : RecurrenceId is not null ? OccurrenceId.Parse(RecurrenceId)
            : DueDate is { } date ? new OccurrenceId(new LocalMoment(date, DueTime))
            : null;

        /// <summary>The state at an occurrence, due at a moment.</summary>
        public State At(OccurrenceId occurrence, LocalMoment due) => this with
        {
            DueDate = due.Date,
            DueTime = due.Time,
            RecurrenceId = occurrence == new OccurrenceId(due) ? null : occurrence.ToString(),
        };
    }
}
