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

    /// <summary>The day in a year; null where the calendar it follows says nothing about that year.</summary>
    public static LocalDate? In(Holiday holiday, int year)
    {
        if (year is < FirstYear or > LastYear)
            return null;

        return Fixed(holiday) is var (month, day) ? new LocalDate(year, month, day)
            : Counted(holiday) is var (inMonth, place, weekday) ? Nth(year, inMonth, place, weekday)
            : FromEaster(holiday) is { } days ? Easter(year).PlusDays(days)
            : Computed(holiday, year);
    }

    /// <summary>The month and day of those that are always on the same.</summary>
    public static (int Month, int Day)? Fixed(Holiday holiday) => holiday switch
    {
        Holiday.NewYearsDay => (1, 1),
        Holiday.Epiphany => (1, 6),
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

    private static LocalDate? Computed(Holiday holiday, int year) => holiday switch
    {
        Holiday.BlackFriday => Nth(year, 11, 4, IsoDayOfWeek.Thursday).PlusDays(1),
        Holiday.CyberMonday => Nth(year, 11, 4, IsoDayOfWeek.Thursday).PlusDays(4),
        Holiday.GivingTuesday => Nth(year, 11, 4, IsoDayOfWeek.Thursday).PlusDays(5),
        Holiday.ElectionDay => Nth(year, 11, 1, IsoDayOfWeek.Monday).PlusDays(1),
        Holiday.GrandparentsDay => Nth(year, 9, 1, IsoDayOfWeek.Monday).PlusDays(6),
        Holiday.LunarNewYear => LunarNewYear(year),
        Holiday.RamadanStart => Islamic(year, 9, 1),
        Holiday.EidAlFitr => Islamic(year, 10, 1),
        Holiday.EidAlAdha => Islamic(year, 12, 10),
        Holiday.AshuraDay => Islamic(year, 1, 10),
        Holiday.Passover => Hebrew(year, 1, 15),
        Holiday.RoshHashanah => Hebrew(year, 7, 1),
        Holiday.YomKippur => Hebrew(year, 7, 10),
        Holiday.Hanukkah => Hebrew(year, 9, 25),
        _ => null,
    };

    // The first day of the first month of the Chinese calendar.
    private static LocalDate LunarNewYear(int year)
    {
        var calendar = new ChineseLunisolarCalendar();
        return LocalDate.FromDateTime(calendar.ToDateTime(year, 1, 1, 0, 0, 0, 0));
    }

    // The tabular calendar; the moon over a given town may be a day off.
    private static LocalDate? Islamic(int year, int month, int day) =>
        InCalendar(CalendarSystem.IslamicBcl, year, (year - 622) * 33 / 32, month, day);

    // Months as the Bible numbers them, from Nisan.
    private static LocalDate? Hebrew(int year, int month, int day) =>
        InCalendar(CalendarSystem.HebrewScriptural, year, year + 3760, month, day);

    private static LocalDate? InCalendar(CalendarSystem calendar, int year, int about, int month, int day)
    {
        for (var candidate = about - 1; candidate <= about + 2; candidate++)
        {
            var date = new LocalDate(candidate, month, day, calendar).WithCalendar(CalendarSystem.Iso);
            if (date.Year == year)
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
