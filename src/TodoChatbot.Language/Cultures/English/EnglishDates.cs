using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Cultures.English;

/// <summary>English words for numbers, days, times and repetitions.</summary>
internal static class EnglishDates
{
    public static IEnumerable<Entry> Entries => [.. Numbers, .. Calendar, .. Clock, .. Prepositions, .. Repetition];

    /// <summary>Words in which one wrong letter is forgiven.</summary>
    public static IEnumerable<string> Mendable =>
    [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays",
        "january", "february", "august", "september", "october", "november", "december",
        "today", "tonight", "tomorrow", "yesterday", "weekend", "weekends", "weekday", "weekdays", "fortnight",
    ];

    /// <summary>Words and names that look like a misspelling of one of them.</summary>
    public static IEnumerable<string> WellSpelt => ["frida", "sundae", "sundaes", "mundane", "today's", "toddy", "octobers", "augusta", "augustus", "toda", "todays"];

    private static IEnumerable<Entry> Numbers =>
    [
        .. Counted(Terminal.Number, 0, "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        new(Terminal.Tens, 20, "twenty"),
        new(Terminal.Tens, 30, "thirty"),
        new(Terminal.Tens, 40, "forty|fourty"),
        new(Terminal.Tens, 50, "fifty"),
        new(Terminal.Tens, 60, "sixty"),
        new(Terminal.Tens, 70, "seventy"),
        new(Terminal.Tens, 80, "eighty"),
        new(Terminal.Tens, 90, "ninety"),
        .. Counted(Terminal.Ordinal, 1, "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
            "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
        new(Terminal.Ordinal, 30, "thirtieth"),
        new(Terminal.Ordinal, -2, "penultimate|last but one|next to last|second last"),
        new(Terminal.OrdinalSuffix, "st|nd|rd|th"),
        new(Terminal.Last, "last|final"),
        new(Terminal.A, "a|an"),
        new(Terminal.The, "the"),
        new(Terminal.Half, "half"),
        new(Terminal.QuarterPart, "quarter|quarters"),
        new(Terminal.Couple, 2, "couple|a couple"),
        new(Terminal.Couple, 3, "few|a few"),
        new(Terminal.Couple, 12, "dozen|a dozen"),
    ];

    private static IEnumerable<Entry> Calendar =>
    [
        new(Terminal.Weekday, 1, "monday", Certainty.Fair),
        new(Terminal.Weekday, 2, "tuesday", Certainty.Fair),
        new(Terminal.Weekday, 3, "wednesday|wensday|wedensday", Certainty.Fair),
        new(Terminal.Weekday, 4, "thursday", Certainty.Fair),
        new(Terminal.Weekday, 5, "friday", Certainty.Fair),
        new(Terminal.Weekday, 6, "saturday", Certainty.Fair),
        new(Terminal.Weekday, 7, "sunday", Certainty.Fair),
        new(Terminal.Weekday, 2, "tue|tues", Certainty.Fair),
        new(Terminal.Weekday, 3, "weds", Certainty.Fair),
        new(Terminal.Weekday, 4, "thu|thur|thurs", Certainty.Fair),
        new(Terminal.Weekday, 5, "fri", Certainty.Fair),
        new(Terminal.Weekday, 1, "mon", Certainty.Weak),
        new(Terminal.Weekday, 3, "wed", Certainty.Weak),
        new(Terminal.Weekday, 6, "sat", Certainty.Weak),
        new(Terminal.Weekday, 7, "sun", Certainty.Weak),
        new(Terminal.Weekdays, 1, "mondays|mons", Certainty.Fair),
        new(Terminal.Weekdays, 2, "tuesdays", Certainty.Fair),
        new(Terminal.Weekdays, 3, "wednesdays", Certainty.Fair),
        new(Terminal.Weekdays, 4, "thursdays", Certainty.Fair),
        new(Terminal.Weekdays, 5, "fridays", Certainty.Fair),
        new(Terminal.Weekdays, 6, "saturdays", Certainty.Fair),
        new(Terminal.Weekdays, 7, "sundays", Certainty.Fair),
        new(Terminal.Month, 1, "january|jan"),
        new(Terminal.Month, 2, "february|feb"),
        new(Terminal.Month, 3, "march|mar"),
        new(Terminal.Month, 4, "april|apr"),
        new(Terminal.Month, 5, "may"),
        new(Terminal.Month, 6, "june|jun"),
        new(Terminal.Month, 7, "july|jul"),
        new(Terminal.Month, 8, "august|aug"),
        new(Terminal.Month, 9, "september|sep|sept"),
        new(Terminal.Month, 10, "october|oct"),
        new(Terminal.Month, 11, "november|nov"),
        new(Terminal.Month, 12, "december|dec"),
        new(TimeUnit.Second, "second|seconds|sec|secs"),
        new(TimeUnit.Minute, "minute|minutes|min|mins"),
        new(TimeUnit.Hour, "hour|hours|hr|hrs"),
        new(TimeUnit.Day, "day|days"),
        new(TimeUnit.Workday, "weekday|weekdays|workday|workdays|working day|working days|business day|business days|work day|work days|week day|week days"),
        new(TimeUnit.Week, "week|weeks|wk|wks"),
        new(TimeUnit.Weekend, "weekend|weekends|week end"),
        new(TimeUnit.Fortnight, "fortnight|fortnights"),
        new(TimeUnit.Month, "month|months|mth|mths|mo|mos"),
        new(TimeUnit.Quarter, "quarter|quarters"),
        new(TimeUnit.Year, "year|years|yr|yrs"),
        new(Terminal.PluralUnit, "weekends|weekdays|workdays|days"),
        new(Terminal.UnitLetter, (int)TimeUnit.Second, "s"),
        new(Terminal.UnitLetter, (int)TimeUnit.Minute, "m"),
        new(Terminal.UnitLetter, (int)TimeUnit.Hour, "h"),
        new(Terminal.UnitLetter, (int)TimeUnit.Day, "d"),
        new(Terminal.UnitLetter, (int)TimeUnit.Week, "w"),
        new(Terminal.UnitLetter, (int)TimeUnit.Year, "y"),
        new(DayPart.Morning, "morning"),
        new(Terminal.Part, (int)DayPart.Noon, "noon|midday|noontime", Certainty.Fair),
        new(Terminal.Part, (int)DayPart.Noon, "lunchtime|lunch time", Certainty.Fair),
        new(DayPart.Afternoon, "afternoon|arvo"),
        new(DayPart.Evening, "evening|eve"),
        new(DayPart.Night, "night|nite"),
        new(Terminal.Part, (int)DayPart.Midnight, "midnight", Certainty.Fair),
        new(Terminal.PartLead, "in the|during the|at|by"),
        new(Terminal.Tonight, (int)DayPart.Night, "tonight|tonite|2nite|2night"),
        new(Terminal.Nightly, (int)DayPart.Night, "nightly", Certainty.Weak),
        new(Terminal.Nightly, (int)DayPart.Night, "nights", Certainty.Weak),
        new(Terminal.Nightly, (int)DayPart.Morning, "mornings|in the mornings", Certainty.Weak),
        new(Terminal.Nightly, (int)DayPart.Evening, "evenings|in the evenings", Certainty.Weak),
        new(Terminal.Nightly, (int)DayPart.Afternoon, "afternoons|in the afternoons", Certainty.Weak),
        new(Terminal.RelativeDay, 0, "today|later today|tdy"),
        new(Terminal.RelativeDay, 1, "tomorrow|tmrw|tmr|tmrow|tmw|tomorow|tommorow|tommorrow|tomorro|2morrow|the morrow"),
        new(Terminal.RelativeDay, -1, "yesterday"),
        new(Terminal.RelativeDay, 2, "day after tomorrow|the day after tomorrow|overmorrow"),
        new(Terminal.RelativeDay, -2, "day before yesterday|the day before yesterday"),
        new(Terminal.Start, "start|beginning|begin"),
        new(Terminal.Middle, "mid|middle"),
        new(Terminal.Early, 0, "early"),
        new(Terminal.Early, 1, "late"),
        new(Terminal.End, "end|close"),
        new(Terminal.Very, "very"),
        new(Terminal.PeriodEnd, (int)TimeUnit.Week, "eow|week end|week's end"),
        new(Terminal.PeriodEnd, (int)TimeUnit.Month, "eom|month end|month's end"),
        new(Terminal.PeriodEnd, (int)TimeUnit.Quarter, "eoq|quarter end"),
        new(Terminal.PeriodEnd, (int)TimeUnit.Year, "eoy|year end|year's end"),
        new(Terminal.PeriodStart, (int)TimeUnit.Week, "sow"),
        new(Terminal.PeriodStart, (int)TimeUnit.Month, "som"),
        new(Terminal.PeriodStart, (int)TimeUnit.Year, "soy"),
        new(Terminal.EndOfDay, "eod|cob|end of day|end of the day|close of business|close of play|the end of the day|the end of day|end of business"),
        new(Terminal.Next, "next"),
        new(Terminal.This, "this"),
        new(Terminal.Coming, "coming|upcoming|the coming|the upcoming"),
        new(Terminal.Previous, "previous|past|the previous|the past"),
        new(Terminal.AfterNext, "after next"),
        new(Terminal.WeekNumber, "week|calendar week|wk"),
    ];

    private static IEnumerable<Entry> Clock =>
    [
        new(Terminal.Meridiem, 0, "am|a.m.|a.m"),
        new(Terminal.Meridiem, 12, "pm|p.m.|p.m"),
        new(Terminal.MeridiemLetter, 0, "a"),
        new(Terminal.MeridiemLetter, 12, "p"),
        new(Terminal.OClock, "o'clock|o clock"),
        new(Terminal.HourMark, "h|hs"),
        new(Terminal.Past, "past"),
        new(Terminal.Before, "before"),
        new(Terminal.After, "after"),
        new(Terminal.Following, "following"),
        new(Terminal.Ish, "ish"),
        new(Terminal.ZeroLetter, "oh|o"),
        new(Terminal.TimeWord, "time"),
    ];

    private static IEnumerable<Entry> Prepositions =>
    [
        new(Terminal.On, "on|on the"),
        new(Terminal.At, "at|@"),
        new(Terminal.In, "in|within"),
        new(Terminal.By, "by|due|due by|due on|due in|due date|no later than|not later than|deadline|the deadline is|is due|it's due|is due on|is due by|on or before|scheduled for|due for"),
        new(Terminal.From, "from"),
        new(Terminal.To, "to"),
        new(Terminal.Until, "until|till|til|'til|up until|up to"),
        new(Terminal.Through, "through|thru|to and including"),
        new(Terminal.For, "for|over|during"),
        new(Terminal.Of, "of"),
        new(Terminal.Around, "around|about|approximately|approx|roughly|circa|sometime|some time|anytime"),
        new(Terminal.Between, "between"),
        new(Terminal.Starting, "starting|starts|start|beginning|begins|from|effective|commencing|as of|starting from|starting on|beginning on|since|starting in"),
        new(Terminal.Ending, "ending|ends|end|finishing|stopping|ending on|ends on"),
        new(Terminal.Except, "except|except for|excluding|excepting|apart from|but not|other than|not on|not in|save for|skipping|skip|aside from|minus|barring|with the exception of"),
        new(Terminal.And, "and|&|plus"),
        new(Terminal.Or, "or"),
        new(Terminal.UpTo, "up to|at most|a maximum of"),
        new(Terminal.Ago, "ago|back|earlier"),
        new(Terminal.FromNow, "from now|hence|later|from this moment|from today|out"),
    ];

    private static IEnumerable<Entry> Repetition =>
    [
        new(Terminal.Every, "every|each|ev|evry|evrey|every single|each and every|repeat every|repeats every|repeating every|recurring every"),
        new(Terminal.Other, "other|alternate|alternating"),
        new(Terminal.Single, "single"),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Hour, 1), "hourly"),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Day, 1), "daily", Certainty.Weak),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Day, 1), "everyday|repeat daily|repeats daily", Certainty.Fair),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Week, 1), "weekly", Certainty.Weak),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Week, 2), "biweekly|bi weekly|fortnightly|semi monthly", Certainty.Weak),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Month, 1), "monthly", Certainty.Weak),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Month, 2), "bimonthly|bi monthly", Certainty.Weak),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Month, 3), "quarterly", Certainty.Weak),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Month, 6), "biannually|bi annually|semiannually|semi annually|half yearly", Certainty.Weak),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Year, 1), "yearly|annually", Certainty.Weak),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Year, 2), "biennially", Certainty.Weak),
        new(Terminal.Per, "per|every"),
        new(Terminal.Once, 1, "once"),
        new(Terminal.Once, 2, "twice"),
        new(Terminal.Once, 3, "thrice"),
        new(Terminal.TimesWord, "times|time|x|occurrences|occurrence|repetitions|repeats|occasions"),
        new(Terminal.Completion, "after completion|after completing|after completing it|after done|after it's done|after it is done|after doing it|after finishing|after finishing it|after each completion|after i complete it|after i finish it|after i finish|after the last completion|from completion|after being completed|after last completed|when done|when completed|on completion"),
    ];

    private static int Rate(TimeUnit unit, int interval) => ((int)unit * 16) + interval;

    private static IEnumerable<Entry> Counted(Terminal terminal, int first, params string[] words) =>
        words.Select((word, index) => new Entry(terminal, first + index, word));
}
