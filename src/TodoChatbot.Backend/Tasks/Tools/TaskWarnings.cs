using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TodoChatbot.Backend.Tasks.Searching;
using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Language;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>Warns of written tasks that are probably not what was meant: due in the past, or there already.</summary>
internal sealed class TaskWarnings(TaskScope tasks, IStringLocalizer<Messages> messages)
{
    /// <summary>The warnings about new tasks.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(IReadOnlyList<TaskBrief> added, SpeechContext speech, CancellationToken cancellationToken)
    {
        if (added.Count == 0)
        {
            return [];
        }

        List<int> numbers = [.. added.Select(task => task.Number)];
        var titles = added.Select(task => SearchWords.SortKeyOf(task.Title)).Distinct().ToList();
        var same = await tasks.Active.AsNoTracking()
            .Where(task => titles.Contains(task.TitleSort) && task.Status != TodoStatus.Done && !numbers.Contains(task.Number))
            .OrderBy(task => task.Number).Select(task => new { task.Number, task.Title }).Take(numbers.Count).ToListAsync(cancellationToken);
        return [.. PastDates(added, speech), .. same.Select(task => messages["Tools_AlreadyThere", task.Title, task.Number].Value)];
    }

    /// <summary>The warnings about open tasks that are due before today.</summary>
    public IEnumerable<string> PastDates(IEnumerable<TaskBrief> written, SpeechContext speech) => written
        .Where(task => task.Status != TodoStatus.Done && DateOnly.TryParse(task.Due?[..10], out var date) && date < speech.Now.Date.ToDateOnly())
        .Select(task => messages["Tools_PastDate", task.Number, task.DueText ?? string.Empty].Value);
}
