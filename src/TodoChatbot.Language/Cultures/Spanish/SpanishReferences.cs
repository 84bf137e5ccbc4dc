using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Cultures.Spanish;

/// <summary>Spanish words by which tasks are named and picked.</summary>
internal static class SpanishReferences
{
    public static IEnumerable<Entry> Entries =>
    [
        new(Terminal.TaskNoun, "tarea|elemento|recordatorio|cosa|ítem|pendiente|quehacer|nota"),
        new(Terminal.TaskNouns, "tareas|elementos|recordatorios|cosas|ítems|quehaceres|actividades|compromisos|planes|notas"),
        new(Terminal.ListNoun, "lista|listas|lista de tareas|lista de pendientes|agenda|calendario|lista de cosas"),
        new(Terminal.EventNoun, "reunión|cita|llamada|evento|entrevista|clase|comida|cena|fiesta|vuelo|examen|presentación|visita|entrenamiento|reserva|partido|concierto|dentista|médico|gimnasio|cumpleaños"),
        new(Terminal.EventNouns, "reuniones|citas|llamadas|eventos|entrevistas|clases|comidas|cenas|fiestas|vuelos|exámenes|presentaciones|visitas|entrenamientos|reservas|partidos|conciertos"),
        Of(Status.Done, "hecho|hecha|hechos|hechas|completada|completado|completadas|completados|completa|completo|terminada|terminado|terminadas|terminados|finalizada|finalizado|finalizadas|acabada|acabado|realizada|realizado|realizadas"),
        Of(Status.InProgress, "en curso|en progreso|empezada|empezadas|en marcha|en proceso"),
        Of(Status.Review, "en revisión"),
        Of(Status.Todo, "sin empezar|no empezada|no empezadas"),
        new(Terminal.PendingWord, "pendiente|pendientes|por hacer|sin hacer|abierta|abiertas|incompleta|incompletas|sin terminar|sin completar|no hecha|no hechas|no completada|no completadas|no terminada|no terminadas|que faltan|que quedan|me falta|me faltan|me queda|me quedan|falta|faltan|queda|quedan"),
        new(Terminal.Overdue, "atrasada|atrasadas|atrasado|atrasados|vencida|vencidas|vencido|vencidos|retrasada|retrasadas|caducada|caducadas"),
        new(Terminal.Undated, "sin fecha|sin fecha límite|sin vencimiento"),
        new(Terminal.Repeating, "recurrente|recurrentes|repetitiva|repetitivas|periódica|periódicas|que se repiten"),
        new(Terminal.Upcoming, "próximamente|que vienen"),
        new(Terminal.All, "todo|toda|todos|todas|todas las|todos los|todas mis|todos mis|cualquier|algo|alguna|algún|cada"),
        new(Terminal.ListHeading, "lista|listas|tareas|pendientes|compra|compras|la compra|lista de la compra|comprar|por comprar|recados|maleta|equipaje"),
        new(Terminal.GeneralList, "tareas|pendientes|cosas|cosas por hacer|principal|entera|completa|nueva"),
        new(Terminal.Mine, "mi|mis|nuestra|nuestras|nuestros|nuestro"),
        new(Terminal.OneMentioned, "eso|esa|ese|ello|esta|este|esto|ésa|ése|la misma|el mismo|la tarea|el recordatorio|la última que añadí"),
        new(Terminal.AllMentioned, "esas|esos|todas ellas|todos ellos|ellas|ellos|todas esas"),
        new(Terminal.AllMentioned, 2, "ambas|ambos|las dos|los dos"),
        new(Terminal.Unfiled, "sin proyecto|sin ningún proyecto"),
        new(Terminal.WithReminder, "con recordatorio|con recordatorios"),
        new(Terminal.Added, "he añadido|añadí|he apuntado|apunté|añadida|añadidas|creadas"),
        new(Terminal.OrderWord, (int)TaskOrder.Oldest, "más antigua|más antiguas|más vieja"),
        new(Terminal.OrderWord, (int)TaskOrder.Newest, "más reciente|más recientes|más nueva"),
        new(Terminal.Excluding, "excepto|salvo|menos|pero no|que no sean|que no son|que no estén|que no están|quitando|a excepción de|no"),
        new(Terminal.Excluding, 1, "sin|sin la"),
        new(Terminal.OneWord, "una|uno|tarea|elemento|opción"),
        new(Terminal.NumberSign, "número|num|nº|n.º|#|tarea número"),
        new(Terminal.Named, "llamada|llamado|titulada|titulado|que dice|que diga|que se llama|con el título|con título"),
        new(Terminal.Filler, "es|son|está|están|hay|tengo|tenemos|tiene|que|qué|cuál|cuáles|cuánto|cuántos|cuántas|quién|cómo|cuándo|dónde|yo|me|mi|mis|te|tu|se|de|del|en|el|la|los|las|un|una|unos|unas|para|por|a|al|con|y|o|hacer|ver|hecho|he|ha|han|debo|necesito|quiero|puedo|puedes|ahora|ya|todavía|aún|solo|sólo|más|otra|otro|otras|otros|actual|actuales|existente|existentes|mismo|sobre|acerca|relacionadas|relacionada|vencen|vence|toca|tocan|programada|programadas|prevista|previstas|llamada|prioridad|etiqueta|estado|número|mostrar|lista|apuntado|apuntada|añadido|añadida|ese|esa|eso|lo|le|si|nada|cosa|queda|falta|mi agenda"),
        new(Terminal.Subject, "yo|nosotros|nosotras|tengo|tenemos"),
        new(Terminal.ShowVerb, "muestra|muéstrame|mostrar|lista|listar|enseña|enséñame|busca|buscar|filtra"),
        new(Terminal.QuestionWord, "qué|quién|quiénes|cuándo|dónde|cómo|cuál|cuáles|cuánto|cuánta|cuántos|cuántas"),
        new(Terminal.World, "tiempo|clima|temperatura|lluvia|capital|presidente|población|noticias|chiste|receta|película|canción|música|país|mundo|historia|guerra|idioma|precio|bitcoin|fútbol|dios|vida|luna|código|programa|función|traduce|traducción|significa|significado|edad|altura|distancia"),
    ];

    private static Entry Of(Status status, string forms) => new(Terminal.StatusWord, (int)status, forms);
}
