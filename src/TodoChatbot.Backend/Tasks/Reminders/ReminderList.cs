using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Extensions;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Backend.Tasks.Recurring;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Tasks;

namespace TodoChatbot.Backend.Tasks.Reminders;

/// <summary>Works out when the caller's open tasks remind.</summary>
internal sealed class ReminderList(TaskScope tasks, CurrentUser user, TimeProvider clock)
{
    private static readonly Duration Ahead = Duration.FromHours(36);
    private static readonly Duration Longest = Duration.FromDays(31);
    private static readonly IReadOnlyList<string> None = [];

    /// <summary>The reminders after one moment and until another, the next first.</summary>
    /// <param name="after">Now when not said.</param>
    /// <param name="until">36 hours after that when not said; 31 days at the most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<ReminderItem>> ListAsync(string? after, string? until, CancellationToken cancellationToken)
    {
        var owner = await user.GetAsync(cancellationToken);
        var first = Read(nameof(after), after, owner.Zone) ?? clock.Now.ToInstant();
        var last = Read(nameof(until), until, owner.Zone) ?? first + Ahead;
        if (last - first > Longest)
        {
            throw RequestValidationException.For(nameof(until), $"Ask for up to {Longest.Days} days at once.");
        }

        var reminding = await tasks.Active.AsNoTracking()
            .Where(task => task.Status != TodoStatus.Done && task.Reminders != None)
            .Select(task => new Reminding(task.Id, task.Number, task.Title, task.DueDate, task.DueTime, task.TimeZone, task.Reminders))
            .ToListAsync(cancellationToken);
        var speech = owner.Speech(clock.Now);
        return [.. reminding
            .SelectMany(task => task.Triggers.Select(trigger => (Task: task, At: MomentOf(trigger, task, owner))))
            .Where(reminder => reminder.At > first && reminder.At <= last)
            .OrderBy(reminder => reminder.At).ThenBy(reminder => reminder.Task.Number)
            .Take(Limits.MaximumPageSize)
            .Select(reminder => new ReminderItem(
                reminder.Task.Id,
                reminder.Task.Number,
                reminder.Task.Title,
                reminder.At!.Value.ToDateTimeOffset(),
                reminder.Task.Due is { } due ? TaskFormatter.Of(due, reminder.Task.TimeZone, speech, minutes: null, cancellationToken) : null))];
    }

    // A whole day reminds as from the owner's morning; a task without a due date only at moments of its own.
    private static Instant? MomentOf(string trigger, Reminding task, User owner)
    {
        LocalDateTime? moment = LocalMoment.TryParse(trigger, out var own) ? Beginning(own)
            : task.Due is { } due ? Beginning(due) - Triggers.Before(trigger)
            : null;
        var zone = task is { DueTime: not null, TimeZone: { } name } ? DateTimeZoneProviders.Tzdb[name] : owner.Zone;
        try
        {
            return moment?.InZoneLeniently(zone).ToInstant();
        }
        catch (OverflowException)
        {
            // The last hours of the calendar, in a zone west of Greenwich.
            return null;
        }

        LocalDateTime Beginning(LocalMoment of) => (of with { Time = of.Time ?? owner.Hours.Morning }).Beginning;
    }

    // A moment with an offset, or a local one by the owner's clock.
    private static Instant? Read(string field, string? text, DateTimeZone zone) => string.IsNullOrEmpty(text) ? null
        : MomentText.TryReadOffset(text, out var moment) && moment is { Year: >= 1900 and <= 2200 } ? moment.ToInstant()
        : LocalMoment.TryParse(text, out var local) && local.Date is { Year: >= 1900 and <= 2200 } ? local.Beginning.InZoneLeniently(zone).ToInstant()
        : throw RequestValidationException.For(field, $"“{text}” is not a moment. Write 2026-11-24T09:00:00Z.");

    /// <summary>What a reminder needs of its task.</summary>
    private sealed record Reminding(
        Guid Id, int Number, string Title, DateOnly? DueDate, TimeOnly? DueTime, string? TimeZone, IReadOnlyList<string> Triggers)
    {
        public LocalMoment? Due => DueDate is { } date ? new LocalMoment(date, DueTime) : null;
    }
}
