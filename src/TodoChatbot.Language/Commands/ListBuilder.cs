using NodaTime;
using TodoChatbot.Language.Commands.Patterns;
using TodoChatbot.Language.Grammar;
using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Resolution;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Commands;

/// <summary>Makes the intents that look at tasks.</summary>
internal sealed class ListBuilder(SlotReader slots, bool isQuestion)
{
    private const int LatestAdded = 10;

    public Intent? Build(CommandMatcher match)
    {
        var reading = match.Has(SlotName.Filter) ? slots.Filter(match.In(SlotName.Filter)) : new FilterReading(new TaskFilter());
        if (match.Has(SlotName.Project))
        {
            if (!IntentBuilder.IsName(match.In(SlotName.Project)))
                return null;

            reading = reading with { Filter = reading.Filter with { Project = IntentBuilder.ProjectOf(match) ?? reading.Filter.Project } };
        }

        if (reading is { SaysAll: true, IsEmpty: true })
            reading = reading with { Filter = reading.Filter with { Everything = true } };

        if (match.Kind is CommandKind.ListOwn or CommandKind.List or CommandKind.ListAsked or CommandKind.Count && OwnTask(match, reading) is { } own)
            return new Intent.Show(own);

        return match.Kind switch
        {
            CommandKind.ListDone => new Intent.List(AsDone(reading.Filter)),
            CommandKind.ListAsked => (isQuestion || reading.MeansSeveral || reading.SpeaksOfTasks || StartsWithSubject(match)) && IsAboutTasks(match, reading) ? new Intent.List(reading.Filter) : null,
            CommandKind.ListNarrowed => reading.Narrows && reading.Filter.Words is null ? new Intent.List(reading.Filter) { Narrows = true } : null,
            CommandKind.ListOwn => new Intent.List(reading.Filter),
            CommandKind.ListAdded => new Intent.List(AsAdded(reading.Filter)),
            CommandKind.ListMissed => new Intent.List(reading.Filter with { Overdue = true }),
            CommandKind.ListDueOf => DueOf(match, reading),
            CommandKind.ListNamed => !match.Has(SlotName.Filter) || IntentBuilder.IsName(match.In(SlotName.Filter)) ? new Intent.List(slots.Filter(match.Clause).Filter) : null,
            CommandKind.Count => IsAboutTasks(match, reading) ? new Intent.List(reading.Filter, CountOnly: true) : null,
            CommandKind.Summarise => Days(match, reading) is { } days ? new Intent.Summarise(days) : null,
            CommandKind.Plan => Days(match, reading) is { } day ? new Intent.Plan(day.Start) : null,
            _ => IsAboutTasks(match, reading) ? new Intent.List(reading.Filter) { MayBeTask = MayBeTask(match, reading) } : null,
        };
    }

    // "search for cheap flights", "show grandma the photos", but not "show my invoices"
    private bool MayBeTask(CommandMatcher match, FilterReading reading) =>
        !isQuestion && reading is { SpeaksOfTasks: false, Narrows: false, SaysAll: false } && !match.In(SlotName.Filter).Peek(Terminal.Mine) && !match.Clause.At(match.Clause.First + 1).Lexeme.Has(Terminal.Mine)
        && match.Clause.At(match.Clause.First).Lexeme is var first && (first.Has(Terminal.Verb) || first.Has(Terminal.ShowVerb));

    // "what tags does the present for Emma have", "have i booked the hotel", but not "list the old bike on ebay"
    private TaskReference? OwnTask(CommandMatcher match, FilterReading reading)
    {
        if (reading is not { Filter.Words: not null, Narrows: false } || !match.Has(SlotName.Filter))
            return null;

        var words = match.In(SlotName.Filter);
        return (StartsWithShow(match) ? slots.Context.Own.Find(words) : slots.Context.Own.Longest(words)) is { Only: not null } named && (named.IsDefinite || named.IsPlain)
            ? named.Reference(named.Text)
            : null;
    }

    // "when is the dentist"; "when is easter" asks about the world.
    private Intent? DueOf(CommandMatcher match, FilterReading reading)
    {
        if (!reading.SpeaksOfTasks && reading.Filter is { Words: null, DueFrom: not null })
            return new Intent.OutOfScope();

        return (reading.SpeaksOfTasks || reading.Filter.Words is not null) && IsAboutTasks(match, reading) ? new Intent.List(reading.Filter) : null;
    }

    // "weather tomorrow" is not, "anything tomorrow" is; words of titles alone need a word for tasks beside them.
    private bool IsAboutTasks(CommandMatcher match, FilterReading reading)
    {
        if (match.Has(SlotName.Filter) && slots.Context.Own.Find(match.In(SlotName.Filter)) is not null)
            return true;

        if (reading.SpeaksOfWorld && !reading.SpeaksOfTasks)
            return false;

        // "review PR #12"
        var isVerb = match.Clause.At(match.Clause.First).Lexeme.Has(Terminal.Verb);
        if (isVerb && reading.Filter is { Numbers.Count: > 0, Words: not null })
            return false;

        if (reading.SpeaksOfTasks)
            return true;

        // "tell Ann about the party", "read Sunday Times"
        if (isVerb && !reading.MeansSeveral && !IsRange(match.In(SlotName.Filter)))
            return reading.Filter.Words is not null && Searches(match);

        if (reading.Filter.Words is not null)
            return StartsWithShow(match) || NamesEvent(match) || (reading.MeansSeveral && reading.Narrows);

        return reading.Narrows || reading.Filter.Limit is not null || (reading.MeansSeveral && !isQuestion) || reading.MeansSeveral;
    }

    // "show dentist", "list groceries": the verb says what is wanted.
    private static bool StartsWithShow(CommandMatcher match) => match.Clause.At(match.Clause.First).Lexeme.Has(Terminal.ShowVerb);

    // "find c++", but not "find a plumber"
    private static bool Searches(CommandMatcher match)
    {
        var clause = match.Clause;
        clause.Position = clause.First;
        return clause.Take(Terminal.SearchVerb) && !clause.Peek(Terminal.A) && !clause.Peek(Terminal.Another);
    }

    private static bool StartsWithSubject(CommandMatcher match) => match.In(SlotName.Filter).Peek(Terminal.Subject);

    private bool IsRange(Cursor words) => RangeGrammar.Read(words, slots.Context) is not null && words.AtEnd;

    private static bool NamesEvent(CommandMatcher match)
    {
        var cursor = match.In(SlotName.Filter);
        for (var index = cursor.First; index < cursor.End; index++)
        {
            if (cursor.At(index).Lexeme.Has(Terminal.EventNoun) || cursor.At(index).Lexeme.Has(Terminal.EventNouns))
                return true;
        }

        return false;
    }

    // "what did i add" without days asks for the latest ones.
    private static TaskFilter AsAdded(TaskFilter filter) => filter with
    {
        AddedFrom = filter.AddedFrom ?? filter.DueFrom,
        AddedTo = filter.AddedTo ?? filter.DueTo,
        DueFrom = null,
        DueTo = null,
        Order = TaskOrder.Newest,
        Limit = filter.Limit ?? (filter.DueFrom is null && filter.DueTo is null ? LatestAdded : null),
    };

    private static TaskFilter AsDone(TaskFilter filter) => filter with
    {
        Statuses = [Status.Done],
        CompletedFrom = filter.CompletedFrom ?? filter.DueFrom,
        CompletedTo = filter.CompletedTo ?? filter.DueTo,
        DueFrom = null,
        DueTo = null,
    };

    /// <summary>The days to sum up or plan: today when none are named, null when something else is.</summary>
    private DateInterval? Days(CommandMatcher match, FilterReading reading)
    {
        var today = slots.Context.Now.Date;
        if (match.Has(SlotName.Filter))
        {
            var cursor = match.In(SlotName.Filter);
            cursor.Take(Terminal.The);
            cursor.Take(Terminal.Mine);
            if (cursor.Take(Terminal.Unit, out int unit) && cursor.AtEnd && (TimeUnit)unit is TimeUnit.Day or TimeUnit.Week or TimeUnit.Weekend or TimeUnit.Month)
            {
                return (TimeUnit)unit == TimeUnit.Day
                    ? new DateInterval(today, today)
                    : PeriodResolver.Resolve(new Phrases.PeriodPhrase.Relative((TimeUnit)unit, 0), today, slots.Context.WeekStart);
            }
        }
        else
        {
            return Spoken(match) ?? new DateInterval(today, today);
        }

        // "review PR #12", "plan for day one"
        if (reading.SpeaksOfWorld || (reading.Filter.Words is not null && !reading.SpeaksOfTasks) || reading.Filter is { Numbers.Count: > 0 } or { Overdue: true } || reading.SaysHabit
            || reading is { IsEmpty: true, SpeaksOfTasks: false, MeansSeveral: false })
            return null;

        var from = reading.Filter.DueFrom ?? reading.Filter.CompletedFrom ?? today;
        var to = reading.Filter.DueTo ?? reading.Filter.CompletedTo ?? from;
        return new DateInterval(from, to < from ? from : to);
    }

    // "weekly review", "plan tomorrow": the pattern's own words may say the days.
    private DateInterval? Spoken(CommandMatcher match)
    {
        var policy = new Policy(slots.Context);
        var cursor = new Cursor(match.Clause.Utterance, match.Clause.First, match.Clause.End);
        for (; !cursor.AtEnd; cursor.Position++)
        {
            if (cursor.Take(Terminal.RelativeDay, out int days))
                return new DateInterval(policy.Today.PlusDays(days), policy.Today.PlusDays(days));

            if ((cursor.Take(Terminal.RepeatAdverb, out int rate) && rate / 16 == (int)TimeUnit.Week) || (cursor.Take(Terminal.Unit, out int unit) && (TimeUnit)unit == TimeUnit.Week))
                return PeriodResolver.Resolve(new Phrases.PeriodPhrase.Relative(TimeUnit.Week, 0), policy.Today, policy.Context.WeekStart);
        }

        return null;
    }
}
