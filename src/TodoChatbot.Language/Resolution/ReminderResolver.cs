using NodaTime;
using TodoChatbot.Language.Phrases;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Resolution;

/// <summary>Decides when to remind.</summary>
internal static class ReminderResolver
{
    private static readonly Distance OneDay = new(0, 1, 0, 0);

    public static IReadOnlyList<Reminder> Resolve(IEnumerable<ReminderPhrase> phrases, bool atDueTime, Due? due, bool repeats, SpeechContext context)
    {
        var reminders = phrases.Select(phrase => Resolve(phrase, due, context)).OfType<Reminder>().Distinct().ToList();

        // "remind me to …" says no time of its own: the due moment is it.
        // With a date only, it is the morning of that day, or the next hour when that is over.
        if (reminders.Count == 0 && atDueTime && due is not null && (repeats || due.Time is not null))
            reminders.Add(new Reminder(Period.Zero));
        else if (reminders.Count == 0 && atDueTime && due is { Time: null, Date: var day } && day >= context.Now.Date)
            reminders.Add(new Reminder(null, Later(day + new Policy(context).TimeOf(DayPart.Morning), context.Now)));

        return reminders;
    }

    public static Reminder? Resolve(ReminderPhrase phrase, Due? due, SpeechContext context)
    {
        var policy = new Policy(context);
        if (phrase is { Before: { } days, Clock: { } clock })
            return new Reminder(Back(days, TimeResolver.Resolve(clock, null, policy).Time, due));

        if (phrase.Before is { } before)
            return new Reminder(before.ToPeriod());

        if (phrase.PartBefore is { } part)
            return new Reminder(Back(OneDay, policy.TimeOf(part), due));

        if (phrase.At is not { } at || WhenResolver.Resolve(at, policy) is not { Due: var moment })
            return null;

        // "pay rent on friday, remind me in the morning" is that of Friday.
        var time = moment.Time ?? policy.TimeOf(DayPart.Morning);
        var isOfDueDay = at is { Date: null, Start: null, End: null } && due is not null && !(due.Time <= time) && due.Date + time > policy.Now;
        var said = new Due(isOfDueDay ? due!.Date : moment.Date, time, Zone: moment.Zone).ByClockOf(context.Zone);
        return new Reminder(null, said.Date + said.Time!.Value);
    }

    private static LocalDateTime Later(LocalDateTime moment, LocalDateTime now) =>
        moment > now ? moment : now.Date + new LocalTime(now.Hour, 0) + Period.FromHours(1);

    // "the evening before" is counted back from the due time, so that it moves with a repetition.
    private static Period Back(Distance days, LocalTime time, Due? due)
    {
        var day = due?.Date ?? new LocalDate(2000, 1, 1);
        var back = Period.Between((-days).AddTo(day).At(time), day.At(due?.Time ?? LocalTime.Midnight), PeriodUnits.Days | PeriodUnits.Hours | PeriodUnits.Minutes);
        return back.Normalize();
    }
}
