using TodoChatbot.Language.Resolution;

namespace TodoChatbot.Language.Cultures.English;

/// <summary>The policy in English, a sentence for each rule.</summary>
internal static class EnglishReasons
{
    public static IReadOnlyDictionary<PolicyRule, string> All { get; } = new Dictionary<PolicyRule, string>
    {
        [PolicyRule.ExplicitDate] = "The date is written out.",
        [PolicyRule.RelativeDay] = "The day is counted from today.",
        [PolicyRule.Distance] = "The distance is counted from now, or from the day it names.",
        [PolicyRule.BareWeekday] = "A bare weekday is the next one after today.",
        [PolicyRule.ThisWeekday] = "“This” weekday is the coming one.",
        [PolicyRule.NextWeekday] = "“Next” weekday is the one of next week.",
        [PolicyRule.LastWeekday] = "“Last” weekday is the one before today.",
        [PolicyRule.WeekdayOfWeek] = "The weekday is the one of the week named with it.",
        [PolicyRule.WeekdayBeside] = "The weekday is counted from the day it names.",
        [PolicyRule.NextPeriod] = "A coming week, month or year is its first day.",
        [PolicyRule.ThisPeriod] = "Something for this week, month or year is due on its last day.",
        [PolicyRule.LastPeriod] = "A past week, month or year is its first day.",
        [PolicyRule.Weekend] = "A weekend is its Saturday.",
        [PolicyRule.EdgeOfPeriod] = "The end of a period is its last day, its beginning the first.",
        [PolicyRule.WholeMonth] = "A month is its first day, next year's when that has passed.",
        [PolicyRule.ComingMonthDay] = "A month and day without a year is the coming one.",
        [PolicyRule.DayOfMonth] = "A day of the month is the coming one.",
        [PolicyRule.NumericOrder] = "Day and month are in the order of your locale.",
        [PolicyRule.PlaceInPeriod] = "The day is counted within its month or year.",
        [PolicyRule.Feast] = "A holiday is the coming one.",
        [PolicyRule.WeekNumber] = "A numbered week is its Monday.",
        [PolicyRule.BareTime] = "A time without a day is today if still ahead, else tomorrow.",
        [PolicyRule.ExplicitTime] = "The time is written out.",
        [PolicyRule.HourWithoutHalf] = "An hour without am or pm is between 7:00 and 18:59.",
        [PolicyRule.PartOfDay] = "A part of the day is the hour set for it.",
        [PolicyRule.Midnight] = "Midnight begins its day.",
        [PolicyRule.EndOfDay] = "The end of the day is the day as a whole.",
        [PolicyRule.Zone] = "The time is local to the zone it names.",
        [PolicyRule.Repetition] = "The words say how it repeats.",
        [PolicyRule.EveryNthWeekday] = "“Every 3rd Friday” is a Friday every three weeks.",
        [PolicyRule.EveryWeekend] = "Every weekend is every Saturday.",
        [PolicyRule.SpanOfWeekdays] = "Weekdays in a row are one stretch, unless something says that it repeats.",
        [PolicyRule.AfterCompletion] = "With “every!” the next one is counted from completion.",
        [PolicyRule.Reminder] = "The words ask for a reminder.",
        [PolicyRule.Priority] = "The words say how urgent it is.",
        [PolicyRule.Tag] = "A word behind # is a tag.",
        [PolicyRule.Project] = "A word behind + is a project.",
        [PolicyRule.Subtasks] = "The words list subtasks.",
        [PolicyRule.Quote] = "Text in quotation marks is never read.",
    };
}
