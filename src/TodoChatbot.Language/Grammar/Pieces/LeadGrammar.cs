using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Grammar.Pieces;

/// <summary>Prepositions before a piece of time: "on", "due by", "starting".</summary>
internal static class LeadGrammar
{
    private static readonly (Terminal Terminal, Lead Lead)[] Leads =
    [
        (Terminal.Except, Lead.Except),
        (Terminal.Starting, Lead.Starting),
        (Terminal.Ending, Lead.Until),
        (Terminal.By, Lead.By),
        (Terminal.Until, Lead.Until),
        (Terminal.Through, Lead.Until),
        (Terminal.On, Lead.On),
        (Terminal.At, Lead.At),
        (Terminal.From, Lead.From),
        (Terminal.Between, Lead.From),
        (Terminal.Around, Lead.Around),
        (Terminal.Before, Lead.By),
        (Terminal.After, Lead.Around),
        (Terminal.For, Lead.For),
        (Terminal.To, Lead.Until),
    ];

    public static Lead Read(Cursor cursor)
    {
        // "in 3 days" and "in the morning" are read whole; "in" leads only to months and weeks.
        var start = cursor.Position;
        if (cursor.Take(Terminal.In))
        {
            if (cursor.Peek(Terminal.Month) || cursor.Peek(Terminal.WeekNumber) || cursor.Peek(Terminal.This) || cursor.Peek(Terminal.Next))
                return Lead.In;

            // "in the middle of each month"
            cursor.Take(Terminal.The);
            if (cursor.Peek(Terminal.Middle))
                return Lead.On;

            cursor.Position = start;
            if (!cursor.Peek(Terminal.On))
                return Lead.None;
        }

        // The longest: "no later than" before "no".
        var (longest, end) = (Lead.None, start);
        foreach (var (terminal, lead) in Leads)
        {
            // "beginning of next month" is a day itself.
            if (cursor.Take(terminal) && cursor.Position > end && !cursor.Peek(Terminal.Of))
                (longest, end) = (lead, cursor.Position);

            cursor.Position = start;
        }

        cursor.Position = end;
        return Combined(cursor, longest);
    }

    // "due on", "by around", "due at"; the colon of "due: friday".
    private static Lead Combined(Cursor cursor, Lead lead)
    {
        if (lead is not (Lead.By or Lead.Starting or Lead.Around))
            return lead;

        if (cursor.Current.Is(':') && !cursor.Next.Glued | cursor.Current.Glued)
            cursor.TakeSymbol(':');

        if (lead == Lead.Starting)
            return lead;

        cursor.Take(Terminal.Around);
        var start = cursor.Position;
        if (cursor.Take(Terminal.On) || cursor.Take(Terminal.At))
            return lead;

        // "sometime in march"
        if (!cursor.Take(Terminal.In) || !cursor.Peek(Terminal.Month))
            cursor.Position = start;

        return lead;
    }
}
