using NodaTime;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Resolution;

/// <summary>Decides when to remind.</summary>
internal static class ReminderResolver
{
    public static IReadOnlyList<Reminder> Resolve(IEnumerable<ReminderPhrase> phrases, bool atDueTime, Due? due, SpeechContext context)
    {
        var reminders = phrases.Select(phrase => Resolve(phrase, due, context)).OfType<Reminder>().Distinct().ToList();

        // "remind me to …" says no time of its own: the due moment is it.
        if (reminders.Count == 0 && atDueTime && due?.Time is not null)
            reminders.Add(new Reminder(Period.Zero));

        return reminders;
    }

    public static Reminder? Resolve(ReminderPhrase phrase, Due? due, SpeechContext context)
    {
        if (phrase.Before is { } before)
            return new Reminder(before.ToPeriod());

        var policy = new Policy(context);
        if (phrase.PartBefore is { } part)
            return new Reminder(DayBefore(policy.TimeOf(part), due));

        return phrase.At is { } at && WhenResolver.Resolve(at, policy) is { Due: var moment }
            ? new Reminder(null, moment.Date + (moment.Time ?? policy.TimeOf(DayPart.Morning)))
            : null;
    }

    // "the evening before" is counted back from the due time, so that it moves with a repetition.
    private static Period DayBefore(LocalTime time, Due? due)
    {
        var dueTime = due?.Time ?? LocalTime.Midnight;
        var back = new LocalDate(2000, 1, 2).At(dueTime) - new LocalDate(2000, 1, 1).At(time);
        return back.Normalize();
    }
}
