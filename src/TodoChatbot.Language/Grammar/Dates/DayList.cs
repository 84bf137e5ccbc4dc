using TodoChatbot.Language.Phrases;

namespace TodoChatbot.Language.Grammar.Dates;

/// <summary>Days said in one breath.</summary>
internal sealed class DayList
{
    public List<DatePhrase> Days { get; } = [];

    /// <summary>Index of the token behind the last day.</summary>
    public int End { get; set; }

    /// <summary>"mondays".</summary>
    public bool IsPlural { get; set; }

    /// <summary>"mon-wed".</summary>
    public bool IsRange { get; set; }

    /// <summary>"monday or tuesday".</summary>
    public bool IsChoice { get; set; }

    /// <summary>True for days that only a month or a repetition makes definite: "first friday".</summary>
    public bool NeedsScope { get; set; }

    /// <summary>"of every 3 months".</summary>
    public RepeatPhrase? Scope { get; set; }

    /// <summary>True once a stretch of the calendar is known in which the days are counted.</summary>
    public bool IsScoped { get; private set; }

    /// <summary>Counts the days in a stretch of the calendar; false when that makes no sense.</summary>
    public bool ScopeTo(PeriodPhrase period)
    {
        for (var index = 0; index < Days.Count; index++)
        {
            DatePhrase? scoped = (Days[index], period) switch
            {
                (DatePhrase.Nth nth, _) => nth with { Period = period, Certainty = Vocabularies.Certainty.Sure },
                (DatePhrase.DayOfMonth { Day: var day }, PeriodPhrase.Relative { Unit: Vocabularies.TimeUnit.Month } or PeriodPhrase.NamedMonth) =>
                    new DatePhrase.Nth(day, null, OfWorkdays: false, period),
                (DatePhrase.NamedDay weekday, PeriodPhrase.Relative { Unit: Vocabularies.TimeUnit.Week, Rolls: false } week) =>
                    weekday with { Which = Which.InWeek, Weeks = week.Offset, Certainty = Vocabularies.Certainty.Sure },
                (DatePhrase.NamedDay weekday, PeriodPhrase.NumberedWeek week) => new DatePhrase.Nth((int)weekday.Day, null, OfWorkdays: false, week),
                (DatePhrase.NamedDay weekday, PeriodPhrase.Relative { Unit: Vocabularies.TimeUnit.Month } or PeriodPhrase.NamedMonth) => null,
                (DatePhrase.MonthDay, PeriodPhrase.WholeYear or PeriodPhrase.Relative { Unit: Vocabularies.TimeUnit.Year }) => null,
                _ => null,
            };
            if (scoped is null)
                return false;

            Days[index] = scoped;
        }

        IsScoped = true;
        return true;
    }
}
