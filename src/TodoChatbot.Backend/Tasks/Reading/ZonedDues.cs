using NodaTime;
using TodoChatbot.Backend.Tasks.Recurring;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Reading;

/// <summary>Tells due moments and reminders by the clocks of other zones.</summary>
internal static class ZonedDues
{
    extension(Due due)
    {
        /// <summary>The same moment by the clock of a zone.</summary>
        public Due InZone(DateTimeZone zone)
        {
            if (due.Time is null)
            {
                return due with { TimeZone = zone.Id };
            }

            var own = due.TimeZone is { } name ? new LocalMoment(due.Date, due.Time).InZone(DateTimeZoneProviders.Tzdb[name], zone) : new LocalMoment(due.Date, due.Time);
            return due with { Date = own.Date, Time = own.Time, TimeZone = zone.Id };
        }

        /// <summary>The due date moved to a day of the user's calendar. Its time of day in the user's zone and its own time zone stay.</summary>
        public Due OnDay(DateOnly day, DateTimeZone own)
        {
            var moved = due.InZone(own) with { Date = day };
            return due.TimeZone is { } name ? moved.InZone(DateTimeZoneProviders.Tzdb[name]) : moved;
        }

        /// <summary>The moment as a task keeps it: by the user's clock, unless it repeats by the clock of another zone.</summary>
        public Due Kept(bool repeats, DateTimeZone own) => repeats || due.TimeZone is null ? due : due.InZone(own);
    }

    extension(IEnumerable<Reminder> reminders)
    {
        /// <summary>Reminders by the user's clock, told by the clock that a task lives by.</summary>
        public IReadOnlyList<Reminder> For(Due? due, DateTimeZone own) =>
            due is not { Time: not null, TimeZone: { } name } || name == own.Id ? [.. reminders]
            : [.. reminders.Select(reminder => LocalMoment.TryParse(reminder.Trigger, out var moment)
                ? reminder with { Trigger = moment.InZone(own, DateTimeZoneProviders.Tzdb[name]).ToString() }
                : reminder)];
    }
}
