using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Listing;

/// <summary>The query string of <c>GET /api/tasks</c>. Text, so that a wrong value gets a sentence and not a bare 400.</summary>
/// <remarks>The API document describes each; it cannot read descriptions of a parameter object.</remarks>
internal sealed record TaskListParameters(
    [FromQuery(Name = "status")] string[]? Status,
    [FromQuery(Name = "priority")] string[]? Priority,
    [FromQuery(Name = "tag")] string[]? Tag,
    [FromQuery(Name = "project")] string? Project,
    [FromQuery(Name = "due_before")] string? DueBefore,
    [FromQuery(Name = "due_after")] string? DueAfter,
    [FromQuery(Name = "overdue")] string? Overdue,
    [FromQuery(Name = "parent")] string? Parent,
    [FromQuery(Name = "numbers")] string? Numbers,
    [FromQuery(Name = "q")] string? Text,
    [FromQuery(Name = "sort")] string? Sort,
    [FromQuery(Name = "order")] string? Order,
    [FromQuery(Name = "limit")] string? Limit,
    [FromQuery(Name = "cursor")] string? Cursor)
{
    private static readonly TodoStatus[] Open = [TodoStatus.Todo, TodoStatus.InProgress, TodoStatus.Review];

    public TaskQuery ToQuery()
    {
        var rules = new ValidationErrors();
        var query = new TaskQuery
        {
            Statuses = [.. Split(Status).SelectMany(name => name is "open" ? Open : [EnumOf<TodoStatus>(rules, nameof(Status), name)]).Distinct()],
            Priorities = [.. Split(Priority).Select(name => EnumOf<Priority>(rules, nameof(Priority), name)).Distinct()],
            Tags = [.. (Tag ?? []).Where(name => name.Length > 0)],
            Project = string.IsNullOrWhiteSpace(Project) ? null : Project,
            DueBefore = DateOf(rules, nameof(DueBefore), DueBefore),
            DueAfter = DateOf(rules, nameof(DueAfter), DueAfter),
            Overdue = TruthOf(rules, nameof(Overdue), Overdue),
            Parent = NumberOf(rules, nameof(Parent), Parent),
            Numbers = [.. Split(Numbers is null ? null : [Numbers]).Select(number => NumberOf(rules, nameof(Numbers), number)).OfType<int>().Distinct()],
            Text = Text,
            Sort = Sort is { Length: > 0 } sort ? EnumOf<TaskSort>(rules, nameof(Sort), sort) : null,
            Direction = Order is { Length: > 0 } order ? EnumOf<SortOrder>(rules, nameof(Order), order) : null,
            Limit = NumberOf(rules, nameof(Limit), Limit) ?? Limits.DefaultPageSize,
            Cursor = Cursor,
        };
        rules.ThrowIfBroken();
        return query;
    }

    private static IEnumerable<string> Split(string[]? values) => (values ?? []).SelectMany(value =>
        value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static T EnumOf<T>(ValidationErrors rules, string field, string name)
        where T : struct, Enum
    {
        var names = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()));
        if (!names.TryGetValue(name, out var value))
        {
            rules.Add(field, $"“{name}” is none of {string.Join(", ", names.Keys)}.");
        }

        return value;
    }

    private static DateOnly? DateOf(ValidationErrors rules, string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!Recurring.LocalMoment.TryParse(text, out var moment) || moment.Time is not null)
        {
            rules.Add(field, $"“{text}” is not a date. Write 2026-11-30.");
        }

        return moment.Date;
    }

    private static bool TruthOf(ValidationErrors rules, string field, string? text)
    {
        if (text is not (null or "" or "true" or "false"))
        {
            rules.Add(field, $"“{text}” is neither true nor false.");
        }

        return text is "true";
    }

    private static int? NumberOf(ValidationErrors rules, string field, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            rules.Add(field, $"“{text}” is not a number.");
        }

        return number;
    }
}
