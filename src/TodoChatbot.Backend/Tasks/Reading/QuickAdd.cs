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
internal sealed class QuickAdd(TaskService tasks, CurrentUser user, TimeProvider clock)
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

    /// <summary>Adds the task that a line describes, with its subtasks.</summary>
    public async Task<TaskItem> AddAsync(QuickTask line, CancellationToken cancellationToken) =>
        (await AddAsync(line, (text, speech, choices, token) => [TodoLanguage.Read(text, speech, choices, token)], cancellationToken))[0];

    /// <summary>Adds each of the tasks that a line describes, with their subtasks, in one change.</summary>
    /// <returns>The tasks in the order of the line, each followed by its subtasks.</returns>
    public Task<IReadOnlyList<TaskItem>> AddSeveralAsync(QuickTask line, CancellationToken cancellationToken) =>
        AddAsync(line, TodoLanguage.ReadTasks, cancellationToken);

    private async Task<IReadOnlyList<TaskItem>> AddAsync(
        QuickTask line,
        Func<string, SpeechContext, ReadingChoices, CancellationToken, IReadOnlyList<LineReading>> read,
        CancellationToken cancellationToken)
    {
        line.Validated();
        var speech = (await user.GetAsync(cancellationToken)).Speech(clock.Now);
        var readings = read(line.Text, speech, Choices(line.Literal, line.RunnerUps), cancellationToken);
        if (readings.Any(reading => reading.Title.Length == 0))
        {
            throw RequestValidationException.For(nameof(line.Text), "That says when, but not what. Add a few words about the task.");
        }

        return await tasks.AddTypedAsync([.. readings.Select(reading => new NewTask(LanguageMapper.TaskOf(reading, speech, cancellationToken), reading.Subtasks))], cancellationToken);
    }

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
