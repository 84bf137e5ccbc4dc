using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Cultures.Spanish;

/// <summary>Spanish words for numbers, days, times and repetitions.</summary>
internal static class SpanishDates
{
    private static readonly string[] Ones = ["uno|una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"];

    public static IEnumerable<Entry> Entries => [.. Numbers, .. Calendar, .. Clock, .. Prepositions, .. Repetition];

    /// <summary>Words in which one wrong letter is forgiven.</summary>
    public static IEnumerable<string> Mendable =>
    [
        "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "enero", "febrero", "marzo", "agosto", "septiembre", "octubre",
        "noviembre", "diciembre", "manana", "semana", "diariamente", "semanalmente", "mensualmente",
    ];

    /// <summary>Words that look like a misspelling of one of them.</summary>
    public static IEnumerable<string> WellSpelt => ["marta", "marte", "mango", "manzana", "semanas", "semanal", "mananas", "viene", "vienes", "vierne", "dinero"];

    private static IEnumerable<Entry> Numbers =>
    [
        new(Terminal.Number, 0, "cero"),
        .. Ones.Select((word, index) => new Entry(Terminal.Number, index + 1, word)),
        .. Counted(Terminal.Number, 10, "diez", "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte",
            "veintiuno|veintiuna|veintiún", "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho", "veintinueve"),
        .. Tens(30, "treinta"),
        .. Tens(40, "cuarenta"),
        .. Tens(50, "cincuenta"),
        new(Terminal.Number, 60, "sesenta"),
        new(Terminal.Number, 90, "noventa"),
        .. Counted(Terminal.Ordinal, 1, "primer|primero|primera", "segundo|segunda", "tercer|tercero|tercera", "cuarto|cuarta", "quinto|quinta", "sexto|sexta",
            "séptimo|séptima", "octavo|octava", "noveno|novena", "décimo|décima"),
        new(Terminal.Ordinal, -2, "penúltimo|penúltima"),
        new(Terminal.OrdinalSuffix, "º|ª|ro|er|do|to|ra|da|ta|vo"),
        new(Terminal.Last, "último|última|últimos|últimas"),
        new(Terminal.A, "un|una"),
        new(Terminal.The, "el|la|los|las|lo"),
        new(Terminal.Half, "media|medio"),
        new(Terminal.QuarterPart, "cuarto|cuartos"),
        new(Terminal.Couple, 2, "par|un par"),
        new(Terminal.Couple, 3, "unos pocos|unas pocas|algunos|algunas|unos|unas"),
        new(Terminal.Couple, 12, "docena|una docena"),
    ];

    private static IEnumerable<Entry> Calendar =>
    [
        .. Days("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
        new(Terminal.Weekday, 1, "lun", Certainty.Fair),
        new(Terminal.Weekday, 2, "mar", Certainty.Weak),
        new(Terminal.Weekday, 3, "mié", Certainty.Fair),
        new(Terminal.Weekday, 4, "jue", Certainty.Fair),
        new(Terminal.Weekday, 5, "vie", Certainty.Fair),
        new(Terminal.Weekday, 6, "sáb", Certainty.Fair),
        new(Terminal.Weekday, 7, "dom", Certainty.Fair),
        new(Terminal.Weekdays, 6, "sábados|los sábados", Certainty.Fair),
        new(Terminal.Weekdays, 7, "domingos|los domingos", Certainty.Fair),
        .. Counted(Terminal.Month, 1, "enero|ene", "febrero|feb", "marzo|mzo", "abril|abr", "mayo|may", "junio|jun", "julio|jul", "agosto|ago",
            "septiembre|setiembre|sep|sept|set", "octubre|oct", "noviembre|nov", "diciembre|dic"),
        new(TimeUnit.Second, "segundo|segundos|seg"),
        new(TimeUnit.Minute, "minuto|minutos|min"),
        new(TimeUnit.Hour, "hora|horas"),
        new(TimeUnit.Day, "día|días"),
        new(TimeUnit.Workday, "día laborable|días laborables|día hábil|días hábiles|día de semana|día entre semana|entre semana|laborables"),
        new(TimeUnit.Week, "semana|semanas"),
        new(TimeUnit.Weekend, "fin de semana|fines de semana|finde|findes"),
        new(TimeUnit.Fortnight, "quincena|quincenas"),
        new(TimeUnit.Month, "mes|meses"),
        new(TimeUnit.Quarter, "trimestre|trimestres"),
        new(TimeUnit.Year, "año|años"),
        new(Terminal.PluralUnit, (int)TimeUnit.Weekend, "fines de semana|findes"),
        new(Terminal.PluralUnit, (int)TimeUnit.Workday, "días laborables|días hábiles|entre semana|laborables"),
        new(Terminal.DayWord, "día|el día|día número"),
        new(Terminal.DayWord, 1, "los días"),
        new(DayPart.Morning, "mañana|madrugada"),
        new(Terminal.Part, (int)DayPart.Noon, "mediodía|a mediodía|al mediodía", Certainty.Fair),
        new(DayPart.Afternoon, "tarde"),
        new(DayPart.Night, "noche"),
        new(Terminal.Part, (int)DayPart.Midnight, "medianoche|a medianoche|a la medianoche", Certainty.Fair),
        new(Terminal.PartLead, "por la|de la|en la|a la|al|a|de|del|durante la"),
        new(Terminal.Tonight, (int)DayPart.Night, "esta noche|hoy por la noche|hoy en la noche"),
        new(Terminal.Nightly, (int)DayPart.Morning, "por las mañanas|las mañanas", Certainty.Fair),
        new(Terminal.Nightly, (int)DayPart.Afternoon, "por las tardes|las tardes", Certainty.Fair),
        new(Terminal.Nightly, (int)DayPart.Night, "por las noches|las noches", Certainty.Fair),
        new(Terminal.RelativeDay, 0, "hoy|hoy mismo|el día de hoy"),
        new(Terminal.RelativeDay, 1, "mañana|mañana mismo|el día de mañana"),
        new(Terminal.RelativeDay, -1, "ayer"),
        new(Terminal.RelativeDay, 2, "pasado mañana"),
        new(Terminal.RelativeDay, -2, "anteayer|antes de ayer|antier"),
        new(Terminal.Start, "principio|principios|inicio|inicios|comienzo|comienzos|a principios|a comienzos|a inicios|al principio|al comienzo|al inicio|primeros"),
        new(Terminal.Middle, "mediados|a mediados|mitad|a mitad"),
        new(Terminal.End, "fin|final|finales|a fin|a finales|a final|al final|a fines|fines"),
        new(Terminal.EndOfDay, "fin del día|final del día|al final del día|el final del día|fin de la jornada"),
        new(Terminal.Next, "próximo|próxima|próximos|próximas|siguiente"),
        new(Terminal.NextAfter, "que viene|que entra|próximo|próxima|siguiente|entrante"),
        new(Terminal.This, "este|esta|estos|estas"),
        new(Terminal.Coming, "venidero"),
        new(Terminal.Previous, "anterior"),
        new(Terminal.PreviousAfter, "pasado|pasada|anterior"),
        new(Terminal.WeekNumber, "semana|la semana|semana número"),
    ];

    private static IEnumerable<Entry> Clock =>
    [
        new(Terminal.OClock, "en punto|horas|hrs"),
        new(Terminal.HourMark, "h|hs|hrs"),
        new(Terminal.Sharp, "en punto"),
        new(Terminal.Less, "menos"),
        new(Terminal.Before, "antes de|antes del|antes de la|antes de las"),
        new(Terminal.After, "después de|después del|después de las|tras|después de la"),
        new(Terminal.Following, "siguiente a|siguiente al"),
        new(Terminal.TimeWord, "hora de"),
        new(Terminal.SameTime, "a esta hora|a esta misma hora|a la misma hora|esta misma hora"),
    ];

    private static IEnumerable<Entry> Prepositions =>
    [
        new(Terminal.On, "el|en|en el|el día de|en el día de|durante el"),
        new(Terminal.At, "a las|a la|@"),
        new(Terminal.In, "en|dentro de|de aquí a"),
        new(Terminal.By, 0, "antes de|antes del|antes de las|a más tardar|a más tardar el|como muy tarde"),
        new(Terminal.By, 1, "para|para el|para la|para las|vence|vence el|con fecha|con fecha del|con fecha de|fecha límite|con vencimiento"),
        new(Terminal.From, "desde|desde las|desde la|desde el|de las|de la"),
        new(Terminal.RangeFrom, "de|del"),
        new(Terminal.To, "a|al|a las|a la|hasta|hasta las|hasta la|hasta el"),
        new(Terminal.Becomes, "a|por|como|en"),
        new(Terminal.Until, "hasta|hasta el|hasta las|hasta la|hasta que sea"),
        new(Terminal.Through, "al|hasta el"),
        new(Terminal.For, "por|durante|durante el|para"),
        new(Terminal.Of, "de|del|de los"),
        new(Terminal.Around, "sobre las|hacia las|alrededor de las|a eso de las|como a las|aproximadamente a las|después de las"),
        new(Terminal.Between, "entre|entre las|entre la"),
        new(Terminal.Starting, "a partir de|a partir del|a partir de las|desde|desde el|empezando|empezando el|comenzando|comenzando el|que empieza el|iniciando el|empezando en|comenzando en"),
        new(Terminal.Ending, "terminando|terminando el|que termina el|acabando el"),
        new(Terminal.Except, "excepto|salvo|menos|excepto el|excepto los|excepto en|salvo el|salvo los|salvo en|menos el|menos los|menos en|pero no|pero no el|pero no los|quitando|quitando los|a excepción de"),
        new(Terminal.And, "y|e|&"),
        new(Terminal.Or, "o|u"),
        new(Terminal.UpTo, "hasta|como máximo"),
        new(Terminal.AgoBefore, "hace"),
        new(Terminal.FromNow, "desde ahora|a partir de ahora|después|más tarde|a partir de hoy|desde hoy"),
    ];

    private static IEnumerable<Entry> Repetition =>
    [
        new(Terminal.Every, "cada|todos los|todas las|todos|todas|repetir cada|se repite cada"),
        new(Terminal.Other, "otro|otra"),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Day, 1), "diariamente|a diario", Certainty.Weak),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Day, 1), "diario|diaria", Certainty.Contextual),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Day, 2), "un día sí y otro no|un día sí y un día no", Certainty.Sure),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Week, 1), "semanalmente", Certainty.Weak),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Week, 1), "semanal", Certainty.Contextual),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Week, 2), "quincenalmente", Certainty.Weak),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Week, 2), "quincenal", Certainty.Contextual),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Month, 1), "mensualmente", Certainty.Weak),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Month, 1), "mensual", Certainty.Contextual),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Month, 2), "bimestralmente", Certainty.Weak),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Month, 2), "bimestral", Certainty.Contextual),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Month, 3), "trimestralmente", Certainty.Weak),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Month, 3), "trimestral", Certainty.Contextual),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Month, 6), "semestralmente", Certainty.Weak),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Month, 6), "semestral", Certainty.Contextual),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Year, 1), "anualmente", Certainty.Weak),
        new(Terminal.RepeatAdverb, Rate(TimeUnit.Year, 1), "anual", Certainty.Contextual),
        new(Terminal.Per, "a la|al|por|por cada|a"),
        new(Terminal.Once, 1, "una vez|1 vez"),
        new(Terminal.TimesWord, "veces|vez|repeticiones|ocasiones"),
        new(Terminal.Completion, "después de completar|después de completarla|después de completarlo|tras completar|tras completarla|después de terminar|después de terminarla|tras terminar|desde que se complete|al completar|al completarla|después de hacerla|después de hacerlo"),
    ];

    // Most weekdays have no plural of their own; "los" makes it.
    private static IEnumerable<Entry> Days(params string[] names)
    {
        for (var index = 0; index < names.Length; index++)
        {
            yield return new Entry(Terminal.Weekday, index + 1, names[index], Certainty.Fair);
            if (names[index].EndsWith('s'))
                yield return new Entry(Terminal.Weekdays, index + 1, "los " + names[index], Certainty.Fair);
        }
    }

    private static IEnumerable<Entry> Tens(int tens, string word) =>
        [new Entry(Terminal.Number, tens, word), .. Ones.Select((ones, index) => new Entry(Terminal.Number, tens + index + 1, string.Join('|', ones.Split('|').Select(one => $"{word} y {one}"))))];

    private static int Rate(TimeUnit unit, int interval) => ((int)unit * 16) + interval;

    private static IEnumerable<Entry> Counted(Terminal terminal, int first, params string[] words) =>
        words.Select((word, index) => new Entry(terminal, first + index, word));
}
