using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Exporting;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Activity;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Labels;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;

namespace TodoChatbot.Backend.Tasks.History;

/// <summary>The caller's changes, the newest first.</summary>
internal sealed class HistoryList(AppDbContext db, Caller caller, CurrentUser user, TaskScope tasks, TimeProvider clock) : IExportSource
{
    private const int ExportedSets = 100;
    private const int ExportedChanges = 200;

    public string Name => "activity";

    private IQueryable<Change> Mine => db.Set<Change>().AsNoTracking().Where(change => change.OwnerId == caller.UserId);

    /// <summary>A page of changes.</summary>
    /// <param name="taskNumber">Only those of this task; null for all.</param>
    /// <param name="limit">How many change sets at the most.</param>
    /// <param name="cursor">Where the page before ended.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Page<ActivityItem>> ListAsync(int? taskNumber, int limit, string? cursor, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > Limits.MaximumPageSize)
        {
            throw RequestValidationException.For(nameof(limit), $"A page has 1 to {Limits.MaximumPageSize} changes; {limit} is not.");
        }

        var changes = taskNumber is null ? Mine : Mine.Where(change => change.TaskNumber == taskNumber);
        if (!string.IsNullOrEmpty(cursor))
        {
            var before = ParseCursor(cursor);
            changes = changes.Where(change => change.Sequence < before);
        }

        var sequences = await changes.Select(change => change.Sequence).Distinct().OrderByDescending(sequence => sequence)
            .Take(limit + 1).ToListAsync(cancellationToken);
        var shown = sequences.Take(limit).ToList();
        var found = await changes.Where(change => shown.Contains(change.Sequence)).ToListAsync(cancellationToken);
        return new Page<ActivityItem>(
            await ItemsAsync(found, cancellationToken),
            sequences.Count > limit ? Base64Url.EncodeToString(Encoding.ASCII.GetBytes(shown[^1].ToString(CultureInfo.InvariantCulture))) : null);
    }

    /// <summary>Says what was done with these change sets.</summary>
    /// <param name="verb">"Undid", "Did again".</param>
    /// <param name="changeSets">The change sets, in the order in which it was done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<UndoneChanges> SummariseAsync(string verb, IReadOnlyList<Guid> changeSets, CancellationToken cancellationToken)
    {
        var found = await Mine.Where(change => changeSets.Contains(change.ChangeSet)).ToListAsync(cancellationToken);
        var summaries = changeSets.Select(set => ChangeWords.Summary([.. found.Where(change => change.ChangeSet == set).OrderBy(change => change.TaskNumber)]));
        return new UndoneChanges(
            string.Join(" ", summaries.Select(summary => $"{verb}: {char.ToLowerInvariant(summary[0])}{summary[1..]}.")),
            await ItemsAsync(found, cancellationToken));
    }

    public async Task WriteAsync(ExportWriter writer, CancellationToken cancellationToken)
    {
        var before = long.MaxValue;
        List<long> sequences;
        do
        {
            var end = before;
            sequences = await Mine.Where(change => change.Sequence < end).Select(change => change.Sequence).Distinct()
                .OrderByDescending(sequence => sequence).Take(ExportedSets).ToListAsync(cancellationToken);
            if (sequences.Count > 0)
            {
                before = sequences[^1];
                var start = before;
                await WriteAsync(writer, Mine.Where(change => change.Sequence >= start && change.Sequence < end), cancellationToken);
            }
        }
        while (sequences.Count == ExportedSets);
    }

    // One change set can hold thousands of changes.
    private async Task WriteAsync(ExportWriter writer, IQueryable<Change> changes, CancellationToken cancellationToken)
    {
        var sorted = changes.OrderByDescending(change => change.Sequence).ThenBy(change => change.TaskNumber).ThenBy(change => change.Id);
        for (var written = 0; ; written += ExportedChanges)
        {
            var batch = await sorted.Skip(written).Take(ExportedChanges).ToListAsync(cancellationToken);
            await writer.ItemsAsync(await ItemsAsync(batch, cancellationToken), cancellationToken);
            if (batch.Count < ExportedChanges)
            {
                return;
            }
        }
    }

    private async Task<IReadOnlyList<ActivityItem>> ItemsAsync(List<Change> changes, CancellationToken cancellationToken)
    {
        var names = await NamesAsync(changes.SelectMany(ChangeWords.Mentioned).Distinct().ToList(), cancellationToken);
        var speech = (await user.GetAsync(cancellationToken)).Speech(clock.Now);
        return [.. changes
            .GroupBy(change => change.ChangeSet)
            .OrderByDescending(set => set.First().Sequence)
            .SelectMany(set => Items([.. set.OrderBy(change => change.TaskNumber)], names, speech, cancellationToken))];
    }

    private static IEnumerable<ActivityItem> Items(
        IReadOnlyList<Change> changeSet, IReadOnlyDictionary<Guid, string> names, Language.SpeechContext speech, CancellationToken cancellationToken) =>
        changeSet.Where(ChangeWords.IsSpoken).Select(change => new ActivityItem(
            change.Id,
            change.At,
            change.Door,
            change.Client,
            change.Tool,
            ChangeWords.Summary([change]),
            change.TaskNumber,
            ChangeWords.FieldsOf(change, names, speech, cancellationToken),
            change.ChangeSet,
            change.UndoneBy is not null,
            change.Undoes,
            change.Undoes is null && change.UndoneBy is null));

    private async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, string>();
        }

        var projects = await db.Set<Project>().Where(project => project.OwnerId == caller.UserId && ids.Contains(project.Id))
            .Select(project => new { project.Id, project.Name }).ToListAsync(cancellationToken);
        var tags = await db.Set<Tag>().Where(tag => tag.OwnerId == caller.UserId && ids.Contains(tag.Id))
            .Select(tag => new { tag.Id, tag.Name }).ToListAsync(cancellationToken);
        var parents = await tasks.WithDeleted.Where(task => ids.Contains(task.Id))
            .Select(task => new { task.Id, Name = task.Title }).ToListAsync(cancellationToken);
        return projects.Concat(tags).Concat(parents).ToDictionary(named => named.Id, named => named.Name);
    }

    private static long ParseCursor(string cursor) =>
        Base64Url.IsValid(cursor)
        && long.TryParse(Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? sequence
            : throw RequestValidationException.For(nameof(cursor), "The cursor is not one that this list gave. Begin without one.");
}
