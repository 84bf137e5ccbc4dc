using NodaTime;

namespace TodoChatbot.Language.Rules;

/// <summary>A member of BYDAY: <c>FR</c>, <c>2FR</c>, <c>-1FR</c>.</summary>
/// <param name="Day">The weekday.</param>
/// <param name="Ordinal">Which one of the month or year; 0 for each.</param>
internal readonly record struct RuleDay(IsoDayOfWeek Day, int Ordinal = 0)
{
    private static readonly string[] Codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    /// <summary>The two letters of a weekday.</summary>
    public static string Code(IsoDayOfWeek day) => Codes[(int)day - 1];

    /// <summary>Reads "FR" or "-1FR".</summary>
    public static RuleDay? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length < 2)
            return null;

        var day = 0;
        for (var index = 0; index < Codes.Length && day == 0; index++)
        {
            if (text[^2..].Equals(Codes[index], StringComparison.OrdinalIgnoreCase))
                day = index + 1;
        }

        if (day == 0)
            return null;

        var number = text[..^2];
        if (number.IsEmpty)
            return new RuleDay((IsoDayOfWeek)day);

        return RecurrenceRule.TryNumber(number, out var ordinal) && ordinal is not 0 and >= -53 and <= 53
            ? new RuleDay((IsoDayOfWeek)day, ordinal)
            : null;
    }

    public override string ToString() =>
        Ordinal == 0 ? Code(Day) : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Ordinal}{Code(Day)}");
}
