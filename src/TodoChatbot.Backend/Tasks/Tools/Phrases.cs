using TodoChatbot.Backend.Rules;
using TodoChatbot.Contracts.Tasks;
using TodoChatbot.Language;

namespace TodoChatbot.Backend.Tasks.Tools;

/// <summary>Reads the phrases that tools take: in the user's words or in ISO 8601 and RFC 5545.</summary>
internal static class Phrases
{
    extension(SpeechContext speech)
    {
        public Due ReadDue(string phrase) => TodoLanguage.ReadDue(phrase, speech) is { } due
            ? Meaning.Of(due, speech)
            : throw new RuleException($"“{phrase}” is not a date or time. Say it like “tomorrow at 5pm” or 2026-11-24T17:00.");

        public DateOnly ReadDate(string phrase) => speech.ReadDue(phrase).Date;

        public TimeOnly ReadTime(string phrase) => TodoLanguage.ReadDue(phrase, speech)?.Time?.ToTimeOnly()
            ?? throw new RuleException($"“{phrase}” is not a time. Say it like “5pm” or 17:00.");

        public Recurrence ReadRecurrence(string phrase) => TodoLanguage.ReadRecurrence(phrase, speech) is { } recurrence
            ? Meaning.Of(recurrence, speech)
            : throw new RuleException($"“{phrase}” is not a repetition. Say it like “every Friday at 9” or FREQ=WEEKLY;BYDAY=FR.");

        public Reminder ReadReminder(string phrase) => Recurring.Triggers.IsValid(phrase) || Recurring.LocalMoment.TryParse(phrase, out _)
            ? new Reminder(phrase)
            : TodoLanguage.ReadReminder(phrase, speech) is { } reminder
                ? Meaning.Of(reminder, speech)
                : throw new RuleException($"“{phrase}” is not a reminder. Say it like “30 minutes before” or -PT30M.");
    }
}
