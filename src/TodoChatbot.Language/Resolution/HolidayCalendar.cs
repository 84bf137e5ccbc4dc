using System.Globalization;
using NodaTime;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Resolution;

/// <summary>Knows when the days are that people call by name.</summary>
internal static class HolidayCalendar
{
    // Years in which the tables and formulas of all calendars hold.
    private const int FirstYear = 1902;
    private const int LastYear = 2099;

    private const int FirstYearOfTables = 2025;

    // Years of the Islamic calendar that Umm al-Qura has decided.
    private const int FirstUmmAlQuraYear = 1318;
    private const int LastUmmAlQuraYear = 1500;

    /// <summary>The day in a year; null where the calendar it follows says nothing about that year.</summary>
    public static LocalDate? In(Holiday holiday, int year) => In(holiday, year, new LocalDate(Math.Clamp(year, FirstYear, LastYear), 1, 1));

    /// <summary>The first such day from a day on. Some come twice in a year: Ramadan begins in January and in December of 2030.</summary>
    public static LocalDate? Coming(Holiday holiday, LocalDate from) =>
        In(holiday, from.Year, from) is { } coming && coming >= from ? coming : In(holiday, from.Year + 1);

    private static LocalDate? In(Holiday holiday, int year, LocalDate from)
    {
        if (year is < FirstYear or > LastYear)
            return null;

        return Fixed(holiday) is var (month, day) ? new LocalDate(year, month, day)
            : Counted(holiday) is var (inMonth, place, weekday) ? Nth(year, inMonth, place, weekday)
            : FromEaster(holiday) is { } days ? Easter(year).PlusDays(days)
            : Computed(holiday, year, from);
    }

    /// <summary>The month and day of those that are always on the same.</summary>
    public static (int Month, int Day)? Fixed(Holiday holiday) => holiday switch
    {
        Holiday.NewYearsDay => (1, 1),
        Holiday.Epiphany => (1, 6),
        Holiday.OrthodoxChristmas => (1, 7),
        Holiday.BurnsNight => (1, 25),
        Holiday.AustraliaDay => (1, 26),
        Holiday.GroundhogDay => (2, 2),
        Holiday.ValentinesDay => (2, 14),
        Holiday.WomensDay => (3, 8),
        Holiday.PiDay or Holiday.WhiteDay => (3, 14),
        Holiday.SaintPatricksDay => (3, 17),
        Holiday.SaintJosephsDay => (3, 19),
        Holiday.AprilFoolsDay => (4, 1),
        Holiday.EarthDay => (4, 22),
        Holiday.AnzacDay => (4, 25),
        Holiday.LabourDay => (5, 1),
        Holiday.StarWarsDay => (5, 4),
        Holiday.CincoDeMayo => (5, 5),
        Holiday.ChildrensDay => (6, 1),
        Holiday.FlagDay => (6, 14),
        Holiday.Juneteenth => (6, 19),
        Holiday.SaintJohnsDay => (6, 24),
        Holiday.CanadaDay => (7, 1),
        Holiday.IndependenceDay => (7, 4),
        Holiday.BastilleDay => (7, 14),
        Holiday.Assumption => (8, 15),
        Holiday.MexicanIndependenceDay => (9, 16),
        Holiday.SpanishNationalDay => (10, 12),
        Holiday.Halloween => (10, 31),
        Holiday.AllSaintsDay => (11, 1),
        Holiday.AllSoulsDay => (11, 2),
        Holiday.GuyFawkesNight => (11, 5),
        Holiday.SinglesDay or Holiday.VeteransDay => (11, 11),
        Holiday.SaintNicholasDay or Holiday.ConstitutionDay => (12, 6),
        Holiday.ImmaculateConception => (12, 8),
        Holiday.ChristmasEve => (12, 24),
        Holiday.Christmas => (12, 25),
        Holiday.BoxingDay => (12, 26),
        Holiday.HolyInnocents => (12, 28),
        Holiday.NewYearsEve => (12, 31),
        _ => null,
    };

    /// <summary>The month, place and weekday of those that are counted: the fourth Thursday of November.</summary>
    public static (int Month, int Place, IsoDayOfWeek Day)? Counted(Holiday holiday) => holiday switch
    {
        Holiday.MartinLutherKingDay => (1, 3, IsoDayOfWeek.Monday),
        Holiday.PresidentsDay => (2, 3, IsoDayOfWeek.Monday),
        Holiday.SpanishMothersDay => (5, 1, IsoDayOfWeek.Sunday),
        Holiday.MothersDay => (5, 2, IsoDayOfWeek.Sunday),
        Holiday.MemorialDay => (5, -1, IsoDayOfWeek.Monday),
        Holiday.FathersDay => (6, 3, IsoDayOfWeek.Sunday),
        Holiday.LaborDay => (9, 1, IsoDayOfWeek.Monday),
        Holiday.ColumbusDay or Holiday.CanadianThanksgiving => (10, 2, IsoDayOfWeek.Monday),
        Holiday.Thanksgiving => (11, 4, IsoDayOfWeek.Thursday),
        _ => null,
    };

    private static int? FromEaster(Holiday holiday) => holiday switch
    {
        Holiday.MardiGras => -47,
        Holiday.AshWednesday => -46,
        Holiday.MotheringSunday => -21,
        Holiday.PalmSunday => -7,
        Holiday.MaundyThursday => -3,
        Holiday.GoodFriday => -2,
        Holiday.Easter => 0,
        Holiday.EasterMonday => 1,
        Holiday.Ascension => 39,
        Holiday.Pentecost => 49,
        Holiday.WhitMonday => 50,
        Holiday.CorpusChristi => 60,
        _ => null,
    };

    private static LocalDate? Computed(Holiday holiday, int year, LocalDate from) => holiday switch
    {
        Holiday.BlackFriday => Nth(year, 11, 4, IsoDayOfWeek.Thursday).PlusDays(1),
        Holiday.CyberMonday => Nth(year, 11, 4, IsoDayOfWeek.Thursday).PlusDays(4),
        Holiday.GivingTuesday => Nth(year, 11, 4, IsoDayOfWeek.Thursday).PlusDays(5),
        Holiday.ElectionDay => Nth(year, 11, 1, IsoDayOfWeek.Monday).PlusDays(1),
        Holiday.GrandparentsDay => Nth(year, 9, 1, IsoDayOfWeek.Monday).PlusDays(6),
        Holiday.LunarNewYear => LunarNewYear(year),
        Holiday.RamadanStart => Islamic(year, 9, 1, from),
        Holiday.EidAlFitr => Islamic(year, 10, 1, from),
        Holiday.EidAlAdha => Islamic(year, 12, 10, from),
        Holiday.AshuraDay => Islamic(year, 1, 10, from),
        Holiday.Passover => Hebrew(year, 1, 15),
        Holiday.RoshHashanah => Hebrew(year, 7, 1),
        Holiday.YomKippur => Hebrew(year, 7, 10),
        Holiday.Hanukkah => Hebrew(year, 9, 25),
        Holiday.Purim => Purim(year),
        Holiday.OrthodoxGoodFriday => OrthodoxEaster(year).PlusDays(-2),
        Holiday.OrthodoxEaster => OrthodoxEaster(year),
        Holiday.KingsDay => KingsDay(year),
        Holiday.Diwali => InTable(Diwali, year),
        Holiday.Holi => InTable(Holi, year),
        _ => null,
    };

    // The days in India, as timeanddate.com lists them; which day it is depends on sunset and moonrise, so that no formula is certain.
    private static readonly (int Month, int Day)[] Diwali =
        [(10, 20), (11, 8), (10, 29), (10, 17), (11, 5), (10, 26), (11, 14), (11, 2), (10, 22), (11, 10), (10, 30)];

    private static readonly (int Month, int Day)[] Holi =
        [(3, 14), (3, 4), (3, 22), (3, 11), (3, 1), (3, 20), (3, 9), (3, 27), (3, 16), (3, 5), (3, 24)];

    private static LocalDate? InTable((int Month, int Day)[] table, int year) =>
        year - FirstYearOfTables is >= 0 and var index && index < table.Length ? new LocalDate(year, table[index].Month, table[index].Day) : null;

    // 27 April, and the day before where that is a Sunday.
    private static LocalDate KingsDay(int year) =>
        new LocalDate(year, 4, 27) is { DayOfWeek: IsoDayOfWeek.Sunday } sunday ? sunday.PlusDays(-1) : new LocalDate(year, 4, 27);

    // 14 Adar, the second of two in a leap year.
    private static LocalDate Purim(int year)
    {
        var calendar = CalendarSystem.HebrewScriptural;
        var hebrewYear = year + 3760;
        return new LocalDate(hebrewYear, calendar.GetMonthsInYear(hebrewYear), 14, calendar).WithCalendar(CalendarSystem.Iso);
    }

    // The Julian computus in the form of Meeus; its calendar is 13 days behind in the years of the tables.
    private static LocalDate OrthodoxEaster(int year)
    {
        var moon = ((19 * (year % 19)) + 15) % 30;
        var weekday = ((2 * (year % 4)) + (4 * (year % 7)) - moon + 34) % 7;
        var days = moon + weekday + 114;
        return new LocalDate(year, days / 31, (days % 31) + 1, CalendarSystem.Julian).WithCalendar(CalendarSystem.Iso);
    }

    // The first day of the first month of the Chinese calendar.
    private static LocalDate LunarNewYear(int year)
    {
        var calendar = new ChineseLunisolarCalendar();
        return LocalDate.FromDateTime(calendar.ToDateTime(year, 1, 1, 0, 0, 0, 0));
    }

    // Umm al-Qura, and the tabular calendar beyond its years; the moon over a given town may be a day off.
    private static LocalDate? Islamic(int year, int month, int day, LocalDate from)
    {
        var about = (year - 622) * 33 / 32;
        var calendar = about > FirstUmmAlQuraYear && about + 2 <= LastUmmAlQuraYear ? CalendarSystem.UmAlQura : CalendarSystem.IslamicBcl;
        return InCalendar(calendar, year, about, month, day, from);
    }

    // Months as the Bible numbers them, from Nisan.
    private static LocalDate? Hebrew(int year, int month, int day) =>
        InCalendar(CalendarSystem.HebrewScriptural, year, year + 3760, month, day, new LocalDate(year, 1, 1));

    private static LocalDate? InCalendar(CalendarSystem calendar, int year, int about, int month, int day, LocalDate from)
    {
        for (var candidate = about - 1; candidate <= about + 2; candidate++)
        {
            var date = new LocalDate(candidate, month, day, calendar).WithCalendar(CalendarSystem.Iso);
            if (date.Year == year && date >= from)
                return date;
        }

        return null;
    }

    private static LocalDate Nth(int year, int month, int place, IsoDayOfWeek weekday)
    {
        if (place < 0)
            return new LocalDate(year, month, 1).PlusMonths(1).Previous(weekday).PlusWeeks(place + 1);

        return new LocalDate(year, month, 1).PlusDays(-1).Next(weekday).PlusWeeks(place - 1);
    }

    // The Gregorian computus in the form of Meeus, Jones and Butcher.
    private static LocalDate Easter(int year)
    {
        var golden = year % 19;
        var (century, inCentury) = (year / 100, year % 100);
        var epact = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (inCentury / 4)) - epact - (inCentury % 4)) % 7;
        var correction = (golden + (11 * epact) + (22 * weekday)) / 451;
        var days = epact + weekday - (7 * correction) + 114;
        return new LocalDate(year, days / 31, (days % 31) + 1);
    }
}
