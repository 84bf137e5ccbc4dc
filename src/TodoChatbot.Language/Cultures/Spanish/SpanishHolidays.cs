using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Cultures.Spanish;

/// <summary>Spanish names of days.</summary>
internal static class SpanishHolidays
{
    public static IEnumerable<Entry> Entries =>
    [
        new(Holiday.NewYearsDay, "año nuevo|día de año nuevo"),
        new(Holiday.Epiphany, "reyes|día de reyes|reyes magos|día de los reyes magos|epifanía"),
        new(Holiday.ValentinesDay, "san valentín|día de san valentín|día de los enamorados|día del amor y la amistad"),
        new(Holiday.MardiGras, "martes de carnaval"),
        new(Holiday.AshWednesday, "miércoles de ceniza"),
        new(Holiday.WomensDay, "día de la mujer"),
        new(Holiday.SaintJosephsDay, "día del padre|san josé"),
        new(Holiday.PalmSunday, "domingo de ramos"),
        new(Holiday.MaundyThursday, "jueves santo"),
        new(Holiday.GoodFriday, "viernes santo"),
        new(Holiday.Easter, "pascua|domingo de pascua|domingo de resurrección|día de pascua"),
        new(Holiday.EasterMonday, "lunes de pascua"),
        new(Holiday.LabourDay, "día del trabajo|día del trabajador|día de los trabajadores"),
        new(Holiday.SpanishMothersDay, "día de la madre"),
        new(Holiday.SaintJohnsDay, "san juan|día de san juan|noche de san juan"),
        new(Holiday.CorpusChristi, "corpus christi|corpus"),
        new(Holiday.Assumption, "la asunción|día de la asunción"),
        new(Holiday.MexicanIndependenceDay, "día de la independencia"),
        new(Holiday.SpanishNationalDay, "día de la hispanidad|fiesta nacional|el pilar|día del pilar|día de la raza"),
        new(Holiday.AllSaintsDay, "todos los santos|día de todos los santos"),
        new(Holiday.AllSoulsDay, "día de muertos|día de los muertos|día de los difuntos"),
        new(Holiday.ConstitutionDay, "día de la constitución"),
        new(Holiday.ImmaculateConception, "la inmaculada|inmaculada|día de la inmaculada"),
        new(Holiday.ChristmasEve, "nochebuena"),
        new(Holiday.Christmas, "navidad|día de navidad"),
        new(Holiday.HolyInnocents, "día de los inocentes|día de los santos inocentes|santos inocentes"),
        new(Holiday.NewYearsEve, "nochevieja|fin de año"),
    ];
}
