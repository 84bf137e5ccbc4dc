using TodoChatbot.Language.Phrases;

namespace TodoChatbot.Language.Lines;

/// <summary>Joins pieces about time that stand apart: "tomorrow call mum at 5pm".</summary>
internal static class WhenUnion
{
    /// <summary>Both phrases in one; null when they contradict each other.</summary>
    public static WhenPhrase? Of(WhenPhrase left, WhenPhrase right)
    {
        var clash = (left.Date is not null && right.Date is not null)
            || (left.HasClock && right.HasClock)
            || (left.Repeat is not null && right.Repeat is not null)
            || (left.Start is not null && right.Start is not null)
            || (left.End is not null && right.End is not null)
            || (left.Part is not null && right.Part is not null)
            || ((left.Span is not null || left.Count is not null) && (right.Span is not null || right.Count is not null))
            || left.IsImpossible || right.IsImpossible;
        if (clash)
            return null;

        var union = new WhenPhrase
        {
            Date = left.Date ?? right.Date,
            ClockEnd = left.ClockEnd ?? right.ClockEnd,
            Length = left.Length ?? right.Length,
            Part = left.Part ?? right.Part,
            IsEndOfDay = left.IsEndOfDay || right.IsEndOfDay,
            Zone = left.Zone ?? right.Zone,
            Repeat = left.Repeat ?? right.Repeat,
            Months = left.Months.Count > 0 ? left.Months : right.Months,
            Start = left.Start ?? right.Start,
            End = left.End ?? right.End,
            Span = left.Span ?? right.Span,
            Count = left.Count ?? right.Count,
        };
        union.Clocks.AddRange(left.Clocks);
        union.Clocks.AddRange(right.Clocks);
        union.Exceptions.AddRange(left.Exceptions);
        union.Exceptions.AddRange(right.Exceptions);
        return union;
    }
}
