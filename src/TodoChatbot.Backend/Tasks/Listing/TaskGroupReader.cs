using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Listing;

/// <summary>Finds tasks divided by due date; each group has pages of its own, so that a long one hides none of the others.</summary>
internal sealed class TaskGroupReader(
    TaskReader reader, TaskScope tasks, TaskMapper items, CurrentUser user, IStringLocalizer<Messages> messages, TimeProvider clock)
{
    private const int DaysOfWeek = 7;
    private const int MaxShown = 1000;

    private static readonly string[] Names = [.. Enum.GetNames<DueGroup>().Select(name => name.ToLowerInvariant())];

    /// <summary>The first tasks and the size of each group that has tasks.</summary>
    /// <param name="query">Which tasks; its order and pages do not count.</param>
    /// <param name="show">How many of each group, as text: <c>50</c>, <c>today:100,none:20</c>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<TaskGroups> ReadAsync(TaskQuery query, string? show, CancellationToken cancellationToken)
    {
        var sizes = SizesOf(show);
        var found = await reader.QueryAsync(query, cancellationToken);
        var group = GroupOf(await KeysAsync(cancellationToken));
        var totals = await found.GroupBy(group).Select(tasksOf => new { tasksOf.Key, Count = tasksOf.Count() }).ToDictionaryAsync(total => total.Key, total => total.Count, cancellationToken);
        var first = totals.Keys.Order().Select(key => FirstOf(found, group, key, sizes[key])).ToList();
        if (first.Count == 0)
        {
            return new TaskGroups([]);
        }

        var shown = await first.Aggregate((one, other) => one.Concat(other)).ToListAsync(cancellationToken);
        Guid[] ids = [.. shown.Select(task => task.Id)];
        var loaded = await TaskMapper.Loaded(tasks.Mine.Where(task => ids.Contains(task.Id))).ToDictionaryAsync(task => task.Id, cancellationToken);
        var ordered = shown.OrderBy(task => task.Group).ThenBy(task => task.DueSort, StringComparer.Ordinal).ThenBy(task => task.Number)
            .Where(task => loaded.ContainsKey(task.Id)).ToList();
        var shownItems = await items.OfAsync([.. ordered.Select(task => loaded[task.Id])], cancellationToken);
        return new TaskGroups([.. totals.OrderBy(total => total.Key).Select(total => new TaskGroupPage(
            (DueGroup)total.Key, total.Value, [.. shownItems.Zip(ordered).Where(pair => pair.Second.Group == total.Key).Select(pair => pair.First)]))]);
    }

    private static IQueryable<Shown> FirstOf(IQueryable<TodoTask> found, Expression<Func<TodoTask, int>> group, int key, int size)
    {
        var isInGroup = Expression.Lambda<Func<TodoTask, bool>>(Expression.Equal(group.Body, Expression.Constant(key)), group.Parameters);
        return found.Where(isInGroup).OrderBy(task => task.DueSort).ThenBy(task => task.Number).Take(size).Select(ShownBy(group));
    }

    private static Expression<Func<TodoTask, Shown>> ShownBy(Expression<Func<TodoTask, int>> group)
    {
        var task = group.Parameters[0];
        return Expression.Lambda<Func<TodoTask, Shown>>(
            Expression.MemberInit(Expression.New(typeof(Shown)), [Bind(nameof(Shown.Id)), Bind(nameof(Shown.DueSort)), Bind(nameof(Shown.Number)), BindTo(nameof(Shown.Group), group.Body)]),
            task);

        MemberAssignment Bind(string name) => BindTo(name, Expression.Property(task, name));

        static MemberAssignment BindTo(string name, Expression value) => Expression.Bind(typeof(Shown).GetProperty(name)!, value);
    }

    // By the owner's clock, which the sort key tells: yyyy-MM-ddTHH:mm.
    [SuppressMessage("Globalization", "CA1309", Justification = "Translated to SQL, where the column's binary collation compares.")]
    private static Expression<Func<TodoTask, int>> GroupOf((string Now, string Tomorrow, string DayAfter, string NextWeek) keys)
    {
        var (now, tomorrow, dayAfter, nextWeek) = keys;
        return task =>
            task.Status == TodoStatus.Done ? (int)DueGroup.Done
            : task.DueDate == null ? (int)DueGroup.None
            : string.Compare(task.DueSort, now) < 0 ? (int)DueGroup.Overdue
            : string.Compare(task.DueSort, tomorrow) < 0 ? (int)DueGroup.Today
            : string.Compare(task.DueSort, dayAfter) < 0 ? (int)DueGroup.Tomorrow
            : string.Compare(task.DueSort, nextWeek) < 0 ? (int)DueGroup.Week
            : (int)DueGroup.Later;
    }

    private async Task<(string Now, string Tomorrow, string DayAfter, string NextWeek)> KeysAsync(CancellationToken cancellationToken)
    {
        var owner = await user.GetAsync(cancellationToken);
        var now = owner.Speech(clock.Now).Now;
        var today = now.Date.ToDateOnly();
        var nextWeek = today.AddDays(DaysOfWeek - ((today.DayOfWeek - owner.WeekStart + DaysOfWeek) % DaysOfWeek));
        return (TaskReader.OverdueBefore(now), TaskReader.DayOf(today.AddDays(1)), TaskReader.DayOf(today.AddDays(2)), TaskReader.DayOf(nextWeek));
    }

    private int[] SizesOf(string? show)
    {
        int[] sizes = [.. Enumerable.Repeat(Limits.DefaultPageSize, Names.Length)];
        foreach (var part in (show ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (name, number) = part.Split(':') is [var named, var text] ? (named, text) : (null, part);
            var group = Array.IndexOf(Names, name);
            if ((name is not null && group < 0) || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size is < 1 or > MaxShown)
            {
                throw RequestValidationException.For("Show", messages["Tasks_ShowGroups", part, MaxShown, string.Join(", ", Names)]);
            }

            if (name is null)
            {
                Array.Fill(sizes, size);
            }
            else
            {
                sizes[group] = size;
            }
        }

        return sizes;
    }

    private sealed class Shown
    {
        public Guid Id { get; init; }

        public string DueSort { get; init; } = string.Empty;

        public int Number { get; init; }

        public int Group { get; init; }
    }
}
