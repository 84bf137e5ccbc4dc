using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Tasks.Board;

/// <summary>What the home page shows, as its address says: which tasks, which conversation, and which of the two on a phone.</summary>
public sealed record BoardAddress
{
    public const string Path = "./";
    public const string FragmentPath = "board";
    public const string ChatView = "chat";
    public const string AddedField = "added";

    private const int MostShown = 1000;
    private const int FirstOfGroup = 20;

    public BoardStatus Status { get; init; }

    public BoardSpan Span { get; init; }

    public Priority? Priority { get; init; }

    public string? Project { get; init; }

    public string? Tag { get; init; }

    public string? Text { get; init; }

    public TaskSort Sort { get; init; }

    /// <summary>How many tasks to show at the most.</summary>
    public int Show { get; init; } = Limits.DefaultPageSize;

    /// <summary>How many tasks of single groups to show: <c>today.100_none.60</c>; null for as many as of any.</summary>
    public string? More { get; init; }

    /// <summary>How many tasks of each group to show.</summary>
    public IReadOnlyDictionary<DueGroup, int> Sizes
    {
        get
        {
            var sizes = Enum.GetValues<DueGroup>().ToDictionary(group => group, group => Math.Max(group == DueGroup.Today ? Limits.DefaultPageSize : FirstOfGroup, Show > Limits.DefaultPageSize ? Show : 0));
            foreach (var part in (More ?? string.Empty).Split('_'))
            {
                if (part.Split('.') is [var name, var text] && WireNames.Parse<DueGroup>(name) is { } group
                    && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
                {
                    sizes[group] = Math.Clamp(size, sizes[group], MostShown);
                }
            }

            return sizes;
        }
    }

    /// <summary>The same list with more tasks of one group.</summary>
    public BoardAddress WithMoreOf(DueGroup group, int shown)
    {
        var others = (More ?? string.Empty).Split('_').Where(part => part.Length > 0 && !part.StartsWith($"{group.WireName}.", StringComparison.Ordinal));
        return this with { More = string.Join('_', others.Append(string.Create(CultureInfo.InvariantCulture, $"{group.WireName}.{shown + Limits.DefaultPageSize}"))) };
    }

    /// <summary>A conversation's id, or <c>new</c>; null for the latest.</summary>
    public string? Chat { get; init; }

    /// <summary><c>chat</c> where a phone shows the chat; null where it shows the tasks.</summary>
    public string? View { get; init; }

    /// <summary>The numbers of the tasks that were just added, separated by commas; null for none. It stays out of addresses that lead on.</summary>
    public string? Added { get; init; }

    public IReadOnlyList<int> AddedNumbers =>
        [.. (Added ?? string.Empty).Split(',').Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Where(number => number > 0).Take(Limits.TasksAtOnce)];

    /// <summary>True when the list leaves out tasks that are not done.</summary>
    public bool IsNarrowed => this is not { Status: BoardStatus.Open or BoardStatus.All, Span: BoardSpan.Any, Priority: null, Project: null, Tag: null, Text: null };

    public static BoardAddress Parse(IQueryCollection query) => Parse(name => query[name]);

    /// <summary>Reads an address of this site; any but the home page's says nothing about tasks.</summary>
    public static BoardAddress Parse(string address)
    {
        var query = QueryHelpers.ParseQuery(address.Contains('?', StringComparison.Ordinal) ? address[address.IndexOf('?', StringComparison.Ordinal)..] : string.Empty);
        return Parse(name => query.GetValueOrDefault(name));
    }

    public override string ToString() => Path + ToQuery();

    /// <summary>Where the list alone is.</summary>
    public string ToFragment() => FragmentPath + ToQuery();

    internal TaskQuery ToTaskQuery(DateOnly today) => new()
    {
        Status = Status == BoardStatus.All ? null : Status.WireName,
        Priority = Priority,
        Project = Project,
        Tag = Tag,
        Text = Text,
        Sort = Status == BoardStatus.Done && Sort == TaskSort.Due ? TaskSort.Completed : Sort,
        DueBefore = Span switch
        {
            BoardSpan.Today => today.AddDays(1),
            BoardSpan.Week => today.AddDays(7),
            _ => null,
        },
    };

    private static BoardAddress Parse(Func<string, StringValues> value) => new()
    {
        Status = WireNames.Parse<BoardStatus>(value("status")) ?? BoardStatus.Open,
        Span = WireNames.Parse<BoardSpan>(value("due")) ?? BoardSpan.Any,
        Priority = WireNames.Parse<Priority>(value("priority")),
        Project = Trimmed(value("project"), Limits.ProjectNameLength),
        Tag = Trimmed(value("tag"), Limits.TagNameLength),
        Text = Trimmed(value("q"), Limits.SearchLength),
        Sort = WireNames.Parse<TaskSort>(value("sort")) ?? TaskSort.Due,
        Show = int.TryParse(value("show"), NumberStyles.None, CultureInfo.InvariantCulture, out var show)
            ? Math.Clamp(show, 1, MostShown)
            : Limits.DefaultPageSize,
        More = Trimmed(value("more"), longest: 100),
        Chat = Trimmed(value("chat"), longest: 36),
        View = value("view") == ChatView ? ChatView : null,
        Added = Trimmed(value(AddedField), longest: 500),
    };

    private static string? Trimmed(string? text, int longest) =>
        text?.Trim() is { Length: > 0 } trimmed ? trimmed[..Math.Min(trimmed.Length, longest)] : null;

    private string ToQuery()
    {
        var query = new QueryBuilder();
        Add(query, "status", Status == BoardStatus.Open ? null : Status.WireName);
        Add(query, "due", Span == BoardSpan.Any ? null : Span.WireName);
        Add(query, "priority", Priority?.WireName);
        Add(query, "project", Project);
        Add(query, "tag", Tag);
        Add(query, "q", Text);
        Add(query, "sort", Sort == TaskSort.Due ? null : Sort.WireName);
        Add(query, "show", Show == Limits.DefaultPageSize ? null : Show.ToString(CultureInfo.InvariantCulture));
        Add(query, "more", More);
        Add(query, "chat", Chat);
        Add(query, "view", View);
        return query.ToString();
    }

    private static void Add(QueryBuilder query, string name, string? value)
    {
        if (value is not null)
        {
            query.Add(name, value);
        }
    }
}
