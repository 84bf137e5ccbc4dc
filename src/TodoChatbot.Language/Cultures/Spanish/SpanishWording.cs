using System.Globalization;
using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Rules;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Cultures.Spanish;

/// <summary>Spanish sentences for meanings.</summary>
internal static class SpanishWording
{
    public static Wording Instance { get; } = new()
    {
        Weekdays = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        ShortWeekdays = ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
        Months = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
        // "mar" is also the short form of "martes", so that a date with it could not be read back.
        ShortMonths = ["ene", "feb", "marzo", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
        DateAtTime = "{0} a las {1}",
        TimeRange = "{0} a {1}",
        And = "y",
        EveryUnit = frequency => $"cada {Unit(frequency, 1)}",
        EveryUnits = (frequency, count) => string.Create(CultureInfo.InvariantCulture, $"cada {count} {Unit(frequency, count)}"),
        EveryDays = "cada {0}",
        EveryOtherDay = "cada 2 {0}",
        EveryWorkday = "cada día laborable",
        OnDays = "{0}",
        Weekday = day => $"el {day}",
        NthWeekday = (place, day) => $"el {Place(place)} {day}",
        MonthDay = day => day > 0 ? string.Create(CultureInfo.InvariantCulture, $"el día {day}") : $"el {Place(day)} día",
        YearDay = day => day > 0 ? string.Create(CultureInfo.InvariantCulture, $"el {day}º día") : $"el {Place(day)} día",
        NthWorkday = place => $"el {Place(place)} día laborable",
        DayOfMonth = "el {0} de {1}",
        MonthAndDay = "el {0} de {1}",
        InMonths = "en {0}",
        ExceptDays = "excepto {0}",
        ExceptMonths = "excepto en {0}",
        InWeeks = "en {0}",
        Week = "la semana {0}",
        AtTimes = "a las {0}",
        FromTimes = "de {0} a {1}",
        Times = "{0} veces",
        UntilDate = "hasta el {0}",
        StartingDate = "a partir del {0}",
        ExceptDates = "excepto el {0}",
        AfterCompletion = "después de completar",
        LengthBefore = "{0} antes",
        AtDueTime = "a la hora",
        Reminders = "recordar {0}",
        Count = (unit, count) => string.Create(CultureInfo.InvariantCulture, $"{count} {Name(unit, count)}"),
        Priorities = priority => $"prioridad {Name(priority)}",
        Subtasks = "subtareas {0}",
        Literal = "al pie de la letra",
    };

    private static string Unit(Frequency frequency, int count) => frequency switch
    {
        Frequency.Secondly => Name(TimeUnit.Second, count),
        Frequency.Minutely => Name(TimeUnit.Minute, count),
        Frequency.Hourly => Name(TimeUnit.Hour, count),
        Frequency.Daily => Name(TimeUnit.Day, count),
        Frequency.Weekly => Name(TimeUnit.Week, count),
        Frequency.Monthly => Name(TimeUnit.Month, count),
        _ => Name(TimeUnit.Year, count),
    };

    private static string Name(TimeUnit unit, long count)
    {
        var (one, many) = unit switch
        {
            TimeUnit.Second => ("segundo", "segundos"),
            TimeUnit.Minute => ("minuto", "minutos"),
            TimeUnit.Hour => ("hora", "horas"),
            TimeUnit.Day => ("día", "días"),
            TimeUnit.Week => ("semana", "semanas"),
            TimeUnit.Month => ("mes", "meses"),
            _ => ("año", "años"),
        };
        return count == 1 ? one : many;
    }

    private static string Name(Priority priority) => priority switch
    {
        Priority.Low => "baja",
        Priority.Medium => "media",
        Priority.High => "alta",
        _ => "urgente",
    };

    private static string Place(int place) => place switch
    {
        1 => "primer",
        2 => "segundo",
        3 => "tercer",
        4 => "cuarto",
        5 => "quinto",
        -1 => "último",
        -2 => "penúltimo",
        < 0 => string.Create(CultureInfo.InvariantCulture, $"{-place}º último"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{place}º"),
    };
}
