using TodoChatbot.Language.Resolution;

namespace TodoChatbot.Language.Cultures.Spanish;

/// <summary>The policy in Spanish, a sentence for each rule.</summary>
internal static class SpanishReasons
{
    public static IReadOnlyDictionary<PolicyRule, string> All { get; } = new Dictionary<PolicyRule, string>
    {
        [PolicyRule.ExplicitDate] = "La fecha está escrita entera.",
        [PolicyRule.RelativeDay] = "El día se cuenta desde hoy.",
        [PolicyRule.Distance] = "La distancia se cuenta desde ahora, o desde el día que nombra.",
        [PolicyRule.BareWeekday] = "Un día de la semana es el siguiente después de hoy.",
        [PolicyRule.ThisWeekday] = "«Este» día de la semana es el que viene.",
        [PolicyRule.NextWeekday] = "El «próximo» día de la semana es el de la semana que viene.",
        [PolicyRule.LastWeekday] = "El día de la semana pasado es el último antes de hoy.",
        [PolicyRule.WeekdayOfWeek] = "El día es el de la semana nombrada.",
        [PolicyRule.WeekdayBeside] = "El día de la semana se cuenta desde el día que nombra.",
        [PolicyRule.NextPeriod] = "La semana, el mes o el año que viene es su primer día.",
        [PolicyRule.ThisPeriod] = "Lo de esta semana, este mes o este año vence su último día.",
        [PolicyRule.LastPeriod] = "La semana, el mes o el año pasado es su primer día.",
        [PolicyRule.Weekend] = "Un fin de semana es su sábado.",
        [PolicyRule.EdgeOfPeriod] = "El final de un periodo es su último día, el principio el primero.",
        [PolicyRule.WholeMonth] = "Un mes es su primer día, el del año que viene si ya ha pasado.",
        [PolicyRule.ComingMonthDay] = "Un día y un mes sin año son los próximos.",
        [PolicyRule.DayOfMonth] = "Un día del mes es el próximo.",
        [PolicyRule.NumericOrder] = "El día y el mes van en el orden de tu región.",
        [PolicyRule.PlaceInPeriod] = "El día se cuenta dentro de su mes o de su año.",
        [PolicyRule.Feast] = "Una fiesta es la próxima.",
        [PolicyRule.WeekNumber] = "Una semana numerada es su lunes.",
        [PolicyRule.BareTime] = "Una hora sin día es hoy si aún no ha pasado; si no, mañana.",
        [PolicyRule.ExplicitTime] = "La hora está escrita entera.",
        [PolicyRule.HourWithoutHalf] = "Una hora sin «de la mañana» o «de la tarde» está entre las 7:00 y las 18:59.",
        [PolicyRule.PartOfDay] = "Una parte del día es la hora fijada para ella.",
        [PolicyRule.Midnight] = "La medianoche empieza su día.",
        [PolicyRule.EndOfDay] = "El final del día es el día entero.",
        [PolicyRule.Zone] = "La hora es la de la zona que nombra.",
        [PolicyRule.Repetition] = "Las palabras dicen cómo se repite.",
        [PolicyRule.EveryNthWeekday] = "«Cada tercer viernes» es un viernes cada tres semanas.",
        [PolicyRule.EveryWeekend] = "Cada fin de semana es cada sábado.",
        [PolicyRule.SpanOfWeekdays] = "Los días seguidos son un solo periodo, salvo que algo diga que se repite.",
        [PolicyRule.AfterCompletion] = "La siguiente vez se cuenta desde que se completa.",
        [PolicyRule.Reminder] = "Las palabras piden un recordatorio.",
        [PolicyRule.Priority] = "Las palabras dicen cómo de urgente es.",
        [PolicyRule.Tag] = "Una palabra detrás de # es una etiqueta.",
        [PolicyRule.Project] = "Una palabra detrás de + es un proyecto.",
        [PolicyRule.Subtasks] = "Las palabras enumeran subtareas.",
        [PolicyRule.Quote] = "El texto entre comillas nunca se lee.",
    };
}
