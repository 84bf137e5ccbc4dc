namespace TodoChatbot.Language.Vocabularies;

/// <summary>
/// What a word can be in a sentence. The grammar is written over these, never over words, so that one grammar serves every culture.
/// The value that goes with each is named behind it.
/// </summary>
internal enum Terminal : byte
{
    // Counting
    Number,           // the number
    Tens,             // 20, 30 .. 90, which "five" may follow
    A,                // "a", "an": one
    Another,
    The,
    Half,
    QuarterPart,      // "quarter" of an hour
    Couple,           // how many
    Quarters,         // "dedh", one and a half: how many quarters
    MoreQuarters,     // "saarhe" before a number, and a half: how many quarters more
    Ordinal,          // the place; -2 for "penultimate"
    OrdinalSuffix,    // "rd" of "3rd"
    Last,             // "last": -1 among ordinals, the past one among periods

    // Calendar
    Weekday,          // 1 Monday .. 7 Sunday
    Weekdays,         // "mondays"
    Month,            // 1 .. 12
    Unit,             // TimeUnit
    PluralUnit,       // "weekends", "weekdays"
    UnitLetter,       // TimeUnit of "h" in "2h"
    Part,             // DayPart
    FirstThing,       // "first thing": in the morning
    EveOf,            // "the eve of": the day before
    PartLead,         // "in the" of "in the morning"
    Tonight,          // DayPart
    Nightly,          // DayPart of every day
    RelativeDay,      // days from today
    Holiday,          // Holiday
    Start,
    Middle,
    Early,            // "early", "late": before a part of the day, changing nothing
    End,
    Very,
    PeriodEnd,        // TimeUnit of "eow", "eom"
    PeriodStart,      // TimeUnit of "som"
    EndOfDay,
    Next,
    NextAfter,        // "que viene": follows its noun
    AfterNext,        // "after next": follows its noun
    This,
    Coming,           // "coming", "upcoming"
    Previous,
    PreviousAfter,    // "pasado": follows its noun
    DayWord,          // "día" before the number of a day of the month; 1 for several
    DayWordAfter,     // "tareekh" behind that number
    EitherWay,        // "kal", a relative day: as far back where the text tells of the past
    PastTense,        // "tha", "was": tells of the past
    WeekNumber,       // "week" before its number
    YearWord,

    // Clock
    Meridiem,         // 0 am, 12 pm
    MeridiemLetter,   // "p" of "3p"
    OClock,
    HourMark,         // "h" of "17h"
    Past,             // "past" between minutes and hour
    PastAfter,        // "bajkar" between hour and minutes
    ToAfter,          // "bajne mein" between the hour to come and minutes
    Before,
    After,
    Following,        // "following": after
    Less,             // "menos" between hour and minutes
    Ish,
    Sharp,            // "sharp", "on the dot": changing nothing
    ZeroLetter,       // "oh" of "seven oh five"
    Zone,             // index of the zone
    City,             // index of the zone; needs TimeWord behind
    TimeWord,
    SameTime,         // "this time" of "this time tomorrow"
    UtcWord,
    IsoTime,          // "T" of "2026-11-24T17:00"
    IsoUtc,           // "Z" behind it
    QuarterLetter,    // "q" of "q1"

    // Prepositions
    On,
    At,
    In,
    By,
    From,
    To,
    Until,
    Through,
    For,
    Of,
    Around,
    Between,
    RangeFrom,        // "de" of "de lunes a viernes"
    Starting,
    Ending,
    Except,
    And,
    Or,
    UpTo,
    Becomes,          // "to" before what something is changed to

    // Postpositions: prepositions of languages in which they follow
    OnAfter,          // "ko", "par"
    UntilAfter,       // "tak", "se pehle"
    FromAfter,        // "se"
    ExceptAfter,      // "ke ilawa"
    OfAfter,          // "ka", "ki", "ke"

    // Distance
    Ago,              // behind its amount
    AgoBefore,        // "hace": before its amount
    FromNow,
    WithinTime,       // "time" of "in two days' time"

    // Repetition
    Every,
    Other,
    Alternate,        // "alternate" without "every"
    Single,
    RepeatAdverb,     // unit * 16 + interval
    Per,
    Once,             // how often
    TimesWord,
    Completion,       // "completion" after "after"

    // Marks
    Remind,
    RemindTo,         // "recuérdame": "remind me to" in one word
    ReminderWord,     // 1 for a noun that may be part of a name: "fire alarm"
    Me,
    About,            // "about" behind "remind me"
    Ahead,            // "before", "in advance" behind an amount
    AtTheTime,
    SetIt,            // "and set it to" before a mark
    PriorityWord,
    PriorityLevel,    // Priority
    PriorityAlone,    // Priority of a word that says it by itself
    PriorityOrMore,   // a priority that asks for the higher ones, too: "important"
    WithWord,
    SubtaskWord,
    DescriptionWord,
    TagWord,
    ProjectWord,

    // How tasks are named
    TaskNoun,         // "task", "item"
    TaskNouns,        // "tasks", "stuff"
    ListNoun,         // "list", "agenda"
    EventNoun,        // "meeting": what stands in a calendar
    EventNouns,       // "meetings"
    StatusWord,       // Status
    PendingWord,      // every status but done
    Overdue,
    Upcoming,
    Undated,
    Unfiled,          // "without a project"
    WithReminder,     // "with reminders"
    Added,            // "added", "i created"
    OrderWord,        // TaskOrder: "oldest", "due last"
    Repeating,
    All,              // "all", "everything"
    Mine,             // "my", "our"
    GeneralList,      // what names no list in particular: "main", "to do"
    ListHeading,      // what a list of tasks is headed with: "groceries", "to buy"
    OneMentioned,     // "it", "that one"
    AllMentioned,     // "them"; how many for "both"
    OthersMentioned,  // "the others", "the rest"
    Only,             // "just", "only" before what is chosen
    Meant,            // "meant" before what should have been said
    Keep,             // "keep", "leave" before an exclusion
    OneWord,          // "one" of "the second one"
    NumberSign,       // "number", "no."
    Named,            // "called", "that says"
    Excluding,        // "except": what follows is not meant; 1 before a tag only: "without"
    Filler,           // a word of questions that says nothing about tasks: "have", "left"
    ShowVerb,         // "show", "list"
    SearchVerb,       // "find", "look for"
    Subject,          // "i", "we"
    QuestionWord,     // a first word of questions: "who", "is"; 1 for one that needs somebody behind it: "can I"
    MayDescribe,      // an opening that may belong to a name: "first", "great"
    World,            // what questions about the world are about: "weather"

    // What surrounds a phrase of time
    Counted,          // "part", "step": digits behind it are its number
    Place,            // "calle": a date behind it is its name
    Function,         // a word that cannot be what the phrase describes: "with", "and", "my"
    Determiner,
    Infinitive,       // "to" before a verb, no part of a title
    Obligation,       // "hai" behind a verb, no part of a title
    Verb,             // a usual first word of a task
}
