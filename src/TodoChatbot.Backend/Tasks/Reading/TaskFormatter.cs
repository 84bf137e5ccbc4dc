using NodaTime;
using NodaTime.Extensions;
using TodoChatbot.Backend.Tasks.Recurring;
using TodoChatbot.Language;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Backend.Tasks.Reading;

/// <summary>Stored dates, rules and reminders in the owner's words.</summary>
internal static class TaskFormatter
{
    /// <summary>"Tue 24 Nov 2026 at 17:00", "Tue 24 Nov 2026 at 17:00 to 18:00"</summary>
    public static string Of(LocalMoment due, string? timeZone, SpeechContext speech, int? minutes, CancellationToken cancellationToken)
    {
        var zone = due.Time is null || timeZone is null || timeZone == speech.Zone.Id ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone);
        return TodoLanguage.InWords(new Due(due.Date.ToLocalDate(), due.Time?.ToLocalTime(), Durations.End(due.Time, minutes), zone), speech, cancellationToken);
    }

    /// <summary>"every other Friday at 17:00"</summary>
    public static string Of(StoredRecurrence recurrence, SpeechContext speech, CancellationToken cancellationToken) => TodoLanguage.InWords(Meaning(recurrence), speech, cancellationToken);

    /// <summary>"30 minutes before"</summary>
    public static string OfTrigger(string trigger, SpeechContext speech, CancellationToken cancellationToken) => TodoLanguage.InWords(
        LocalMoment.TryParse(trigger, out var moment) ? new Reminder(null, moment.Beginning) : new Reminder(Triggers.Before(trigger)),
        speech,
        cancellationToken);

    /// <summary>"Tue 24 Nov 2026 at 17:00, every week"; null for a task without a date.</summary>
    public static string? Reading(TodoTask task, SpeechContext speech, CancellationToken cancellationToken)
    {
        if (task.DueDate is not { } date)
        {
            return null;
        }

        string[] parts =
        [
            Of(new LocalMoment(date, task.DueTime), task.TimeZone, speech, task.DueMinutes, cancellationToken),
            .. task.Recurrence is { } recurrence ? [Of(WithoutTime(recurrence, task.DueTime), speech, cancellationToken)] : Array.Empty<string>(),
            .. task.Reminders.Select(trigger => OfTrigger(trigger, speech, cancellationToken)),
        ];
        return string.Join(", ", parts);
    }

    // The time is said with the date already.
    private static StoredRecurrence WithoutTime(StoredRecurrence recurrence, TimeOnly? said) =>
        LocalMoment.Parse(recurrence.Start) is { Time: { } time } start && time == said
            ? recurrence with { Start = new LocalMoment(start.Date).ToString() }
            : recurrence;

    private static Recurrence Meaning(StoredRecurrence stored)
    {
        var start = LocalMoment.Parse(stored.Start);
        return new Recurrence
        {
            Rule = stored.Rule,
            StartDate = start.Date.ToLocalDate(),
            StartTime = start.Time?.ToLocalTime(),
            ExcludedDates = [.. stored.Exdates.Select(LocalMoment.Parse)
                .Select(excluded => new Recurrence.ExcludedDate(excluded.Date.ToLocalDate(), excluded.Time?.ToLocalTime()))],
            AfterCompletion = stored.AfterCompletion,
        };
    }
}
