using NodaTime;
using TodoChatbot.Language.Cultures;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Resolution;

/// <summary>
/// Decides where people differ. It remembers the first decision that could have gone another way; resolving again with that rule
/// turned gives the runner-up.
/// </summary>
internal sealed class Policy(SpeechContext context, LocalDateTime now, PolicyRule? turned)
{
    private PolicyRule? _applied;

    public Policy(SpeechContext context, PolicyRule? turned = null)
        : this(context, context.Now, turned)
    {
    }

    /// <summary>Now on the wall clock that the text speaks of.</summary>
    public LocalDateTime Now { get; } = now;

    public LocalDate Today => Now.Date;

    public DayHours Hours => context.Hours;

    public SpeechContext Context => context;

    /// <summary>The decision that could have gone another way.</summary>
    public PolicyRule? Decided { get; private set; }

    /// <summary>The rule to name when asked why.</summary>
    public PolicyRule Why => Decided ?? _applied ?? PolicyRule.ExplicitDate;

    /// <summary>Notes a rule that leaves no choice.</summary>
    public void Apply(PolicyRule rule) => _applied ??= rule;

    /// <summary>Takes the usual reading, or the other one where the user turned this rule.</summary>
    public T Choose<T>(PolicyRule rule, T usual, T other)
    {
        Decided ??= rule;
        return turned == rule ? other : usual;
    }

    /// <summary>The same decisions on the wall clock of another zone.</summary>
    public Policy In(DateTimeZone zone) =>
        new(context, context.Now.InZoneLeniently(context.Zone).WithZone(zone).LocalDateTime, turned);

    /// <summary>Takes over what was decided on another wall clock.</summary>
    public void Learn(Policy other)
    {
        Decided ??= other.Decided;
        _applied ??= other._applied;
    }

    /// <summary>True where "11/10" is 11 October.</summary>
    public bool DayFirst => CultureCatalog.DayFirst(context.Locale);

    /// <summary>The time that a part of the day stands for.</summary>
    public LocalTime TimeOf(DayPart part) => part switch
    {
        DayPart.Morning => Hours.Morning,
        DayPart.Noon => Hours.Noon,
        DayPart.Afternoon => Hours.Afternoon,
        DayPart.Evening => Hours.Evening,
        DayPart.Night => Hours.Night,
        _ => LocalTime.Midnight,
    };
}
