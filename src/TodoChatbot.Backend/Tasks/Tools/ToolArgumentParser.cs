using NodaTime;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Language;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>Reads the phrases that tools take: in the user's words or in ISO 8601 and RFC 5545.</summary>
internal static class ToolArgumentParser
{
    extension(SpeechContext speech)
    {
        /// <summary>A moment; without a zone when none was said: "9am New York time", "2026-11-24T09:00 America/New_York".</summary>
        public Due ReadDue(string argument, string phrase, CancellationToken cancellationToken) => speech.Read(phrase, cancellationToken)
            ?? throw RequestValidationException.ForWire(argument, $"“{phrase}” is not a date or time. Say it like “tomorrow at 5pm” or 2026-11-24T17:00.");

        /// <summary>The next moment at a time of day.</summary>
        public Due ReadMoment(string argument, string phrase, CancellationToken cancellationToken) => speech.Read(phrase, cancellationToken) is { Time: not null } moment
            ? moment
            : throw RequestValidationException.ForWire(argument, $"“{phrase}” is not a time. Say it like “5pm” or 17:00.");

        /// <summary>
        /// The days between two phrases. A period ("this week") gives both ends; of two weekdays the first is today or later, the second the
        /// first on or after it.
        /// </summary>
        /// <param name="firstArgument">The name of the argument for the first day.</param>
        /// <param name="first">Its phrase; null leaves the beginning open.</param>
        /// <param name="lastArgument">The name of the argument for the last day.</param>
        /// <param name="last">Its phrase; null leaves the end open, unless the first phrase is a period.</param>
        /// <param name="cancellationToken">Stops it.</param>
        /// <exception cref="RequestValidationException">One of them is not a day, or the last day is before the first.</exception>
        public DayRange ReadDays(string firstArgument, string? first, string lastArgument, string? last, CancellationToken cancellationToken)
        {
            if (first is null || last is null)
            {
                return first is not null ? speech.ReadEnd(firstArgument, first, isFirst: true, cancellationToken)
                    : last is not null ? speech.ReadEnd(lastArgument, last, isFirst: false, cancellationToken)
                    : new DayRange(null, null);
            }

            var range = TodoLanguage.ReadDays(first.Trim(), last.Trim(), speech, cancellationToken) is { } days
                ? Of(days)
                : new DayRange(
                    speech.ReadEnd(firstArgument, first, isFirst: true, cancellationToken).First,
                    speech.ReadEnd(lastArgument, last, isFirst: false, cancellationToken).Last);
            return range.First > range.Last
                ? throw RequestValidationException.ForWire(lastArgument, Messages.Format(
                    "Input_RangeReversed", lastArgument, speech.Say(range.Last.Value, cancellationToken), firstArgument, speech.Say(range.First.Value, cancellationToken)))
                : range;
        }

        /// <summary>A day in words.</summary>
        public string Say(DateOnly day, CancellationToken cancellationToken) =>
            TaskFormatter.Of(new Recurring.LocalMoment(day), timeZone: null, speech, minutes: null, cancellationToken);

        // A single day is the end that it is given for; a period fills both.
        private DayRange ReadEnd(string argument, string phrase, bool isFirst, CancellationToken cancellationToken)
        {
            var range = TodoLanguage.ReadDays(phrase.Trim(), speech, cancellationToken) is { } days ? Of(days) : speech.ReadDay(argument, phrase, cancellationToken);
            return range.First != range.Last ? range : isFirst ? range with { Last = null } : range with { First = null };
        }

        private DayRange ReadDay(string argument, string phrase, CancellationToken cancellationToken) =>
            DayRange.Of(speech.ReadDue(argument, phrase, cancellationToken).Kept(repeats: false, speech.Zone).Date);

        /// <summary>The occurrence of a repeating task, as the task shows it or in words.</summary>
        public Recurring.OccurrenceId ReadOccurrence(string argument, string phrase, CancellationToken cancellationToken)
        {
            if (Recurring.OccurrenceId.TryParse(phrase.Trim(), out var occurrence))
            {
                return occurrence;
            }

            var due = speech.ReadDue(argument, phrase, cancellationToken);
            return new Recurring.OccurrenceId(new Recurring.LocalMoment(due.Date, due.Time));
        }

        public TimeOnly ReadTime(string argument, string phrase, CancellationToken cancellationToken) => speech.ReadMoment(argument, phrase, cancellationToken).Kept(repeats: false, speech.Zone).Time!.Value;

        private Due? Read(string phrase, CancellationToken cancellationToken) => speech.ReadPlain(phrase.Trim(), cancellationToken) ?? speech.ReadZoned(phrase.Trim(), cancellationToken);

        // "2026-11-24T15:00/PT1H", an interval of ISO 8601
        private Due? ReadPlain(string phrase, CancellationToken cancellationToken) =>
            phrase.LastIndexOf('/') is > 0 and var slash && Durations.TryRead(phrase[(slash + 1)..], out _)
                ? speech.ReadPoint(phrase[..slash], cancellationToken) is { Time: not null } due ? due with { Duration = phrase[(slash + 1)..] } : null
                : speech.ReadPoint(phrase, cancellationToken);

        private Due? ReadPoint(string phrase, CancellationToken cancellationToken) => Recurring.LocalMoment.TryParse(phrase, out var moment) ? new Due(moment.Date, moment.Time)
            : Recurring.MomentText.TryReadLocal(phrase, speech.Zone, out var own) ? new Due(own.Date, own.Time, speech.Zone.Id)
            : TodoLanguage.ReadDue(phrase, speech, cancellationToken) is { } due ? LanguageMapper.Of(due, speech, cancellationToken) with { TimeZone = due.Zone?.Id }
            : null;

        // "09:00 America/New_York"
        private Due? ReadZoned(string phrase, CancellationToken cancellationToken) =>
            phrase.LastIndexOf(' ') is > 0 and var end && DateTimeZoneProviders.Tzdb.GetZoneOrNull(phrase[(end + 1)..]) is { } zone
            && speech.In(zone).ReadPlain(phrase[..end].TrimEnd(), cancellationToken) is { } due
                ? due with { TimeZone = zone.Id }
                : null;

        /// <summary>In words, as a RECUR value, or as content lines: <c>RRULE:FREQ=DAILY\nEXDATE:2026-11-24</c>.</summary>
        public SpokenRecurrence ReadRecurrence(string argument, string phrase, CancellationToken cancellationToken)
        {
            if (phrase.Contains("RRULE:", StringComparison.OrdinalIgnoreCase) || phrase.StartsWith("FREQ=", StringComparison.OrdinalIgnoreCase))
            {
                var lines = phrase.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                var start = Values(lines, "DTSTART").FirstOrDefault();
                return new SpokenRecurrence(
                    new Recurrence(Values(lines, "RRULE").FirstOrDefault() ?? phrase, Start: start, Exdates: [.. Values(lines, "EXDATE")]), NamesStart: start is not null);
            }

            return TodoLanguage.ReadRecurrence(phrase, speech, cancellationToken) is { } recurrence
                ? new SpokenRecurrence(LanguageMapper.Of(recurrence, speech, cancellationToken), NamesStart: recurrence.NamedStart is not null)
                : throw RequestValidationException.ForWire(argument, $"“{phrase}” is not a repetition. Say it like “every Friday at 9” or FREQ=WEEKLY;BYDAY=FR.");
        }

        public Reminder ReadReminder(string argument, string phrase, CancellationToken cancellationToken) => Recurring.MomentText.TryReadLocal(phrase.Trim(), speech.Zone, out var own) ? new Reminder(own.ToString())
            : Recurring.Triggers.IsValid(phrase)
            ? new Reminder(phrase)
            : TodoLanguage.ReadReminder(phrase, speech, cancellationToken) is { } reminder
                ? LanguageMapper.Of(reminder, speech, cancellationToken)
                : throw RequestValidationException.ForWire(argument, $"“{phrase}” is not a reminder. Say it like “30 minutes before” or -PT30M.");
    }

    private static DayRange Of(Language.Readings.Days days) => new(days.First?.ToDateOnly(), days.Last?.ToDateOnly());

    // "EXDATE:2026-11-24,2026-11-25"
    private static IEnumerable<string> Values(IEnumerable<string> lines, string name) => lines
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
        .SelectMany(line => name == "RRULE" ? [line[(name.Length + 1)..]] : line[(name.Length + 1)..].Split(','));
}
