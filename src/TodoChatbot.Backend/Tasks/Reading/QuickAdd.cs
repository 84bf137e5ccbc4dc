using System.Text.Json;
using Microsoft.Extensions.Localization;
using NodaTime;
using NodaTime.Text;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts.Language;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Language;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Backend.Tasks.Reading;

/// <summary>Lines of natural language: what they would mean, and adding what they mean.</summary>
internal sealed class QuickAdd(TaskService tasks, CurrentUser user, IStringLocalizer<Messages> messages, TimeProvider clock)
{
    /// <summary>What a line would mean; stores nothing.</summary>
    public async Task<ParsedText> ParseAsync(ParseText request, CancellationToken cancellationToken)
    {
        var speech = At(request.Validated(), (await user.GetAsync(cancellationToken)).Speech(clock.Now));
        var choices = Choices(request.Literal, request.RunnerUps);
        return LanguageMapper.Of(
            TodoLanguage.Read(request.Text, speech, choices, cancellationToken),
            TodoLanguage.ReadTasks(request.Text, speech, choices, cancellationToken),
            speech,
            cancellationToken);
    }

    /// <summary>Adds the one task that a text describes, with its subtasks.</summary>
    /// <exception cref="RequestValidationException">The text has several lines, and doesn't say that it is one task.</exception>
    public async Task<TaskItem> AddAsync(QuickTask request, CancellationToken cancellationToken)
    {
        request.Validated();
        if (request.Split is not (null or TextSplit.Never))
        {
            throw RequestValidationException.For(nameof(request.Split), messages["Tasks_QuickSplit", WireName(request.Split.Value)]);
        }

        var speech = (await user.GetAsync(cancellationToken)).Speech(clock.Now);
        string[] lines = [.. request.Text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line))];
        if (lines.Length > 1 && request.Split is null)
        {
            throw RequestValidationException.For(nameof(request.Text), messages["Tasks_QuickLines", lines.Length]);
        }

        var (reading, description) = lines.Length > 1
            ? (ReadOne(new QuickTask(lines[0].Trim()), speech, cancellationToken), string.Join('\n', lines[1..]).Trim())
            : (ReadOne(request, speech, cancellationToken), null);
        return (await AddAsync(request, [NewTaskOf(reading, request.Defaults, speech, description, cancellationToken)], cancellationToken))[0];
    }

    /// <summary>Adds each of the tasks that a text describes, with their subtasks, in one change.</summary>
    /// <returns>The tasks in the order of the text, each followed by its subtasks.</returns>
    public async Task<IReadOnlyList<TaskItem>> AddSeveralAsync(QuickTask request, CancellationToken cancellationToken)
    {
        request.Validated();
        if (request.Split == TextSplit.Never)
        {
            throw RequestValidationException.For(nameof(request.Split), messages["Tasks_BatchSplit"]);
        }

        var speech = (await user.GetAsync(cancellationToken)).Speech(clock.Now);
        var choices = Choices(request.Literal, request.RunnerUps);
        var split = TodoLanguage.ReadTasks(request.Text, speech, choices, cancellationToken);
        if (request.Split == TextSplit.Clear && !split.IsClear)
        {
            split = new TaskSplit { Tasks = [TodoLanguage.Read(request.Text, speech, choices, cancellationToken)] };
        }

        List<NewTask> asked = [.. split.Tasks.Select(reading => NewTaskOf(reading, request.Defaults, speech, description: null, cancellationToken))];
        return await AddAsync(request, Under(split.Heading, request, asked), cancellationToken);
    }

    private async Task<IReadOnlyList<TaskItem>> AddAsync(QuickTask request, IReadOnlyList<NewTask> asked, CancellationToken cancellationToken) =>
        asked.Any(task => task.Fields.Title.Length == 0)
            ? throw RequestValidationException.For(nameof(request.Text), "That says when, but not what. Add a few words about the task.")
            : await tasks.AddTypedAsync(asked, cancellationToken);

    // A line of which several parts carry a date keeps its words: its dates belong to different things.
    private static LineReading ReadOne(QuickTask request, SpeechContext speech, CancellationToken cancellationToken)
    {
        var choices = Choices(request.Literal, request.RunnerUps);
        return TodoLanguage.ReadTasks(request.Text, speech, choices, cancellationToken) is { IsClear: true, Heading: null, Tasks.Count: > 1 }
            ? new LineReading { Title = request.Text.Trim() }
            : TodoLanguage.Read(request.Text, speech, choices, cancellationToken);
    }

    private static NewTask NewTaskOf(
        LineReading reading, TaskDefaults? defaults, SpeechContext speech, string? description, CancellationToken cancellationToken)
    {
        var fields = LanguageMapper.TaskOf(reading, speech, cancellationToken);
        return new NewTask(
            fields with
            {
                Description = description,
                Priority = reading.Priority is null && defaults?.Priority is { } priority ? priority : fields.Priority,
                Due = fields.Due ?? DueOf(defaults),
                Project = fields.Project ?? ProjectOf(defaults),
                Tags = [.. (fields.Tags ?? []).Union(defaults?.Tags ?? [], StringComparer.OrdinalIgnoreCase)],
            },
            reading.Subtasks);
    }

    private static Contracts.Tasks.Due? DueOf(TaskDefaults? defaults) => defaults?.Due is { } day ? new Contracts.Tasks.Due(day) : null;

    private static ProjectReference? ProjectOf(TaskDefaults? defaults) =>
        string.IsNullOrWhiteSpace(defaults?.Project) ? null : new ProjectReference(Name: defaults.Project);

    // Subtasks cannot have subtasks, so those of the tasks become their siblings.
    private static IReadOnlyList<NewTask> Under(string? heading, QuickTask request, IReadOnlyList<NewTask> asked) => (heading, request.Heading) switch
    {
        ({ } name, HeadingUse.Project) =>
            [.. asked.Select(task => task with { Fields = task.Fields with { Project = task.Fields.Project is { Name: var own } && own != request.Defaults?.Project ? task.Fields.Project : new ProjectReference(Name: name) } })],
        ({ } name, HeadingUse.Parent) =>
        [
            new NewTask(
                new TaskFields(
                    name,
                    Priority: request.Defaults?.Priority ?? Contracts.Tasks.Priority.Medium,
                    Due: DueOf(request.Defaults),
                    Tags: request.Defaults?.Tags,
                    Project: ProjectOf(request.Defaults)),
                [.. asked.SelectMany(task => task.Subtasks.Prepend(task.Fields))]),
        ],
        _ => asked,
    };

    private static string WireName(TextSplit split) => JsonNamingPolicy.SnakeCaseLower.ConvertName(split.ToString());

    private static ReadingChoices Choices(IReadOnlyList<TextRange>? literal, IReadOnlyList<TextRange>? runnerUps) => new()
    {
        Literal = RangesOf(literal),
        RunnerUps = RangesOf(runnerUps),
    };

    private static IReadOnlyList<ReadingChoices.Range> RangesOf(IReadOnlyList<TextRange>? ranges) =>
        [.. (ranges ?? []).Select(range => new ReadingChoices.Range(range.Start, range.Length))];

    private static SpeechContext At(ParseText request, SpeechContext speech)
    {
        if (request.TimeZone is { } name)
        {
            var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(name)
                ?? throw RequestValidationException.For(nameof(request.TimeZone), $"“{name}” is not a time zone we know. Use an IANA name, for example Europe/Berlin.");
            speech = speech.In(zone);
        }

        return request.Now is { } now ? speech with { Now = ReadNow(now, speech.Zone) } : speech;
    }

    // A local moment, or a moment with an offset that is then moved to the zone.
    private static LocalDateTime ReadNow(string text, DateTimeZone zone)
    {
        LocalDateTime? read = LocalDateTimePattern.GeneralIso.Parse(text) is { Success: true } local ? local.Value
            : LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text) is { Success: true } minutes ? minutes.Value
            : OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } offset ? offset.Value.InZone(zone).LocalDateTime
            : null;

        // Words like "in ten years" must lead to a day that there is.
        return read is { Year: >= 1900 and <= 2200 } now
            ? now
            : throw RequestValidationException.For("Now", $"“{text}” is not a moment between 1900 and 2200. Write 2026-11-23T09:00.");
    }
}
