using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Tasks;

/// <summary>Which tasks to ask the backend for; what is not said does not narrow.</summary>
internal sealed record TaskQuery
{
    /// <summary><c>open</c>, or the wire's name of a status; null for all.</summary>
    public string? Status { get; init; }

    public Priority? Priority { get; init; }

    public string? Project { get; init; }

    public string? Tag { get; init; }

    public string? Text { get; init; }

    public DateOnly? DueBefore { get; init; }

    /// <summary>The number of the task whose subtasks to list.</summary>
    public int? Parent { get; init; }

    /// <summary>Only the tasks with these numbers; empty for any.</summary>
    public IReadOnlyList<int> Numbers { get; init; } = [];

    public TaskSort Sort { get; init; }

    public bool Overdue { get; init; }

    public string ToPath(int limit, string? cursor)
    {
        var query = Filter();
        Add(query, "sort", Sort.WireName);
        Add(query, "limit", limit.ToString(CultureInfo.InvariantCulture));
        Add(query, "cursor", cursor);
        return $"api/tasks{query}";
    }

    /// <param name="show">How many tasks of each group.</param>
    public string ToGroupsPath(string show)
    {
        var query = Filter();
        Add(query, "show", show);
        return $"api/tasks/groups{query}";
    }

    private QueryBuilder Filter()
    {
        var query = new QueryBuilder();
        Add(query, "status", Status);
        Add(query, "priority", Priority?.WireName);
        Add(query, "project", Project);
        Add(query, "tag", Tag);
        Add(query, "q", Text);
        Add(query, "due_before", DueBefore?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add(query, "parent", Parent?.ToString(CultureInfo.InvariantCulture));
        Add(query, "numbers", string.Join(',', Numbers));
        Add(query, "overdue", Overdue ? "true" : null);
        return query;
    }

    private static void Add(QueryBuilder query, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            query.Add(name, value);
        }
    }
}
