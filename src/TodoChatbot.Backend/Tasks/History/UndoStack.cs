using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Activity;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Labels;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;

namespace TodoChatbot.Backend.Tasks.History;

/// <summary>
/// Takes the caller's changes back, the newest first, through whichever door they came. A field that somebody changed since is
/// not overwritten: the whole undo is refused with the reason, and nothing happens.
/// </summary>
internal sealed class UndoStack(
    AppDbContext db,
    Caller caller,
    TaskScope tasks,
    ChangeLog journal,
    HistoryList history,
    LabelList<Tag> tagList,
    TimeProvider clock)
{
    private IQueryable<Change> Mine => db.Set<Change>().Where(change => change.OwnerId == caller.UserId);

    // Without the id of a change set, an MCP client can undo only its own changes. The user can undo any.
    private IQueryable<Change> Reachable => caller.Door == ChangeSource.Mcp
        ? Mine.Where(change => change.Door == ChangeSource.Mcp && change.TokenId == caller.TokenId)
        : Mine;

    /// <summary>Takes back the newest changes, or one change set.</summary>
    /// <exception cref="ConflictException">There is nothing to undo, or something was changed since.</exception>
    public Task<UndoneChanges> UndoAsync(UndoChanges request, CancellationToken cancellationToken)
    {
        request.Validated();
        return RepeatAsync(
            "Undid", request.ChangeSet is null ? request.Steps : 1, (step, token) => UndoOneAsync(request.ChangeSet, step, token), cancellationToken);
    }

    /// <summary>Does again what was undone last, as long as nothing else was changed since.</summary>
    /// <exception cref="ConflictException">There is nothing to redo, or something was changed since.</exception>
    public Task<UndoneChanges> RedoAsync(int steps, CancellationToken cancellationToken)
    {
        new UndoChanges(steps).Validated();
        return RepeatAsync("Did again", steps, RedoOneAsync, cancellationToken);
    }

    private Task<UndoneChanges> RepeatAsync(
        string verb, int steps, Func<int, CancellationToken, Task<Guid>> one, CancellationToken cancellationToken) => db.InTransactionAsync(
        async token =>
        {
            // What is the newest change is asked only once nothing newer can be under way.
            await journal.LockAsync(token);
            var changeSets = new List<Guid>();
            for (var step = 0; step < steps; step++)
            {
                changeSets.Add(await one(step, token));
            }

            return await history.SummariseAsync(verb, changeSets, token);
        },
        cancellationToken);

    // Returns the change set that is now undone.
    private async Task<Guid> UndoOneAsync(Guid? changeSet, int step, CancellationToken cancellationToken)
    {
        var undoable = (changeSet is null ? Reachable : Mine).Where(change => change.Undoes == null && change.UndoneBy == null);
        var target = changeSet ?? await undoable.OrderByDescending(change => change.Sequence).Select(change => (Guid?)change.ChangeSet)
            .FirstOrDefaultAsync(cancellationToken);
        var changes = target is null
            ? []
            : await undoable.Where(change => change.ChangeSet == target).OrderBy(change => change.Ordinal).ThenBy(change => change.Id).ToListAsync(cancellationToken);
        if (changes.Count == 0)
        {
            throw new ConflictException(
                changeSet is not null ? "That change cannot be undone: it was undone already, or is too old."
                : step == 0 ? await NothingToUndoAsync(cancellationToken)
                : $"Only {step} of these changes can be undone. Ask for {step}.");
        }

        await RevertAsync(changes, Operations.Undo, cancellationToken);
        return target!.Value;
    }

    private async Task<string> NothingToUndoAsync(CancellationToken cancellationToken) =>
        caller.Door == ChangeSource.Mcp && await Mine.Where(change => change.Undoes == null && change.UndoneBy == null)
            .OrderByDescending(change => change.Sequence).Select(change => (Guid?)change.ChangeSet).FirstOrDefaultAsync(cancellationToken) is { } others
            ? Messages.Format("Tools_NothingOwnToUndo", others)
            : "There is nothing to undo.";

    // Returns the change set that is now done again.
    private async Task<Guid> RedoOneAsync(int step, CancellationToken cancellationToken)
    {
        var undos = Reachable.Where(change => change.Tool == Operations.Undo && change.UndoneBy == null);
        var last = await undos.OrderByDescending(change => change.Sequence).FirstOrDefaultAsync(cancellationToken);

        // A change made after the undo closes the way forward.
        if (last is null || await Mine.AnyAsync(
            change => change.Sequence > last.Sequence && change.Undoes == null && change.UndoneBy == null, cancellationToken))
        {
            throw new ConflictException(step == 0 ? "There is nothing to redo." : $"Only {step} of these changes can be redone. Ask for {step}.");
        }

        var changes = await undos.Where(change => change.ChangeSet == last.ChangeSet).OrderBy(change => change.Ordinal).ThenBy(change => change.Id).ToListAsync(cancellationToken);
        await RevertAsync(changes, Operations.Redo, cancellationToken);

        // What is done again can be undone again.
        await Mine.Where(change => change.ChangeSet == last.Undoes).ExecuteUpdateAsync(
            set => set.SetProperty(change => change.UndoneBy, (Guid?)null), cancellationToken);
        return last.Undoes!.Value;
    }

    private async Task RevertAsync(IReadOnlyList<Change> reverted, string operation, CancellationToken cancellationToken)
    {
        var changes = await journal.BeginAsync(operation, reverted[0].ChangeSet, cancellationToken);
        foreach (var change in reverted.Reverse())
        {
            switch (change.Subject)
            {
                case Subject.Project:
                    await RevertLabelAsync<Project>(change, changes, cancellationToken);
                    break;
                case Subject.Tag:
                    await RevertLabelAsync<Tag>(change, changes, cancellationToken);
                    await tagList.IndexAgainAsync(change.SubjectId, cancellationToken);
                    break;
                default:
                    await RevertTaskAsync(change, changes, cancellationToken);
                    break;
            }

            change.UndoneBy = changes.Id;
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation)
        {
            throw new ConflictException($"That cannot be undone: there is another {reverted[0].Subject.ToString().ToLowerInvariant()} “{reverted[0].Title}” by now.");
        }

        await RefuseBrokenTreeAsync([.. reverted.Select(change => change.SubjectId)], cancellationToken);
    }

    // Since the change, a parent may have gone or become a subtask, and a task may have got subtasks.
    private async Task RefuseBrokenTreeAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var broken = await tasks.Mine
            .Where(task => task.Parent != null && (ids.Contains(task.Id) || ids.Contains(task.Parent.Id)))
            .Where(task => task.Parent!.DeletedAt != null || task.Parent.ParentId != null)
            .Select(task => new { task.Title, Parent = task.Parent!.Title, IsDeleted = task.Parent.DeletedAt != null })
            .FirstOrDefaultAsync(cancellationToken);
        if (broken is not null)
        {
            throw new ConflictException(
                $"That cannot be undone: “{broken.Title}” would be a subtask of “{broken.Parent}”, which would be {(broken.IsDeleted ? "deleted" : "a subtask itself")}.");
        }
    }

    private async Task RevertTaskAsync(Change change, ChangeSet changes, CancellationToken cancellationToken)
    {
        var task = await tasks.WithDeleted.Include(task => task.Tags).FirstOrDefaultAsync(task => task.Id == change.SubjectId, cancellationToken)
            ?? throw Gone(change);
        var before = task.Current;
        RefuseIfChanged(change, before);
        var after = change.Fields.Revert(before);
        var carried = await db.Set<Tag>().Where(tag => tag.OwnerId == caller.UserId && after.TagIds.Contains(tag.Id)).ToListAsync(cancellationToken);
        if (carried.Count < after.TagIds.Count
            || (after.ProjectId is { } project && !await db.Set<Project>().AnyAsync(p => p.OwnerId == caller.UserId && p.Id == project, cancellationToken))
            || (after.ParentId is { } parent && !await tasks.WithDeleted.AnyAsync(p => p.Id == parent, cancellationToken)))
        {
            throw new ConflictException($"That cannot be undone: what {ChangeWords.SubjectOf(change)} belonged to is gone for good.");
        }

        changes.Record(Subject.Task, task.Id, task.Number, after.Title, before, after);
        task.Apply(after, carried, clock.Now, changes.OwnerZone);
    }

    private async Task RevertLabelAsync<TLabel>(Change change, ChangeSet changes, CancellationToken cancellationToken)
        where TLabel : class, ILabel<TLabel>
    {
        var label = await db.Set<TLabel>().FirstOrDefaultAsync(
            label => label.OwnerId == caller.UserId && label.Id == change.SubjectId, cancellationToken) ?? throw Gone(change);
        var before = label.Current;
        RefuseIfChanged(change, before);
        label.Current = change.Fields.Revert(before);
        changes.Record(TLabel.Subject, label.Id, null, label.Name, before, label.Current);
    }

    private static void RefuseIfChanged<TState>(Change change, TState current)
        where TState : class
    {
        if (change.Fields.ChangedSince(current) is { } field)
        {
            throw new ConflictException(
                $"That cannot be undone: {ChangeWords.NameOf(field)} of {ChangeWords.SubjectOf(change)} was changed again since. Undo the later change first.");
        }
    }

    private static ConflictException Gone(Change change) => new($"That cannot be undone: {ChangeWords.SubjectOf(change)} is gone for good.");
}
