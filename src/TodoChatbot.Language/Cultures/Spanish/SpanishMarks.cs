using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Cultures.Spanish;

/// <summary>Spanish words for reminders, priorities, tags, projects and subtasks, and the small words around a phrase of time.</summary>
internal static class SpanishMarks
{
    public static IEnumerable<Entry> Entries => [.. Marks, .. Surroundings];

    private static IEnumerable<Entry> Marks =>
    [
        new(Terminal.RemindTo, "recuérdame|recordarme|avísame|avisarme|recuérdamelo|avísamelo|recuérdame que|recordarme que|avísame que|recuérdame de"),
        new(Terminal.ReminderWord, 0, "con recordatorio|con un recordatorio|con aviso|con un aviso"),
        new(Terminal.ReminderWord, 1, "recordatorio|recordatorios|aviso"),
        new(Terminal.About, "sobre|acerca de|de"),
        new(Terminal.Ahead, "antes|de antelación|con antelación|de anticipación|anterior|previo|previa"),
        new(Terminal.AtTheTime, "a la hora|en el momento|a su hora"),
        new(Terminal.PriorityWord, "prioridad|importancia|urgencia"),
        new(Terminal.PriorityLevel, Priority.Low, "baja|bajo|mínima|bajas|bajos"),
        new(Terminal.PriorityLevel, Priority.Medium, "media|normal|medio|medias|normales"),
        new(Terminal.PriorityLevel, Priority.High, "alta|alto|importante|altas|altos|importantes"),
        new(Terminal.PriorityLevel, Priority.Urgent, "urgente|máxima|crítica|urgentes|máximas|críticas"),
        new(Terminal.PriorityAlone, Priority.Urgent, "urgente|urgentemente|lo antes posible|cuanto antes|ya mismo|es urgente|muy urgente"),
        new(Terminal.PriorityAlone, Priority.High, "importante|muy importante|es importante"),
        new(Terminal.PriorityAlone, Priority.Low, "sin prisa|no urgente|sin prisas"),
        new(Terminal.WithWord, "con"),
        new(Terminal.DescriptionWord, "descripción|nota|notas|detalles|comentario"),
        new(Terminal.SubtaskWord, "subtarea|subtareas|pasos"),
        new(Terminal.TagWord, "etiqueta|etiquetas|etiquetado|etiquetada|etiquetadas|etiquetados|con etiqueta|con la etiqueta|con las etiquetas"),
        new(Terminal.ProjectWord, "proyecto"),
        new(Terminal.SetIt, "y ponla con|y márcala como|y marcarla como|márcala como"),
    ];

    private static IEnumerable<Entry> Surroundings =>
    [
        new(Terminal.Function, "con|de|del|para|por|a|al|en|y|e|o|u|pero|porque|que|si|cuando|mientras|sobre|sin|el|la|los|las|lo|un|una|unos|unas|mi|mis|tu|tus|su|sus|"
            + "nuestro|nuestra|antes|después|hasta|desde|según|entre|también|además|es|son|está|están|me|te|se|nos|le|les|yo|tú|él|ella|este|esta|ese|esa|muy|más|solo|sólo|ya|no|hay|como|donde|quien|gracias|aunque"),
        new(Terminal.Determiner, "el|la|los|las|un|una|mi|mis|tu|tus|su|sus|nuestro|nuestra|este|esta|ese|esa|aquel|algún|alguna|cada|mucho|mucha|más|otro|otra|primer|todo|toda"),
        new(Terminal.Counted, "parte|paso|fase|nivel|temporada|sección|volumen|lección|vuelta|talla|versión|capítulo|página|ejercicio|fracción"),
        new(Terminal.Place, "calle|avenida|av|avda|plaza|paseo|barrio|estación|colegio|hospital|metro|parque"),
        new(Terminal.Infinitive, "que"),
        new(Terminal.Verb, Verbs),
    ];

    private const string Verbs =
        "abrir|acabar|acompañar|actualizar|ahorrar|alquilar|aprender|arreglar|asistir|avisar|ayudar|bailar|bajar|barrer|buscar|caminar|cambiar|cancelar|cargar|"
        + "cenar|cerrar|cocinar|coger|comer|comprar|concertar|conducir|confirmar|contactar|contestar|correr|cortar|coser|cuidar|dar|decidir|dejar|descargar|devolver|"
        + "dibujar|donar|dormir|echar|empezar|encargar|enseñar|entregar|entrenar|enviar|escribir|escuchar|estudiar|fregar|ganar|grabar|guardar|hablar|hacer|imprimir|"
        + "instalar|invitar|ir|jugar|lavar|leer|limpiar|llamar|llenar|llevar|mandar|meditar|mirar|montar|mover|nadar|ordenar|organizar|pagar|parar|pasar|pasear|pedir|"
        + "pensar|pintar|planchar|planear|planificar|plantar|poner|practicar|preguntar|preparar|presentar|probar|quedar|recoger|regar|regalar|registrar|renovar|reparar|"
        + "repasar|reservar|responder|revisar|rezar|sacar|salir|solicitar|subir|terminar|tirar|tocar|tomar|trabajar|traer|tramitar|vender|ver|viajar|visitar|volver";
}
