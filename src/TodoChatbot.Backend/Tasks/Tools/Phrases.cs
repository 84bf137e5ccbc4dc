using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Language;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>Reads the phrases that tools take: in the user's words or in ISO 8601 and RFC 5545.</summary>
internal static class Phrases
{
    extension(SpeechContext speech)
    {
        public Due ReadDue(string phrase) => Recurring.LocalMoment.TryParse(phrase.Trim(), out var moment)
            ? new Due(moment.Date, moment.Time, speech.Zone.Id)
            : TodoLanguage.ReadDue(phrase, speech) is { } due
            ? Meaning.Of(due, speech)
            : throw new RuleException($"“{phrase}” is not a date or time. Say it like “tomorrow at 5pm” or 2026-11-24T17:00.");

        public DateOnly ReadDate(string phrase) => speech.ReadDue(phrase).Date;

        public TimeOnly ReadTime(string phrase) => TodoLanguage.ReadDue(phrase, speech)?.Time?.ToTimeOnly()
            ?? throw new RuleException($"“{phrase}” is not a time. Say it like “5pm” or 17:00.");

        /// <summary>In words, as a RECUR value, or as content lines: <c>RRULE:FREQ=DAILY\nEXDATE:2026-11-24</c>.</summary>
        public Recurrence ReadRecurrence(string phrase)
        {
            if (phrase.Contains("RRULE:", StringComparison.OrdinalIgnoreCase) || phrase.StartsWith("FREQ=", StringComparison.OrdinalIgnoreCase))
            {
                var lines = phrase.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                return new Recurrence(
                    Values(lines, "RRULE").FirstOrDefault() ?? phrase,
                    Start: Values(lines, "DTSTART").FirstOrDefault(),
                    Exdates: [.. Values(lines, "EXDATE")]);
            }

            return TodoLanguage.ReadRecurrence(phrase, speech) is { } recurrence
                ? Meaning.Of(recurrence, speech)
                : throw new RuleException($"“{phrase}” is not a repetition. Say it like “every Friday at 9” or FREQ=WEEKLY;BYDAY=FR.");
        }

        public Reminder ReadReminder(string phrase) => Recurring.Triggers.IsValid(phrase) || Recurring.LocalMoment.TryParse(phrase, out _)
            ? new Reminder(phrase)
            : TodoLanguage.ReadReminder(phrase, speech) is { } reminder
                ? Meaning.Of(reminder, speech)
                : throw new RuleException($"“{phrase}” is not a reminder. Say it like “30 minutes before” or -PT30M.");
    }

    // "EXDATE:2026-11-24,2026-11-25"
    private static IEnumerable<string> Values(IEnumerable<string> lines, string name) => lines
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
        .SelectMany(line => name == "RRULE" ? [line[(name.Length + 1)..]] : line[(name.Length + 1)..].Split(','));
}
