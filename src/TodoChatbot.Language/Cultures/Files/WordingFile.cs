using System.Globalization;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Resolution;
using TodoChatbot.Language.Rules;

namespace TodoChatbot.Language.Cultures.Files;

/// <summary>
/// How a culture says meanings back: the properties of <see cref="Wording"/> by their names, those that depend on something with it, as in
/// <c>EveryUnits Weekly: ہر {0} ہفتے</c>, and a sentence for each <see cref="PolicyRule"/>, as in <c>Why Zone: …</c>.
/// </summary>
internal sealed class WordingFile
{
    private readonly Dictionary<string, string> _texts;
    private readonly string[] _feminine;
    private readonly string _name;

    public WordingFile(DataFile file)
    {
        _name = file.Name;
        _texts = file.Lines.ToDictionary(line => line.Name, line => line.Value);
        _feminine = _texts.ContainsKey("Feminine") ? List("Feminine") : [];
        Reasons = Enum.GetValues<PolicyRule>().ToDictionary(rule => rule, rule => Text($"Why {rule}"));
    }

    /// <summary>A sentence for each rule of the policy.</summary>
    public IReadOnlyDictionary<PolicyRule, string> Reasons { get; }

    public Wording ToWording() => new()
    {
        Weekdays = [.. List("Weekdays")],
        ShortWeekdays = [.. List("ShortWeekdays")],
        Months = [.. List("Months")],
        ShortMonths = [.. List("ShortMonths")],
        DateAtTime = Text("DateAtTime"),
        TimeRange = Text("TimeRange"),
        And = Text("And"),
        EveryUnit = Each<Frequency>("EveryUnit"),
        EveryUnits = (frequency, count) => Fill($"EveryUnits {frequency}", count),
        EveryDays = Text("EveryDays"),
        EveryOtherDay = Text("EveryOtherDay"),
        EveryWorkday = Text("EveryWorkday"),
        OnDays = Text("OnDays"),
        Weekday = day => Fill("Weekday", day),
        NthWeekday = (place, day) => Fill("NthWeekday", Place(place, _feminine.Contains(day) ? " feminine" : ""), day),
        MonthDay = day => day > 0 ? Fill("MonthDay", day) : Fill("MonthDayFromEnd", Place(day)),
        YearDay = day => Fill("YearDay", Place(day)),
        NthWorkday = place => Fill("NthWorkday", Place(place)),
        DayOfMonth = Text("DayOfMonth"),
        MonthAndDay = Text("MonthAndDay"),
        InMonths = Text("InMonths"),
        ExceptDays = Text("ExceptDays"),
        ExceptMonths = Text("ExceptMonths"),
        InWeeks = Text("InWeeks"),
        Week = Text("Week"),
        AtTimes = Text("AtTimes"),
        FromTimes = Text("FromTimes"),
        Times = Text("Times"),
        UntilDate = Text("UntilDate"),
        StartingDate = Text("StartingDate"),
        ExceptDates = Text("ExceptDates"),
        AfterCompletion = Text("AfterCompletion"),
        LengthBefore = Text("LengthBefore"),
        AtDueTime = Text("AtDueTime"),
        Reminders = Text("Reminders"),
        Count = (unit, count) => Fill(count == 1 && _texts.ContainsKey($"Count {unit} one") ? $"Count {unit} one" : $"Count {unit}", count),
        Priorities = Each<Priority>("Priority"),
        Subtasks = Text("Subtasks"),
        Literal = Text("Literal"),
    };

    // "Place 1" where a place has a word of its own, "Place 1 feminine" where it agrees with its day, "Place" and "PlaceFromEnd" with its number elsewhere.
    private string Place(int place, string gender = "")
    {
        if (_texts.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"Place {place}{gender}"), out var word)
            || _texts.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"Place {place}"), out word))
            return word;

        return place > 0 ? Fill("Place", place) : Fill("PlaceFromEnd", -place);
    }

    private Func<T, string> Each<T>(string name)
        where T : struct, Enum
    {
        var texts = Enum.GetValues<T>().ToDictionary(value => value, value => Text($"{name} {value}"));
        return value => texts[value];
    }

    private string[] List(string name) => Text(name).Split('|', StringSplitOptions.TrimEntries);

    private string Text(string name) => _texts.TryGetValue(name, out var text) ? text : throw new FormatException($"{_name} has no line “{name}: …”.");

    private string Fill(string name, params object[] values) => string.Format(CultureInfo.InvariantCulture, Text(name), values);
}
