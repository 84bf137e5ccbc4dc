using TodoChatbot.Language.Commands.Patterns;

namespace TodoChatbot.Language.Cultures.English;

/// <summary>
/// English commands. The order matters: the first rule that fits and whose slots make sense is taken, so the particular come before
/// the general. Names in angle brackets are the choices in <see cref="Choices"/>.
/// </summary>
internal static class EnglishCommands
{
    public static CommandNotation Notation => new(Rules, Choices, Openings, Courtesies, Closings, Duties) { Manners = EnglishManners.Phrases };

    /// <summary>Words of commands in which one wrong letter is forgiven.</summary>
    public static IEnumerable<string> Mendable =>
    [
        "show", "list", "mark", "move", "done", "task", "tasks", "create", "delete", "remove", "complete", "completed", "finish", "finished", "reschedule", "schedule",
        "postpone", "rename", "change", "update", "remind", "reminder", "reminders", "cancel", "clear", "cross", "reopen", "snooze", "display", "please", "overdue",
        "pending", "urgent", "priority", "everything", "which", "what",
    ];

    /// <summary>Words that look like a misspelling of one of them.</summary>
    public static IEnumerable<string> WellSpelt =>
    [
        "compete", "competed", "crate", "crates", "deplete", "depleted", "finnish", "remover", "reprove", "chancel", "spending", "pleas", "remined", "displace",
        "scheduler", "changer", "updater", "creates", "creator", "task's", "lists", "crocs", "cancels", "completes", "updates", "reminded", "lend", "mender",
    ];

    // Before a command, changing nothing: "could you please …".
    private static string[] Openings =>
    [
        "(hey|hi|hello|ok|okay|alright|right|so|well|um|uh|hmm|oh|please|pls|plz|kindly|now|then|also|and|but|just|quickly|actually|next|finally|oops|sorry|yes|yeah|great|cool|thanks|thank you|first|additionally)",
        "(hey|hi|hello|ok|okay|yo) (there|you|google|siri|alexa|bot|chatbot|assistant|computer|buddy|olly|everyone|again)",
        "(alexa|siri|bot|chatbot|assistant|computer|olly|jarvis|cortana)",
        "(can|could|would|will|can't|couldn't|won't) (you|u|we|i) [please|pls|kindly|maybe|possibly|perhaps|also|just|quickly]",
        "(i'd|i would|id) rather",
        "(can|could|may|might) i [please|just] (ask|get|have) you to",
        "would you mind [please]",
        "(would|could) you be able to",
        "are you able to",
        "is it possible to",
        "is there (a|any) way (to|you can|you could|for you to)",
        "(i'd|i would|i'll) (like|love|prefer) [for] you to [please]",
        "(i'd|i would|i'll) (like|love|prefer) to",
        "i (want|need|wish|expect|asked|told) [for] you to [please]",
        "(i want|i wish|i wanna|i wanted|i was hoping|i'm trying|i am trying|i was wondering if you could|i'm going|i am going|i plan|i'd better|we want|i intend) to",
        "(i was wondering|i wonder) if (you|i) (could|can)",
        "(it would be|it'd be) (great|nice|good|helpful|lovely) if you (could|can|would)",
        "i wanna",
        "(let's|let us|lets)",
        "(i|we) (need|want|have|would like|wanted) to (know|see|hear|find out|be told)",
        "let me",
        "help me [to]",
        "(go ahead and|try to|do me a favor and|do me a favour and|be sure to|make sure to|make sure you|make sure that you|you should|you can|you may|you need to|you must|feel free to|if you could|if possible|if you can)",
        "(i think|i guess|i believe|i feel like) (you should|i should|we should|i'll|i will|i need to|i want to)",
        "(should|shall|ought) (i|we) [to] [really|just|maybe|perhaps]",
        "(i|we) (forgot|should|wanted|have|need) [to] (tell you|mention|say|add that) [that]",
        "(maybe|perhaps|possibly) [i|we] [should|could|might|can|will]",
        "(i'm|i am|im|we're|we are) [still|just|also] (thinking about|thinking of|considering|wondering about|debating)",
        "(not sure|unsure|i'm not sure|i am not sure|i don't know|i wonder) (if|whether) (i|we) (should|could|can|need to|have to|want to|must)",
    ];

    // Behind anything, changing nothing: "… please", "… thanks".
    private static string[] Courtesies =>
    [
        "(too|as well)",
        "(if (that|it) works|if that's fine|if that suits|if you don't mind)",
        "(add (it|that|this)|note (it|that) down|write (it|that) down|put (it|that) on my list)",
        "(please|sorry|lol|haha|pls|plz|thanks|thx|ty|cheers|thanks a lot|many thanks|thanks in advance|would you|will you|could you|can you)",
        "thank you [very much|so much|in advance]",
        "for me (please|thanks)",
        "(if you (can|could|would|please|don't mind)|if possible|if that's ok|if that's okay|when you (can|get a chance|have a moment))",
    ];

    // Behind a command, changing nothing: "… for me".
    private static string[] Closings =>
    [
        "(now|then|though|already|anymore|mate|buddy|alexa|siri|olly|okay|ok|too|as well|instead|again|right now|right away|at once)",
        "for me",
        "(same time|same time and place|at the same time)",
    ];

    // Before what somebody has to do: a task, unless what follows names existing ones.
    private static string[] Duties =>
    [
        "(i|we) (need|have|want|ought|gotta|got|must|should|still need|still have|also need|also have|really need|really have|really should|really must|should probably|should also|should really|probably should) [to] [remember|not forget] [to]",
        "(i|we) (must not|mustn't|can't|cannot|shouldn't|should not|don't want to|better not) forget [to|about]",
        "(i've|i have|we've|we have) got to [remember to]",
        "(i'm|i am|we're|we are) (supposed|meant|due|going|planning|expected|required|hoping) to",
        "(i|we) (must|should|shall|will|gotta|might|may) [also|really|definitely] [remember to|not forget to]",
        "(i'll|we'll|i'd|i'd better|i had better) [need to|have to|be sure to|better]",
        "(remember|don't forget|do not forget|never forget|be sure|make sure|try not to forget|please remember) [to|about|that i have to|that i need to|that i must|i need to|i have to|that i]",
        "(need|gotta|got|have|must|should|ought) to [remember to|also]",
        "(gotta|must|should|needs)",
        "(don't|do not) let me forget [to|that i have to|that i need to|about]",
        "(make sure|be sure|ensure) (i|that i|we) [remember to|don't forget to]",
        "(remind me|reminder|a reminder|reminders) that [i|we] [need to|have to|must|should|gotta]",
        "(i|we) (forgot|nearly forgot|almost forgot|keep forgetting) to",
        "it's time to",
        "time to",
        "(my (task|goal|plan|job|todo) (today|tomorrow|for today|for tomorrow|is)|the plan is) [is] to",
    ];

    private static Dictionary<string, string> Choices => new()
    {
        ["task"] = "task|todo|to do|item|reminder|entry|chore|thing|note|errand|assignment|activity|action item|to do item|todo item|todo task|list item|event",
        ["tasks"] = "tasks|todos|to dos|items|reminders|entries|chores|things|notes|errands|assignments|activities|action items|to do items|todo items",
        ["list"] = "list|lists|to do list|todo list|task list|tasks list|list of tasks|list of todos|list of things to do|list of things|todos|to dos|to do|todo|tasks|agenda|backlog|reminders|calendar|schedule|planner|plate|things to do|checklist",
        ["the"] = "the|my|our|your|this|that|a|an|any|his|her|their",
        ["mylist"] = "[the|my|our|your|this|that|a] [{project}] (<list>) [called {project}|named {project}|of {project}]",
        ["onto"] = "to|on|onto|in|into|under|within|for|at",
        ["create"] = "add|create|make|insert|put down|write down|note down|jot down|note|jot|log|record|enter|append|include|set up|start|queue|submit|schedule|give me|save|register|generate|set|place|throw in|pencil in|new|adding|creating|build|draft",
        ["named"] = "called|named|titled|entitled|labelled|labeled|that says|which says|saying|that reads|with the title|with title|with the name|with name|with the text|with text|with content|with the content|with the description|with description|that is|which is|reading",
        ["to"] = "to|for|about|that|regarding|where i|so i|so that i",
        ["done"] = "done|complete|completed|finished|finish|over|closed|accomplished|checked off|checked|ticked off|ticked|crossed off|resolved|complete now|all done|good to go|taken care of|sorted|handled|dealt with|fulfilled",
        ["undone"] = "not done|undone|incomplete|not complete|not completed|not finished|unfinished|uncompleted|open|pending|todo|to do|active|not yet done|unchecked|unfinished again|open again|pending again|outstanding|not started",
        ["show"] = "show|shw|shwo|show me|hear|hear about|list|list out|display|view|see|get|get me|fetch|pull up|bring up|print|give|give me|tell me|tell|let me see|let me know|let me have a look at|read|read out|read me|read out loud|read back|read aloud|check|check out|look at|look up|go over|go through|open|open up|review|find|find me|search|search for|look for|filter|filter by|check on|recite|present|repeat|name|i want to see|i'd like to see|remind me of|what about|how about|and",
        ["delete"] = "delete|del|remove|erase|discard|get rid of|eliminate|deleting|removing|rid me of",
        ["drop"] = "delete|remove|erase|trash|scrap|scratch|bin|kill|wipe|take off|take out|strike|strike off|strike out|throw away|throw out|drop|purge|clear|clear out|clear off|dump|ditch|cancel|nuke|abort|call off|lose|forget",
        ["move"] = "move|mv|reschedule|shift|change|push|push back|postpone|delay|defer|bring forward|bring|put off|put|schedule|set|update|switch|transfer|rebook|re-schedule|reassign|slide|bump|advance|snooze|pull|pull forward|punt|hold off",
        ["postpone"] = "reschedule|postpone|delay|defer|push|push back|push out|put off|snooze|rebook|re-schedule|punt|move back",
        ["later"] = "push|push back|postpone|delay|defer|put off|put back|move back|snooze|shift|bump|extend|set back|slide|hold off|hold|push out|push forward|kick|kick back|punt|move|reschedule",
        ["earlier"] = "bring forward|move forward|advance|pull forward|move up|bring up|pull in|pull up|expedite",
        ["change"] = "change|update|edit|modify|set|make|turn|switch|alter|adjust|revise|fix|correct|amend|changing|updating|put",
        ["rename"] = "rename|retitle|reword|rephrase|relabel|call",
        ["due"] = "due date|deadline|due time|date|time|due day|day|due|date and time|schedule|start time|start date|time and date",
        ["pasttense"] = "called|bought|paid|payed|sent|emailed|texted|booked|cleaned|washed|walked|fed|watered|mailed|picked up|dropped off|returned|submitted|cooked|made|wrote|fixed|ordered|scheduled|renewed|signed|reserved|printed|packed|replied to|talked to|spoke to|spoke with|took|got|went to|vacuumed|mopped|ironed|folded|filed|reviewed|updated|uploaded|downloaded|installed|tested|attended|prepared|posted|shipped|collected|delivered|registered|repaired|changed|replaced|planted|mowed|swept|dusted|wiped|emptied|took out|threw out|handed in|turned in|filled|filled out|filled in|phoned|messaged|contacted|invited|applied for|donated|sold|painted|assembled|built|baked|watched|visited|met|studied|practiced|practised|purchased|paid for|rang|got|dropped|turned in|worked out|walked|picked up|handled|sorted|sorted out|took care of|dealt with|cancelled|canceled|tidied|organised|organized|drafted|presented|studied for|checked",
        ["subtask"] = "subtask|subtasks|sub task|sub tasks|step|steps|checklist item|sub item|sub items",
        ["makelabel"] = "create|make|add|start|set up",
        ["renamelabel"] = "rename|retitle|change",
        ["only"] = "only|just",
        ["fromnow"] = "from now on|from here on|from today on|now on|going forward|henceforth|starting now",
        ["name"] = "name|title|text|wording|label|description|content|heading",
        ["mark"] = "mark|set|flag|make|change|put|update|count|consider|label|log|record|turn|switch|move|register|toggle|marking|declare|report",
        ["look"] = "look|look like|looking|shaping up|going|shape up|hold|holding up",
        ["stretch"] = "day|week|weekend|month|morning|afternoon|evening|schedule|agenda|calendar|workload|today|tomorrow|friday",
    };

    private static IEnumerable<CommandRule> Rules =>
    [
        .. EnglishTalk.Rules,
        .. EnglishQuestions.Early,
        .. AddingFirst,
        .. EnglishChanges.Rules,
        .. Adding,
        .. Deleting,
        .. Completing,
        .. EnglishQuestions.Rules,
        .. EnglishTalk.Rewording,
    ];

    // Before the changes, which would take "start a new list" for beginning it.
    private static IEnumerable<CommandRule> AddingFirst =>
    [
        new(CommandKind.AddLine, "<create> [me] (a|an|another|one) [new] (<task>) for me [:|to|called|named] {line}"),
        new(CommandKind.AddLine, "<create> [me] (a|an|another|one) [new] (<task>) (to|in|into|under|for) [the|my] {project} (project|list) (to|:|called|named) {line}"),
        new(CommandKind.AddQualified, "<create> [me] (a|an|another|one) [new] (<task>) for {value} : {line}"),
        new(CommandKind.AddNothing, "<create> [me] (something|anything|a thing|one more thing) [(for|on) {any}]"),
        new(CommandKind.AddWhole, "(show|turn) up [{any}]"),
        new(CommandKind.AddList, "<create> [me] [a|an|the|another|my] [new] [{project}] (list|checklist) [called {title}|named {title}|titled {title}|for {any}]"),
        new(CommandKind.AddList, "new [{project}] (list|checklist) [called {title}|named {title}|titled {title}|: {title}]"),
        new(CommandKind.AddSeveral, "(add|put|insert|write) (these|the following|following) [<tasks>] <onto> <mylist> [:] {line}"),
        new(CommandKind.AddQuoted, "(add|put|include|insert|write|place) {line} <onto> <mylist>"),
        new(CommandKind.AddQuoted, "(add|put|include|insert|write|place) {line} <onto> <mylist> {value}"),
        new(CommandKind.AddQuoted, "(add|put|include|insert|write|save|record|create|set) {line} (as|for|into) (a|an|another|my|one) [new] (<task>)"),
        new(CommandKind.AddQualified, "<create> (a|an|another|one) [new] (<task>) <onto> <mylist> {value} (called|named|titled|entitled) {line}"),
        new(CommandKind.AddReminder, "set up (a|an|another|the) [new] (reminder|alarm|alert) [for me] (to|for|about|that|:) {line}"),
        new(CommandKind.AddWhole, "(remember|keep in mind) that (my|the|our|his|her|their|your) {any}"),
        new(CommandKind.AddLine, "(put down|write down|note down|jot down) that (i|we) (need|have|ought|must|should) [to] {line}"),
        new(CommandKind.AddLine, "(make|create|schedule|set up|set|put) [me] (a|an|another) [new] (<task>) (called|named|titled|entitled) {line}"),
        new(CommandKind.AddTitle, "<create> [me] [a|an|another|the|one] [new] (<task>) [for me] [with|using|having] [the] (following|exact|exactly|literal) [words|text|title|name|wording] [verbatim|exactly|literally|word for word] [:] {title}"),
        new(CommandKind.AddTitle, "<create> [me] [a|an|another|the|one] [new] (<task>) [for me] (verbatim|exactly|literally|word for word) [:] {title}"),
    ];

    private static IEnumerable<CommandRule> Adding =>
    [
        new(CommandKind.AddSeveral, "<create> [me] [the|these|following|those|some|two|three|four|five|several|a few|a couple of] [following|new|more|two|three|four|five] (<tasks>) [<onto> <mylist>] [:|for|to|called|named] {line}"),
        new(CommandKind.AddQualified, "<create> [me] [a|an|another|the|one] [new] {value} (<task>) [for me] [<named>|<to>] [:] {line} [<onto> <mylist>]"),
        new(CommandKind.AddLine, "<create> [me] [a|an|another|the|one] [new] (<task>) <onto> <mylist> [<named>|<to>] [:] {line}"),
        new(CommandKind.AddReminder, "(set|create|make|add|give me|schedule|put) [me] (a|an|another|the|up a|new) [new] (reminder|alarm|alert) [for me] [to|for|about|that|:] {line}"),
        new(CommandKind.AddReminder, "(set|create|make|add|give me|schedule|put) [me] (reminder|alarm|alert) [for me] (to|for|about|that|:) {line}"),
        new(CommandKind.AddTimed, "(set|create|make|add|give me|schedule|put) [me] (reminder|alarm|alert) [for me] {line}"),
        new(CommandKind.AddNothing, "<create> [me] [a|an|another|the|one|this|that|some|something|new] [new] [<task>|<tasks>|something|anything] [<onto> <mylist>]"),
        new(CommandKind.AddLine, "<create> [me] [a|an|another|the|one] [new] (<task>) [for me] (<named>|<to>) [:] {line} [<onto> <mylist>]"),
        new(CommandKind.AddLine, "<create> [me] [a|an|another|one] [new] (<task>) [:] {line} [<onto> <mylist>]"),
        new(CommandKind.AddLine, "<create> [a|the|my] (<task>) [:] {line}"),
        new(CommandKind.AddLine, "(new|another|next) (<task>) [:|to|for|called|named] {line}"),
        new(CommandKind.AddCounted, "<create> [me] [these] {value} (<tasks>|more <tasks>|more|new <tasks>) [<onto> <mylist>] : {line}"),
        new(CommandKind.AddToOwn, "(add|put|include|insert) {line} (to|in|into|under|for) [the|my] {project} [project|list|folder]"),
        new(CommandKind.AddToOwn, "[add|put] (in|to|into|under|for) [the|my] {project} [project|list] : {line}"),
        new(CommandKind.AddReminder, "reminder : {line}"),
        new(CommandKind.AddLine, "(<task>) : {line}"),
        new(CommandKind.AddLine, "(add|put|include|insert|place|throw|stick|write|append|get|note|jot|enter|drop|pop|log|save|record|set|adding|putting) {line} <onto> <mylist>"),
        new(CommandKind.AddQualified, "(add|put|include|insert|write|append|note) {line} <onto> <mylist> {value}"),
        new(CommandKind.AddLine, "(add|put|include|throw|stick|pop) {line} (on|in|to) there"),
        new(CommandKind.AddLine, "(i'd like|i would like|i want|i need|we need|let me have) (a|another|one more) [new] (<task>) [<named>|<to>] [:] {line}"),
        new(CommandKind.AddLine, "(i|we) (want|need) {line} (on|in|onto) <mylist>"),
        new(CommandKind.AddLine, "(add|put|include|insert|write|append) <onto> <mylist> [:] {line}"),
        new(CommandKind.AddLine, "<onto> <mylist> (add|put|include|insert|write) {line}"),
        new(CommandKind.AddLine, "(add|insert|append|put down|write down|note down|jot down|note|save|record|remember) this : {line}"),
        new(CommandKind.AddSeveral, "(add|insert|append|put down|write down|note down|jot down|note|save|record|remember) (these|the following|following) [<tasks>] : {line}"),
        new(CommandKind.AddLine, "(add|insert|append|put down|write down|note down|jot down|jot|pencil in|adding|note to self|make a note to|make a note of|make a note that|make a note about|make a note|take a note|note that|note|log) [:|that i need to|that i have to|to|i need to|i have to|we need to|we have to] {line}"),
        new(CommandKind.AddLine, "(todo|to do|task|reminder|add|new|note) : {line}"),
        new(CommandKind.AddReminder, "(remind|notify|alert|ping|nudge|reminding) me (to|that i need to|that i have to|that|of|about) {line}"),
        new(CommandKind.AddLine, "{line} (needs to be|should be|must be|has to be|need to be) (added|put|included) <onto> <mylist>"),
        new(CommandKind.AddAbout, "(schedule|set up) (a|an|my|our|another) {line}"),
        new(CommandKind.AddAbout, "(i've got|i have got|i have|i got|there's|there is|we have|we've got|i've) (a|an|my|our|another) {line}"),
        new(CommandKind.AddUnmarked, "(todo|to do|task|reminder|to-do) {line}"),
    ];

    private static IEnumerable<CommandRule> Deleting =>
    [
        new(CommandKind.DeleteDone, "(<delete>|<drop>) [out] [all|all of] [the|my|our|any] (completed|done|finished|checked|closed) [<tasks>|ones|stuff|list|ones from <mylist>]"),
        new(CommandKind.DeleteAll, "(<delete>|<drop>) (everything|all|it all|all of them all|all of it) [<onto> <mylist>|from <mylist>|off <mylist>]"),
        new(CommandKind.DeleteAll, "(clear|empty|wipe|reset|erase|purge|clean) [out|off] [all|all of] [the|my|our|this|entire|whole] [entire|whole] (<list>) [out|clean|completely]"),
        new(CommandKind.DeleteAll, "(clear|empty|wipe|erase|purge) [out|off] <mylist>"),
        new(CommandKind.Delete, "(<delete>|<drop>) [the|my] [whole|entire] {tasks} (series|altogether|completely|entirely|for good|forever) [, {any}]"),
        new(CommandKind.Delete, "(take|scratch|get|wipe|clear|remove|pull|knock) {tasks} (off|out of|from|off of|out from) [of] <mylist>"),
        new(CommandKind.Delete, "(<delete>|<drop>) {tasks} (from|off|off of|on|in|out of) <mylist>"),
        new(CommandKind.Delete, "from <mylist> <delete> {tasks}"),
        new(CommandKind.Delete, "(take|throw) {tasks} (off|out|away)", OnlyNamed: true),
        new(CommandKind.Delete, "(<delete>|cancel) [a|an|one|my|any] [<task>|list] [from <mylist>]"),
        new(CommandKind.Delete, "<delete> {tasks}"),
        new(CommandKind.Delete, "<drop> {tasks}", OnlyNamed: true),
        new(CommandKind.Delete, "(i|we) (no longer|don't|do not|won't|will not|needn't) [need|want|have] to [do] {tasks} (any more|anymore|any longer|after all)"),
        new(CommandKind.Delete, "(i|we) no longer (need|want|have) [to] [do] {tasks}"),
        new(CommandKind.Delete, "(i|we) (no longer|don't|do not|won't|will not) (need|want|care about) {tasks} [any more|anymore|any longer|after all|on <mylist>]"),
        new(CommandKind.Skip, "(skip|skipping|leave out|miss|sit out) {tasks} {value}"),
        new(CommandKind.Skip, "no {tasks} {value}"),
        new(CommandKind.SkipStated, "cancel {tasks} {value}"),
        new(CommandKind.Skip, "(skip|skipping|sit out|leave out) [the|my] next {tasks} [session|occurrence|class|lesson]"),
        new(CommandKind.Skip, "(skip|skipping|sit out) [the] (next|coming|current) (occurrence|one|time|session) of {tasks}"),
        new(CommandKind.Skip, "(skip|skipping|sit out) {tasks} [this time|this once|for once|just this once|once|one time|just the next time|next time|just once]"),
        new(CommandKind.Delete, "(no longer need|don't need|do not need|no need for|no need to|don't want) [to] {tasks} [any more|anymore|any longer|after all]"),
        new(CommandKind.Delete, "(forget|never mind|nevermind) about {tasks}"),
        new(CommandKind.Delete, "(never mind|nevermind|forget) {tasks}", OnlyNamed: true),
        new(CommandKind.Delete, "{tasks} (is|are) (no longer|not) (needed|necessary|required|relevant) [any more|anymore|any longer]"),
        new(CommandKind.Delete, "{tasks} (delete|remove|erase)", OnlyNamed: true),
        new(CommandKind.Delete, "{tasks} (can|should|must) (go|be deleted|be removed|be gone)"),
        new(CommandKind.Delete, "{tasks} (isn't|aren't) (needed|necessary|required|relevant) [any more|anymore|any longer]"),
    ];

    private static IEnumerable<CommandRule> Completing =>
    [
        new(CommandKind.Reopen, "<mark> {tasks} [as|to|to be] (<undone>) [again]"),
        new(CommandKind.Reopen, "(that's|thats|it's|its|that is|it is|that was|it was) not [actually|really|yet] (<done>) [yet|after all]"),
        new(CommandKind.Reopen, "(reopen|re-open|uncheck|untick|unmark|uncomplete|unfinish|reactivate|reinstate|undo completing|reset) {tasks} [as (<done>)]"),
        new(CommandKind.Reopen, "{tasks} (is|are|was|were) (<undone>) [yet|after all|again]"),
        new(CommandKind.Reopen, "{tasks} (isn't|aren't|wasn't|is not|are not|was not) [actually|yet|really] (<done>) [yet|after all]"),
        new(CommandKind.Reopen, "(i|we) (didn't|did not|haven't|have not) [actually|really|yet] (do|done|finish|finished|complete|completed) {tasks} [yet|after all]"),
        new(CommandKind.Reopen, "put {tasks} back (on|onto|in|to) <mylist>"),
        new(CommandKind.Complete, "<mark> {tasks} [as|to|to be|off as|is|down as] [being] [all] (<done>)"),
        new(CommandKind.Complete, "(mark|set|flag|label|log|record|toggle|marking|declare) (off|done|complete|completed|as done|as complete|as completed|as finished) [:] {tasks}"),
        new(CommandKind.Complete, "(check|tick|cross|mark|strike|checked|ticked|crossed) {tasks} off [<mylist>|of <mylist>|from <mylist>|on <mylist>]"),
        new(CommandKind.Complete, "(check|tick|cross|strike|checked|ticked|crossed) (off|out) {tasks} [(from|on|off|in) <mylist>]"),
        new(CommandKind.CompleteOne, "(mark|set|flag) {tasks} as <pasttense>"),
        new(CommandKind.Complete, "(put|place|add) a (check|tick|checkmark|check mark|tick mark) (next to|beside|by|on|against) {tasks}"),
        new(CommandKind.CompleteOne, "(tick|check|checkmark) {tasks}", OnlyNamed: true),
        new(CommandKind.Complete, "(complete|completing|accomplish) {tasks} [(on|in|from|off) <mylist>]"),
        new(CommandKind.Complete, "(finish|close|resolve|finishing|wrap up|finish up|finish off|close out|close off|conclude|do) {tasks} [(on|in|from|off) <mylist>]", OnlyNamed: true),
        new(CommandKind.Complete, "(done|all done|finished|completed|i'm done|i am done|i'm finished|i finished|i did|i've done|i have done) [it|that|this|already|now]"),
        new(CommandKind.Complete, "(i|we) [have|just|already|finally|also] [have|just|already|finally] (did|done|finished|completed|accomplished|do|finish) [with|off|up] {tasks} [already|today|now|just now|yesterday|this morning|earlier]"),
        new(CommandKind.Complete, "(i've|we've|ive) [just|already|finally|also|now] (done|finished|completed|accomplished|got done|dealt with|taken care of|wrapped up) [with|off|up] {tasks} [already|today|now|just now|yesterday|this morning|earlier]"),
        new(CommandKind.Complete, "(i'm|i am|im|we're|we are|all) (done|finished|through) [with|doing] {tasks}"),
        new(CommandKind.CompleteOne, "<pasttense> {tasks} [already|today|now|just now|yesterday|this morning|earlier]"),
        new(CommandKind.CompleteOne, "{tasks} (is|are|was|were|has been|have been|got|is now|are now|has already been) [now|already|finally] <pasttense> [now|already]"),
        new(CommandKind.CompleteOne, "(done|finished|completed|finito) [with] [:] {tasks}"),
        new(CommandKind.Complete, "(i|we) [have|just|already|finally|also] [just|already|finally] <pasttense> {tasks} [already|today|now|just now|yesterday|this morning|earlier]"),
        new(CommandKind.Complete, "(i've|we've|ive) [just|already|finally|also|now] <pasttense> {tasks} [already|today|now|just now|yesterday|this morning|earlier]"),
        new(CommandKind.Complete, "{tasks} (is|are|was|were|has been|have been|got|is now|are now|is all|are all|is already|are already|is finally|has already been) [now|already|finally] (<done>) [now|already]"),
        new(CommandKind.Complete, "(that's|it's|thats|its) [all|already|now] (<done>) [now]"),
        new(CommandKind.CompleteOne, "(i|we|i've|we've|i have|we have) already {tasks}"),
        new(CommandKind.DeleteStated, "{tasks} [is|are|was|were|got|has been|have been|been] (cancelled|canceled|called off|off)"),
        new(CommandKind.CompleteStated, "{tasks} <pasttense>"),
        new(CommandKind.Complete, "{tasks} (done|completed|finished) [already|now|✓|✔]"),
        new(CommandKind.Complete, "{tasks} (✓|✔|✅|☑)"),
        new(CommandKind.Complete, "(✓|✔|✅|☑) {tasks}"),
    ];
}
