using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Confirmations;
using TodoChatbot.Backend.Tasks.Searching;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>Finds the tasks that a tool's <c>task</c> argument names: numbers, an id, words, or all.</summary>
internal sealed class TaskFinder(TaskScope tasks, TaskSearch search, IStringLocalizer<Messages> messages)
{
    private const int MostCandidates = 10;

    private static readonly char[] Separators = [',', ' ', ';', '&'];

    /// <summary>What is said when no task has the words.</summary>
    public static string NoTaskWith(string words) => $"You have no task with “{words}”.";

    /// <summary>The tasks named. Words are looked for among the open tasks first, or among the done ones when those are meant.</summary>
    /// <exception cref="RequestValidationException">There is none.</exception>
    public async Task<TaskMatch> FindAsync(string task, bool prefersDone, CancellationToken cancellationToken)
    {
        var text = task.Trim();
        if (text.Length == 0)
        {
            throw new RequestValidationException("Say which task: its number, or words of its title.");
        }

        if (text.Equals("all", StringComparison.OrdinalIgnoreCase))
        {
            return await AllAsync(prefersDone, cancellationToken);
        }

        return Guid.TryParse(text, out var id) ? await ByIdAsync(id, cancellationToken)
            : Numbers(text) is { Count: > 0 } numbers ? await ByNumbersAsync(numbers, cancellationToken)
            : await ByWordsAsync(text, prefersDone, cancellationToken);
    }

    // "3", "#3", "task 3", "3, 4 and 7"
    private static IReadOnlyList<int> Numbers(string text)
    {
        var numbers = new List<int>();
        foreach (var part in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(part.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                numbers.Add(number);
            }
            else if (part.ToLowerInvariant() is not ("task" or "tasks" or "and"))
            {
                return [];
            }
        }

        return [.. numbers.Distinct()];
    }

    private async Task<TaskMatch> AllAsync(bool done, CancellationToken cancellationToken)
    {
        var every = tasks.Active.Where(task => task.Status == TodoStatus.Done == done);
        var found = await Ordered(every).Take(Limits.MaximumPageSize).ToListAsync(cancellationToken);
        var total = found.Count < Limits.MaximumPageSize ? found.Count : await every.CountAsync(cancellationToken);
        return found.Count > 0
            ? new TaskMatch.These(new TaskSelection(found, IsEverything: true, total))
            : throw new RequestValidationException("You have no such tasks.");
    }

    private async Task<TaskMatch> ByIdAsync(Guid id, CancellationToken cancellationToken) =>
        await Ordered(tasks.Mine.Where(task => task.Id == id)).ToListAsync(cancellationToken) is [_, ..] found
            ? new TaskMatch.These(found)
            : throw new RequestValidationException($"You have no task {id}.");

    private async Task<TaskMatch> ByNumbersAsync(IReadOnlyList<int> numbers, CancellationToken cancellationToken)
    {
        if (numbers.Count > Limits.MaximumPageSize)
        {
            throw new RequestValidationException(messages["Tasks_TooManyAtOnce", numbers.Count, Limits.MaximumPageSize]);
        }

        var found = await Ordered(tasks.Mine.Where(task => numbers.Contains(task.Number))).ToListAsync(cancellationToken);
        var missing = numbers.Except(found.Select(task => task.Number)).ToList();
        return missing.Count == 0
            ? new TaskMatch.These([.. numbers.Select(number => found.First(task => task.Number == number))])
            : throw new RequestValidationException($"You have no task {string.Join(", ", missing)}.");
    }

    private async Task<TaskMatch> ByWordsAsync(string text, bool prefersDone, CancellationToken cancellationToken)
    {
        var found = await search.FindWordsAsync(text, cancellationToken);
        var title = SearchWords.SortKeyOf(text);
        foreach (var done in new[] { prefersDone, !prefersDone })
        {
            var fitting = (found ?? tasks.Mine.Where(task => task.TitleSort == title)).Where(TaskScope.IsActive)
                .Where(task => task.Status == TodoStatus.Done == done);
            var candidates = await Ordered(fitting).Take(MostCandidates).ToListAsync(cancellationToken);
            switch (candidates)
            {
                case []:
                    continue;
                case [var one]:
                    return new TaskMatch.These([one]);
                default:
                    var exact = candidates.Where(task => task.TitleSort == title).ToList();
                    return exact.Count == 1
                        ? new TaskMatch.These(exact)
                        : new TaskMatch.Several(candidates, await fitting.CountAsync(cancellationToken));
            }
        }

        throw new RequestValidationException(NoTaskWith(text));
    }

    private static IQueryable<TodoTask> Ordered(IQueryable<TodoTask> tasks) =>
        TaskMapper.Loaded(tasks).OrderBy(task => task.DueSort).ThenBy(task => task.Number);
}
