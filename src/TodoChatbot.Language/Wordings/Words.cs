using System.Globalization;
using NodaTime;
using TodoChatbot.Language.Cultures;
using TodoChatbot.Language.Lines;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Resolution;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Wordings;

/// <summary>Says meanings in the words of a culture.</summary>
internal sealed class Words(Culture culture, SpeechContext context)
{
    private readonly Wording _wording = culture.Wording;

    /// <summary>"Tue 24 Nov 2026 at 17:00".</summary>
    public string Of(Due due)
    {
        var date = Date(due.Date);
        if (due.Time is not { } time)
            return date;

        var clock = due.Until is { } until ? Fill(_wording.TimeRange, Time(time), Time(until)) : Time(time);
        var text = Fill(_wording.DateAtTime, date, clock);
        return due.Zone is { } zone ? $"{text} ({zone.Id})" : text;
    }

    /// <summary>"every other Friday at 17:00".</summary>
    public string Of(Recurrence recurrence) => new RecurrenceWords(_wording, context).Of(recurrence);

    /// <summary>"30 minutes before".</summary>
    public string Of(Reminder reminder)
    {
        if (reminder.At is { } at)
            return Fill(_wording.DateAtTime, Date(at.Date), Time(at.TimeOfDay));

        var before = reminder.Before ?? Period.Zero;
        (TimeUnit Unit, long Count)[] parts =
        [
            (TimeUnit.Year, before.Years),
            (TimeUnit.Month, before.Months),
            (TimeUnit.Week, before.Weeks),
            (TimeUnit.Day, before.Days),
            (TimeUnit.Hour, before.Hours),
            (TimeUnit.Minute, before.Minutes),
            (TimeUnit.Second, before.Seconds),
        ];
        var said = parts.Where(part => part.Count != 0).Select(part => _wording.Count(part.Unit, part.Count)).ToArray();
        return said.Length == 0 ? _wording.AtDueTime : Fill(_wording.LengthBefore, List(said));
    }

    /// <summary>The due moment and how it repeats.</summary>
    public string Of(WhenMeaning meaning) =>
        meaning is { Recurrence: { } recurrence, Rule: { } rule }
            ? $"{Of(meaning.Due)}, {new RecurrenceWords(_wording, context).Of(recurrence with { StartTime = null, NamedStart = null }, rule)}"
            : Of(meaning.Due);

    /// <summary>What a mark means.</summary>
    public string Of(Candidate candidate, Due? due) => candidate.Kind switch
    {
        SpanKind.Priority when candidate.Priority is { } priority => _wording.Priorities(priority),
        SpanKind.Tag => string.Join(" ", candidate.Names.Select(name => "#" + name)),
        SpanKind.Project => "+" + candidate.Names[0],
        SpanKind.Subtasks => Fill(_wording.Subtasks, List([.. candidate.Names])),
        SpanKind.Reminder => Fill(_wording.Reminders, candidate.Reminders.Count == 0
            ? _wording.AtDueTime
            : List([.. ReminderResolver.Resolve(candidate.Reminders, false, due, repeats: false, context).Select(Of)])),
        _ => _wording.Literal,
    };

    /// <summary>All that was understood besides the title; null when there was nothing.</summary>
    public string? Reading(string? when, LineReading reading)
    {
        if (reading is { Reminders: [], Priority: null, Tags: [], Project: null, Subtasks: [] })
            return when;

        var parts = new List<string>();
        if (when is not null)
            parts.Add(when);

        if (reading.Reminders.Count > 0)
            parts.Add(Fill(_wording.Reminders, List([.. reading.Reminders.Select(Of)])));

        if (reading.Priority is { } priority)
            parts.Add(_wording.Priorities(priority));

        parts.AddRange(reading.Tags.Select(tag => "#" + tag));
        if (reading.Project is { } project)
            parts.Add("+" + project);

        if (reading.Subtasks.Count > 0)
            parts.Add(Fill(_wording.Subtasks, List([.. reading.Subtasks])));

        return parts.Count == 0 ? null : string.Join(", ", parts);
    }

    private string Date(LocalDate date) => date.ToString(context.Dates.Date, _wording.Names);

    private string Time(LocalTime time) => time.ToString(context.Dates.Time, _wording.Names);

    private string List(string[] items) => RecurrenceWords.List(items, _wording.And);

    private static string Fill(string template, params object[] values) => string.Format(CultureInfo.InvariantCulture, template, values);
}
