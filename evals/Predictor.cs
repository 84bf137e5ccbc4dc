using System.Globalization;
using NodaTime;
using NodaTime.Text;
using TodoChatbot.Language;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Readings;

namespace TodoChatbot.Evals;

/// <summary>Asks the engine about a case.</summary>
internal static class Predictor
{
    /// <exception cref="FormatException">The moment or the time zone of the case is unknown.</exception>
    public static Prediction Predict(Case row, CancellationToken cancellationToken) => Predict(row, explains: false, cancellationToken);

    /// <inheritdoc cref="Predict(Case, CancellationToken)"/>
    /// <param name="row">The case.</param>
    /// <param name="explains">True to add what decided the intent.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static Prediction Predict(Case row, bool explains, CancellationToken cancellationToken)
    {
        var context = ContextOf(row);
        var reading = TodoLanguage.Read(row.Text, context, cancellationToken);
        var intent = TodoLanguage.Understand(row.Text, context, cancellationToken);
        return new Prediction
        {
            Id = row.Id,
            Parse = ParseOf(reading, context),
            Intent = IntentOf(intent),
            Why = explains ? WhyOf(TodoLanguage.Explain(row.Text, context, cancellationToken)) : null,
        };
    }

    private static Prediction.WhyPart WhyOf(Explanation explanation) => new()
    {
        Manners = explanation.Manners,
        Features = explanation.Features.ToDictionary(feature => feature.Name, feature => feature.Weight),
        Sum = explanation.Features.Sum(feature => feature.Weight),
        AddsFrom = explanation.Threshold,
    };

    private static SpeechContext ContextOf(Case row)
    {
        var now = LocalDateTimePattern.GeneralIso.Parse(row.Now);
        if (!now.Success)
            throw new FormatException($"Case {row.Id}: \"now\" is '{row.Now}', not a local time such as 2026-01-05T09:00:00.");

        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(row.TimeZone)
            ?? throw new FormatException($"Case {row.Id}: there is no IANA time zone '{row.TimeZone}'.");
        return new SpeechContext { Now = now.Value, Zone = zone, Locale = row.Locale };
    }

    private static Prediction.ParsePart ParseOf(LineReading reading, SpeechContext context)
    {
        var due = InSpeakersZone(reading.Due ?? Reminded(reading), context);
        var recurrence = reading.Recurrence;
        return new Prediction.ParsePart
        {
            Title = reading.Title,
            Date = due is null ? null : Date(due.Date),
            Time = due?.Time is { } time ? Time(time) : null,
            Rrule = recurrence is null ? null : Rules.Normalised(recurrence.Rule, TimeSaid(recurrence)),
            Start = recurrence is null ? null : $"{Date(recurrence.NamedStart ?? recurrence.StartDate)}T{Time(recurrence.StartTime ?? LocalTime.Midnight)}",
            Exdates = recurrence is { ExcludedDates.Count: > 0 } ? [.. recurrence.ExcludedDates.Select(Excluded)] : null,
        };
    }

    // "remind me on the 4th" names a day, too.
    private static Due? Reminded(LineReading reading) =>
        reading.Reminders.FirstOrDefault(reminder => reminder.At is not null) is { At: { } at } ? new Due(at.Date, at.TimeOfDay) : null;

    // Rules faster than a day always have a first moment, whether the text names one or not.
    private static LocalTime? TimeSaid(Recurrence recurrence) =>
        recurrence.Rule.StartsWith("FREQ=HOURLY", StringComparison.Ordinal)
        || recurrence.Rule.StartsWith("FREQ=MINUTELY", StringComparison.Ordinal)
        || recurrence.Rule.StartsWith("FREQ=SECONDLY", StringComparison.Ordinal)
        || recurrence.Rule.Contains("BYHOUR", StringComparison.Ordinal)
            ? null
            : recurrence.StartTime;

    private static Due? InSpeakersZone(Due? due, SpeechContext context)
    {
        if (due is not { Zone: { } zone, Time: { } time })
            return due;

        var moment = (due.Date + time).InZoneLeniently(zone).WithZone(context.Zone).LocalDateTime;
        return new Due(moment.Date, moment.TimeOfDay);
    }

    private static string Excluded(Recurrence.ExcludedDate excluded) =>
        excluded.Time is { } time ? $"{Date(excluded.Date)}T{Time(time)}" : Date(excluded.Date);

    private static Prediction.IntentPart IntentOf(Intent intent) => intent switch
    {
        Intent.Several several => IntentOf(several.Parts[0]),
        Intent.Add add => new() { Tool = "add_task", Title = NullIfEmpty(add.Tasks[0].Title) },
        Intent.List or Intent.Show or Intent.Labels or Intent.Summarise or Intent.Plan => new() { Tool = "list_tasks" },
        Intent.Complete complete => new() { Tool = "complete_task", Title = TitleOf(complete.Tasks) },
        Intent.Reopen reopen => new() { Tool = "complete_task", Title = TitleOf(reopen.Tasks) },
        Intent.Skip skip => new() { Tool = "skip_occurrence", Title = TitleOf(skip.Tasks) },
        Intent.Ask ask => new() { Tool = "ask", About = IntentOf(ask.About).Tool, Title = IntentOf(ask.About).Title },
        Intent.Delete delete => new() { Tool = "delete_task", Title = TitleOf(delete.Tasks) },
        Intent.Update update => new() { Tool = "update_task", Title = update.Change.Title ?? TitleOf(update.Tasks) },
        _ => new(),
    };

    private static string? TitleOf(TaskReference tasks) => tasks switch
    {
        TaskReference.Words words => words.Text,
        TaskReference.Matching { Filter.Words: { } words } => words,
        _ => null,
    };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static string Date(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
