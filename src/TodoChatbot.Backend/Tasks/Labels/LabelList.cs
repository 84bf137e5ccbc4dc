using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Exporting;
using TodoChatbot.Backend.Activity;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Labels;

/// <summary>The caller's projects, or the caller's tags.</summary>
internal sealed class LabelList<TLabel>(AppDbContext db, Caller caller, TaskScope tasks, ChangeLog journal, TimeProvider clock) : IExportSource
    where TLabel : class, ILabel<TLabel>
{
    private const int MostLabels = 1000;

    private static readonly string[] ColorNames = [nameof(LabelFields.Colour), nameof(LabelFields.Color)];

    public string Name => $"{TLabel.Noun}s";

    private IQueryable<TLabel> Mine => db.Set<TLabel>().Where(label => label.OwnerId == caller.UserId && label.DeletedAt == null);

    /// <summary>The labels by name.</summary>
    /// <param name="includeArchived">True for the archived ones too.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Page<LabelItem>> ListAsync(bool includeArchived, CancellationToken cancellationToken)
    {
        var labels = await Mine.Where(label => includeArchived || label.ArchivedAt == null).AsNoTracking().OrderBy(label => label.Key).Take(MostLabels).ToListAsync(cancellationToken);
        return new Page<LabelItem>(await ItemsAsync(labels, cancellationToken));
    }

    /// <summary>The names of the labels that are not archived.</summary>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<string>> NamesAsync(int most, CancellationToken cancellationToken) =>
        await Mine.Where(label => label.ArchivedAt == null).OrderBy(label => label.Key).Select(label => label.Name).Take(most).ToListAsync(cancellationToken);

    public async Task<LabelItem?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var label = await Mine.AsNoTracking().Where(label => label.Id == id).ToListAsync(cancellationToken);
        return (await ItemsAsync(label, cancellationToken)).FirstOrDefault();
    }

    /// <summary>The label of this name or id; null when the caller has none.</summary>
    public async Task<LabelItem?> FindAsync(string nameOrId, CancellationToken cancellationToken)
    {
        var (key, id) = (LabelName<TLabel>.KeyOf(nameOrId), Guid.TryParse(nameOrId, out var parsed) ? parsed : Guid.Empty);
        var found = await Mine.AsNoTracking().Where(label => label.Key == key || label.Id == id).ToListAsync(cancellationToken);
        return (await ItemsAsync(found, cancellationToken)).FirstOrDefault();
    }

    /// <summary>How many open tasks carry the label, those of archived projects too.</summary>
    public async Task<int> CountOpenAsync(Guid id, CancellationToken cancellationToken) => (await CountsAsync(tasks.Mine, cancellationToken)).GetValueOrDefault(id);

    public Task<LabelItem> AddAsync(LabelFields fields, CancellationToken cancellationToken) => db.InTransactionAsync(
        async token =>
        {
            var name = CheckName(fields.Validated().Name);
            var changes = await journal.BeginAsync(TLabel.Operations.Add, token);
            await RefuseTakenAsync(name, except: null, token);
            await RefuseTooManyAsync(more: 1, token);
            var label = Add(name, ColorOf(fields), fields.Archived ? changes.Now : null);
            changes.Record(TLabel.Subject, label.Id, null, name, label.Current with { DeletedAt = changes.Now }, label.Current);
            await db.SaveChangesAsync(token);
            return new LabelItem(label.Id, label.Name, label.Colour, OpenTasks: 0, fields.Archived);
        },
        cancellationToken);

    /// <returns>Null when the caller has no such label.</returns>
    public Task<LabelItem?> ChangeAsync(Guid id, JsonObject patch, CancellationToken cancellationToken) => WriteAsync(
        TLabel.Operations.Update,
        id,
        async (state, token) =>
        {
            var fields = MergePatch.Apply(new LabelFields(state.Name, HasColor(patch) ? null : state.Colour, state.ArchivedAt is not null), patch).Validated();
            var name = CheckName(fields.Name);
            await RefuseTakenAsync(name, except: id, token);
            return state with
            {
                Name = name,
                Colour = ColorOf(fields) ?? Palette.ColourOf(name),
                ArchivedAt = fields.Archived ? state.ArchivedAt ?? clock.Now : null,
            };
        },
        cancellationToken);

    /// <summary>Deletes a label; the tasks that carry it stay, without it.</summary>
    /// <returns>False when the caller has no such label.</returns>
    public async Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.Now;
        return await WriteAsync(TLabel.Operations.Delete, id, (state, _) => Task.FromResult(state with { DeletedAt = now }), cancellationToken)
            is not null;
    }

    /// <summary>The labels of these names; a new name makes a new label, and the name of an archived one unarchives it.</summary>
    /// <param name="names">The names.</param>
    /// <param name="attached">The labels that the task already has; these stay archived.</param>
    /// <param name="changes">The change that names them.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<TLabel>> EnsureAsync(
        IReadOnlyCollection<string> names, IReadOnlyCollection<Guid> attached, ChangeSet changes, CancellationToken cancellationToken)
    {
        var unknown = names.Select(LabelName<TLabel>.KeyOf).Where(key => Known(key) is null).ToList();
        if (unknown.Count > 0)
        {
            await Mine.Where(label => unknown.Contains(label.Key)).LoadAsync(cancellationToken);
            await RefuseTooManyAsync(unknown.Count(key => Known(key) is null), cancellationToken);
        }

        List<TLabel> labels = [.. names.Select(name => Known(LabelName<TLabel>.KeyOf(name)) ?? Add(CheckName(name), colour: null))];
        foreach (var label in labels.Where(label => !attached.Contains(label.Id)))
        {
            Unarchive(label, changes);
        }

        return labels;
    }

    /// <summary>Unarchives a label that is being attached to a task, so that the task is not hidden.</summary>
    public static void Unarchive(TLabel label, ChangeSet changes)
    {
        if (label.ArchivedAt is not null)
        {
            var before = label.Current;
            label.Current = before with { ArchivedAt = null };
            changes.Record(TLabel.Subject, label.Id, null, label.Name, before, label.Current);
        }
    }

    /// <summary>The label itself, to be attached to a task; null when the caller has none of this id.</summary>
    public async Task<TLabel?> TrackAsync(Guid id, CancellationToken cancellationToken) =>
        db.Set<TLabel>().Local.FirstOrDefault(label => label.Id == id && label.DeletedAt is null)
        ?? await Mine.FirstOrDefaultAsync(label => label.Id == id, cancellationToken);

    public async Task WriteAsync(ExportWriter writer, CancellationToken cancellationToken) =>
        await writer.ItemsAsync((await ListAsync(includeArchived: true, cancellationToken)).Items, cancellationToken);

    private Task<LabelItem?> WriteAsync(
        string operation, Guid id, Func<LabelState, CancellationToken, Task<LabelState>> change, CancellationToken cancellationToken) =>
        db.InTransactionAsync(
            async token =>
            {
                var changes = await journal.BeginAsync(operation, token);
                if (await Mine.FirstOrDefaultAsync(label => label.Id == id, token) is not { } label)
                {
                    return null;
                }

                var before = label.Current;
                label.Current = await change(before, token);
                changes.Record(TLabel.Subject, id, null, label.Name, before, label.Current);
                await IndexAgainAsync(id, token);
                await db.SaveChangesAsync(token);
                return (await ItemsAsync([label], token))[0];
            },
            cancellationToken);

    /// <summary>Lets the tasks that carry the label be found by its new name.</summary>
    public async Task IndexAgainAsync(Guid id, CancellationToken cancellationToken)
    {
        if (TLabel.IsSearched)
        {
            await foreach (var task in tasks.Mine.Include(task => task.Tags).Where(task => task.Tags.Any(tag => tag.Id == id)).AsAsyncEnumerable()
                .WithCancellation(cancellationToken))
            {
                task.IndexWords();
            }
        }
    }

    private TLabel Add(string name, string? colour, DateTimeOffset? archivedAt = null)
    {
        var label = TLabel.Create(Guid.CreateVersion7(clock.Now), caller.UserId, new LabelState(name, colour ?? Palette.ColourOf(name), ArchivedAt: archivedAt));
        db.Add(label);
        return label;
    }

    private async Task<IReadOnlyList<LabelItem>> ItemsAsync(IReadOnlyList<TLabel> labels, CancellationToken cancellationToken)
    {
        var counts = labels.Count == 0 ? [] : await CountsAsync(TLabel.Listed(tasks), cancellationToken);
        return [.. labels.Select(label => new LabelItem(label.Id, label.Name, label.Colour, counts.GetValueOrDefault(label.Id), label.ArchivedAt is not null))];
    }

    private static Task<Dictionary<Guid, int>> CountsAsync(IQueryable<TodoTask> counted, CancellationToken cancellationToken) =>
        TLabel.Count(counted.Where(task => task.Status != TodoStatus.Done)).ToDictionaryAsync(count => count.LabelId, count => count.Tasks, cancellationToken);

    private static string CheckName(string name)
    {
        var text = LabelName<TLabel>.Tidy(name);
        return text.Length is 0 || text.Length > TLabel.NameLength
            ? throw RequestValidationException.For(nameof(LabelFields.Name), $"A {TLabel.Noun}'s name has 1 to {TLabel.NameLength} characters; “{text}” has {text.Length}.")
            : text;
    }

    private static bool HasColor(JsonObject patch) =>
        ColorNames.Any(name => patch.Any(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)));

    private static string? ColorOf(LabelFields fields) =>
        fields is { Colour: { } colour, Color: { } color } && !colour.Equals(color, StringComparison.OrdinalIgnoreCase)
            ? throw RequestValidationException.For(nameof(LabelFields.Color), Messages.Format("Labels_TwoColors", color, colour))
            : fields.Colour ?? fields.Color;

    private TLabel? Known(string key) => db.Set<TLabel>().Local.FirstOrDefault(label => label.Key == key && label.DeletedAt is null);

    private async Task RefuseTooManyAsync(int more, CancellationToken cancellationToken)
    {
        if (more > 0
            && await Mine.CountAsync(cancellationToken) + db.ChangeTracker.Entries<TLabel>().Count(entry => entry.State == EntityState.Added) + more > MostLabels)
        {
            throw new ConflictException($"A list has {MostLabels} {TLabel.Noun}s at the most. Delete one that you no longer need.");
        }
    }

    private async Task RefuseTakenAsync(string name, Guid? except, CancellationToken cancellationToken)
    {
        var key = LabelName<TLabel>.KeyOf(name);
        var taken = await Mine.Where(label => label.Key == key && label.Id != except)
            .Select(label => new { IsArchived = label.ArchivedAt != null }).FirstOrDefaultAsync(cancellationToken);
        if (taken is not null)
        {
            throw new ConflictException(
                taken.IsArchived ? Messages.Format("Labels_TakenByArchived", TLabel.Noun, name) : $"You already have a {TLabel.Noun} “{name}”.");
        }
    }
}
