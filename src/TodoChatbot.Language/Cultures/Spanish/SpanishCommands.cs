using TodoChatbot.Language.Commands.Patterns;

namespace TodoChatbot.Language.Cultures.Spanish;

/// <summary>Spanish commands: adding, showing, completing, deleting and changing, and a little talk.</summary>
internal static class SpanishCommands
{
    public static CommandNotation Notation => new(Rules, Choices, Openings, Courtesies, Closings, Duties);

    /// <summary>Words of commands in which one wrong letter is forgiven.</summary>
    public static IEnumerable<string> Mendable =>
    [
        "tarea", "tareas", "anade", "agrega", "elimina", "completa", "muestrame", "recuerdame", "recordatorio", "reprograma", "cancela", "cambia",
    ];

    /// <summary>Words that look like a misspelling of one of them.</summary>
    public static IEnumerable<string> WellSpelt => ["canela", "compleja", "tara", "tarta", "tareita", "cancelo", "cancelar", "agregar", "competa", "cambian", "cambias", "cabia"];

    private static string[] Openings =>
    [
        "(hola|oye|vale|bueno|ok|por favor|porfa|porfavor|y|ahora|también|además|entonces|luego|oiga|buenas|perdona|perdón|sí|gracias)",
        "(puedes|podrías|podéis|me puedes|me podrías|quieres|te importaría|podrías por favor|puedes por favor|serías tan amable de)",
        "(quiero|quisiera|querría|me gustaría|deseo|necesito) que [me]",
        "(quiero|quisiera|querría|me gustaría|deseo|voy a|vamos a)",
        "(ayúdame a|hazme el favor de)",
    ];

    private static string[] Courtesies => ["(por favor|porfa|porfavor|gracias|muchas gracias|si puedes|si no te importa|vale)"];

    private static string[] Closings => ["(ya|ahora|entonces|mismo|también)"];

    private static string[] Duties =>
    [
        "(tengo|tenemos|hay|tendría) que [acordarme de|recordar]",
        "(debo|debemos|debería|necesito|necesitamos|toca) [recordar|acordarme de]",
        "(no olvides|no olvidar|no te olvides de|no olvidarme de|no me dejes olvidar|que no se me olvide|acuérdate de|recuerda|recordar|acordarme de) [que]",
    ];

    private static Dictionary<string, string> Choices => new()
    {
        ["task"] = "tarea|recordatorio|pendiente|elemento|nota|cosa|quehacer|cita|evento",
        ["tasks"] = "tareas|recordatorios|pendientes|elementos|notas|cosas|quehaceres",
        ["list"] = "lista|lista de tareas|lista de pendientes|agenda|lista de cosas por hacer|calendario|tareas",
        ["mylist"] = "[mi|la|nuestra|esta|el|mis|las] (<list>) [de la {project}|de {project}|llamada {project}]",
        ["add"] = "añade|añadir|agrega|agregar|crea|crear|anota|anotar|apunta|apuntar|pon|poner|mete|incluye|incluir|registra|registrar|programa|programar|agenda|agendar|añádeme|agrégame|créame|apúntame|anótame|ponme|suma|guarda|inserta|haz|añada|agregue|cree|anote|apunte|ponga|añadas|agregues|crees|anotes|apuntes|pongas",
        ["show"] = "muestra|muéstrame|mostrar|mostrarme|enseña|enséñame|enseñar|enseñarme|lista|listar|ver|dime|decirme|dame|darme|busca|buscar|léeme|lee|abre|consulta|revisa|filtra|muestre|mire|mira",
        ["delete"] = "borra|borrar|elimina|eliminar|quita|quitar|suprime|bórrame|elimíname|quítame|borre|elimine|quite|borres|elimines|quites|bórrala|elimínala",
        ["done"] = "hecho|hecha|hechos|hechas|completada|completado|completadas|completados|completa|completo|terminada|terminado|terminadas|terminados|finalizada|finalizado|acabada|acabado|lista|listo|listas|listos|realizada|realizado|cumplida",
        ["undone"] = "pendiente|pendientes|no hecha|no hecho|incompleta|sin hacer|no completada|no terminada|sin terminar|por hacer",
        ["mark"] = "marca|marcar|pon|poner|cambia|cambiar|deja|márcame|marque|marques",
        ["change"] = "cambia|cambiar|modifica|modificar|actualiza|actualizar|edita|editar|corrige|cambie|cambies|pon|poner",
        ["move"] = "mueve|mover|pasa|pasar|cambia|cambiar|pospón|posponer|aplaza|aplazar|retrasa|retrasar|reprograma|reprogramar|traslada|atrasa|atrasar|mueva|pase|posponga|muévela|muévelo|pásala|pásalo|pon",
        ["it"] = "muévela|muévelo|pásala|pásalo|cámbiala|cámbialo|ponla|ponlo|hazla|hazlo|déjala|déjalo|aplázala|aplázalo|retrásala|retrásalo|posponla|posponlo",
        ["past"] = "comprado|pagado|llamado|enviado|hecho|terminado|acabado|completado|limpiado|lavado|recogido|entregado|escrito|leído|visto|reservado|devuelto|arreglado|mandado|sacado|finalizado",
        ["preterite"] = "compré|pagué|llamé|envié|hice|terminé|acabé|completé|limpié|lavé|recogí|entregué|escribí|leí|reservé|devolví|arreglé|mandé|saqué|finalicé|llamé a",
        ["fromnow"] = "a partir de ahora|de ahora en adelante|desde ahora|a partir de hoy",
        ["to"] = "a|al|para|para el|para la|para las|hasta|hasta el|a las|a la|por|en|al día",
    };

    private static IEnumerable<CommandRule> Rules => [.. Talk, .. Changing, .. Adding, .. Deleting, .. Completing, .. Showing];

    private static IEnumerable<CommandRule> Talk =>
    [
        new(CommandKind.Undo, "(deshaz|deshacer|revierte|deshazlo|anula lo último) [eso|lo último|el último cambio|lo anterior|la última acción]"),
        new(CommandKind.Redo, "(rehaz|rehacer|rehazlo) [eso|lo último]"),
        new(CommandKind.Help, "(ayuda|ayúdame|qué puedes hacer|qué sabes hacer|cómo funciona|cómo funciona esto|cómo te uso|cómo se usa|comandos|necesito ayuda) [por favor]"),
        new(CommandKind.HelpIfAboutTasks, "cómo {any}"),
        new(CommandKind.Yes, "(sí|si|claro|vale|de acuerdo|por supuesto|adelante|hazlo|confirmo|confirmar|correcto|eso es|exacto|sip|dale) [por favor|gracias|hazlo|claro|adelante]"),
        new(CommandKind.No, "(no|nop|para nada|cancela|cancelar|déjalo|olvídalo|mejor no|no lo hagas|no gracias|de ninguna manera|todavía no) [gracias|por favor]"),
        new(CommandKind.No, "no (borres|elimines|quites|canceles|muevas|cambies|completes|toques|hagas|cierres|pospongas) {any}"),
        new(CommandKind.Greeting, "(hola|buenas|buenos días|buenas tardes|buenas noches|qué tal|hey|saludos|cómo estás|hola qué tal) [chatbot|amigo|bot]"),
        new(CommandKind.Thanks, "(gracias|muchas gracias|mil gracias|muy amable|te lo agradezco) [por todo|por tu ayuda]"),
        new(CommandKind.Farewell, "(adiós|hasta luego|hasta mañana|hasta pronto|chao|nos vemos|eso es todo|hasta la vista)"),
        new(CommandKind.Identity, "(quién eres|qué eres|cómo te llamas|eres un robot|eres humano|eres una persona|eres un bot)"),
        new(CommandKind.OtherTalk, "(ok|genial|perfecto|bien|muy bien|estupendo|guay|vaya|entendido|de nada|lo siento|buen trabajo|excelente)"),
        new(CommandKind.OutOfScope, "(cuéntame|dime|escribe|escríbeme|hazme|cántame) [un|una|algún|alguna] (chiste|poema|cuento|historia|canción|adivinanza|código|función|programa|ensayo) [{any}]"),
        new(CommandKind.OutOfScope, "(traduce|calcula|explica|explícame|define|resuelve) {any}"),
        new(CommandKind.Plan, "(planifica|planea|organiza|planificar|organizar) [mi|el] (día|mañana|jornada) [{filter}]"),
        new(CommandKind.Plan, "(qué debería|qué debo|qué tengo que|por dónde) (hacer|empezar|empiezo) [primero|ahora]"),
        new(CommandKind.Summarise, "(cómo|qué tal) (se presenta|pinta|está|va|es|tengo) [mi|la|el|esta|este] {filter}"),
        new(CommandKind.Summarise, "(resume|resumen de|resúmeme|dame un resumen de|hazme un resumen de|resumir) [mi|la|el|esta|este] {filter}"),
    ];

    private static IEnumerable<CommandRule> Adding =>
    [
        new(CommandKind.AddSeveral, "<add> [las|estas|los|estos|las siguientes] [siguientes] (<tasks>) [a <mylist>] [:] {line}"),
        new(CommandKind.AddNothing, "<add> [una|un|otra|otro|nueva|la] [nueva|nuevo] (<task>) [(a|en) <mylist>]"),
        new(CommandKind.AddLine, "<add> [una|un|otra|otro|la|el] [nueva|nuevo] (<task>) [:|de|para|que diga|que dice|llamada|llamado|titulada|titulado|que] {line}"),
        new(CommandKind.AddLine, "<add> {line} (a|en|al) <mylist>"),
        new(CommandKind.AddLine, "<add> (a|en) <mylist> [:] {line}"),
        new(CommandKind.AddLine, "(añade|añadir|agrega|agregar|anota|anotar|apunta|apuntar|añádeme|agrégame|apúntame|anótame|apunte|anote|agregue|añada|añadas|agregues|anotes|apuntes|agenda|agendar) [que tengo que|que hay que|que|:] {line}"),
        new(CommandKind.AddLine, "(crea|crear|programa|programar) (una|un) {line}"),
        new(CommandKind.AddLine, "(nueva|nuevo) (<task>) [:|de|para] {line}"),
        new(CommandKind.AddLine, "(<task>) [nueva|nuevo] : {line}"),
        new(CommandKind.AddReminder, "(recuérdame|recordarme|avísame|avisarme|recuérdeme|recuerdes|avises|recuérdanos) [que tengo que|que hay que|que|de] {line}"),
    ];

    private static IEnumerable<CommandRule> Deleting =>
    [
        new(CommandKind.DeleteDone, "(<delete>|limpia|vacía) [todas|todo] [las|los|mis] [tareas] (completadas|terminadas|hechas|completados|terminados|hechos|finalizadas)"),
        new(CommandKind.DeleteAll, "(<delete>|limpia|vacía|borra) (todo|toda|todas las tareas|todas mis tareas|todas|todos) [(de|en) <mylist>]"),
        new(CommandKind.DeleteAll, "(limpia|vacía|borra|elimina) [toda] [mi|la] (<list>)"),
        new(CommandKind.Delete, "(bórrala|bórralo|elimínala|elimínalo|quítala|quítalo)"),
        new(CommandKind.Delete, "(<delete>|tacha) {tasks} de <mylist>"),
        new(CommandKind.Delete, "<delete> {tasks}"),
        new(CommandKind.Delete, "(cancela|cancelar|olvida|olvídate de|descarta) {tasks}", OnlyNamed: true),
        new(CommandKind.Delete, "(ya no necesito|ya no hace falta|no necesito|ya no quiero|ya no tengo que) {tasks}"),
    ];

    private static IEnumerable<CommandRule> Completing =>
    [
        new(CommandKind.Reopen, "<mark> {tasks} como (<undone>)"),
        new(CommandKind.Reopen, "(reabre|reabrir|desmarca|desmarcar) {tasks}"),
        new(CommandKind.Reopen, "(no he|todavía no he|aún no he) (<past>) {tasks}"),
        new(CommandKind.Complete, "(complétala|complétalo|termínala|termínalo|finalízala|finalízalo|ciérrala|ciérralo|táchala|táchalo) [ya]"),
        new(CommandKind.Complete, "(márcala|márcalo) como (<done>)"),
        new(CommandKind.Complete, "<mark> {tasks} como (<done>)"),
        new(CommandKind.Complete, "<mark> como (<done>) {tasks}"),
        new(CommandKind.Complete, "(completa|completar|tacha|tachar|completes|complete) {tasks} [de <mylist>]"),
        new(CommandKind.Complete, "(termina|terminar|finaliza|finalizar|acaba|acabar|cierra|cerrar) {tasks}", OnlyNamed: true),
        new(CommandKind.Complete, "[ya|acabo de|ya he] (he|hemos) [ya] (<past>) [a|con] {tasks}"),
        new(CommandKind.Complete, "[ya] (<preterite>) [a] {tasks}"),
        new(CommandKind.Complete, "{tasks} [ya] (está|están|ya está|ya están|quedó) [ya] (<done>)"),
        new(CommandKind.Complete, "[ya] (está|están) (<done>)"),
        new(CommandKind.CompleteOne, "(hecho|hecha|terminado|terminada|listo|completada) [:|con] {tasks}"),
        new(CommandKind.Complete, "(hecho|hecha|terminado|listo|ya está|ya lo hice|ya la hice)"),
    ];

    private static IEnumerable<CommandRule> Changing =>
    [
        new(CommandKind.Remind, "(recuérdame|avísame|recuérdamelo|avísamelo) {value}"),
        new(CommandKind.Remind, "(recuérdame|avísame) {tasks} {value}", OnlyNamed: true),
        new(CommandKind.SetPriority, "(<change>|da|dale|asigna) [la] prioridad {value} (a|para|en) {tasks}"),
        new(CommandKind.SetPriority, "(ponle|dale|asígnale|cámbiale) [la] prioridad {value} (a|para) {tasks}"),
        new(CommandKind.SetPriority, "(ponle|dale|asígnale) [la] prioridad {value}"),
        new(CommandKind.Tag, "(ponle|añádele) [la] etiqueta {tags} a {tasks}"),
        new(CommandKind.SetPriority, "<change> [la] prioridad de {tasks} (a|como) {value}"),
        new(CommandKind.SetPriority, "(<change>|<mark>) {tasks} (con|a|en) [prioridad] {value}"),
        new(CommandKind.SetPriority, "<mark> {tasks} como {value}"),
        new(CommandKind.SetPriority, "{tasks} (es|son) [muy] {value}", OnlyNamed: true),
        new(CommandKind.RaisePriority, "(sube|subir|aumenta|aumentar) la prioridad (de|a) {tasks}"),
        new(CommandKind.LowerPriority, "(baja|bajar|reduce|reducir) la prioridad (de|a) {tasks}"),
        new(CommandKind.Tag, "(etiqueta|etiquetar) {tasks} (como|con) {tags}"),
        new(CommandKind.Tag, "(<add>) [la] etiqueta {tags} a {tasks}"),
        new(CommandKind.Untag, "<delete> [la] etiqueta {tags} (de|a) {tasks}"),
        new(CommandKind.MoveToProject, "(<move>|añade|mete) {tasks} (al|a|en) [el] proyecto {project}", OnlyNamed: true),
        new(CommandKind.Begin, "(empieza|empezar|empiezo|comienza) [con|a hacer] {tasks}", OnlyNamed: true),
        new(CommandKind.Begin, "<mark> {tasks} como (en curso|en progreso|empezada|iniciada)"),
        new(CommandKind.Repeat, "(repite|repetir|haz que se repita) {tasks} {value}", OnlyNamed: true),
        new(CommandKind.Repeat, "(haz|pon|cambia|repite) {tasks} [a] [solo|sólo|solamente] {value} <fromnow>"),
        new(CommandKind.Repeat, "<fromnow> {tasks} [es|son|será] [solo|sólo|solamente] {value}"),
        new(CommandKind.Repeat, "{tasks} [es|son|será] [ahora] [solo|sólo|solamente] {value} <fromnow>"),
        new(CommandKind.Repeat, "{tasks} [es|son|será] [ahora] (solo|sólo|solamente) {value}"),
        new(CommandKind.StopRepeating, "(deja de|para de) repetir {tasks}"),
        new(CommandKind.StopRepeating, "{tasks} ya no se (repite|repiten)"),
        new(CommandKind.RemoveDue, "<delete> [la] (fecha|fecha límite|fecha de vencimiento) (de|a) {tasks}"),
        new(CommandKind.Rename, "(renombra|renombrar|llama) {tasks} (a|como|por) {title}"),
        new(CommandKind.Rename, "<change> el (título|nombre|texto) de {tasks} (a|por|en) {title}"),
        new(CommandKind.Reschedule, "<change> [la] (fecha|hora|fecha límite|fecha de vencimiento) de {tasks} (<to>) {value}"),
        new(CommandKind.Advance, "(adelanta|adelantar) {tasks} [por|en] {value}"),
        new(CommandKind.Postpone, "(<move>) {tasks} [por] {value} [más tarde|después]"),
        new(CommandKind.Reschedule, "(mueve|mover|mueva|pasa|pasar|reprograma|reprogramar|pospón|posponer|aplaza|aplazar|retrasa|retrasar|traslada|atrasa|adelanta|cambia|cambiar) {tasks} (<to>) [el|la|las|los] {value}"),
        new(CommandKind.Reschedule, "<it> [<to>|el|la|las|para] [el|la|las] {value}"),
        new(CommandKind.Reschedule, "(pon|poner) {tasks} (<to>) [el|la|las|los] {value}", OnlyNamed: true),
        new(CommandKind.Reschedule, "(que sea|mejor|mejor que sea|no|en realidad|quise decir|digo) [a|el|para el|para] [las|la|el] {value}"),
        new(CommandKind.Reschedule, "{tasks} (es|será|vence) [ahora] [el|a|para el|a las] {value}", OnlyNamed: true),
        new(CommandKind.Postpone, "(pospón|posponer|aplaza|aplazar|retrasa|retrasar) {tasks}"),
        new(CommandKind.Change, "(<change>) {tasks} (a|por|para|en) {value}"),
        new(CommandKind.Change, "(<change>) {tasks} {value}", OnlyNamed: true),
        new(CommandKind.Edit, "(cambia|modifica|edita|actualiza) {tasks}", OnlyNamed: true),
    ];

    private static IEnumerable<CommandRule> Showing =>
    [
        new(CommandKind.Count, "(cuántas|cuántos|cuenta) {filter}"),
        new(CommandKind.ListDone, "qué (he|hemos) [ya] (hecho|completado|terminado|acabado|finalizado) [{filter}]"),
        new(CommandKind.ListDone, "qué (hice|completé|terminé|acabé) [{filter}]"),
        new(CommandKind.ListDone, "<show> [las tareas que|las cosas que|lo que|qué] (he|hemos) [ya] (hecho|completado|terminado|acabado) [{filter}]"),
        new(CommandKind.ListOwn, "(tengo|he puesto|he apuntado|he añadido|está|están|hay) {filter} en <mylist>"),
        new(CommandKind.ListOwn, "(cuándo|a qué hora|qué día) (tengo|debo|vence|toca) [que] {filter}"),
        new(CommandKind.ListDueOf, "(cuándo|a qué hora|qué día) (es|son|era) {filter}"),
        new(CommandKind.List, "<show> {filter}"),
        new(CommandKind.List, "(qué|cuáles|cuál|alguna|algo|mis|todas|todos) {filter}"),
        new(CommandKind.ListAsked, "(tengo|tenemos|hay) {filter}"),
        new(CommandKind.ListNamed, "[mi|la|mis|las|todas mis] (<list>) [de {filter}]"),
        new(CommandKind.OutOfScope, "(dime|enséñame|cuéntame|dame) {any}"),
    ];
}
