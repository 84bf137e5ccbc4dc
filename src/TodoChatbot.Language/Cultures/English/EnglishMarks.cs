using TodoChatbot.Language.Readings;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Cultures.English;

/// <summary>English words for reminders, priorities, tags, projects and subtasks, and the small words around a phrase of time.</summary>
internal static class EnglishMarks
{
    public static IEnumerable<Entry> Entries => [.. Marks, .. Surroundings];

    private static IEnumerable<Entry> Marks =>
    [
        new(Terminal.SetIt, "and set it to|set it to|and make it|make it|and mark it as|mark it as|and set the priority to|and set priority to|set the priority to|set priority to|and it's|and it is|set to|with the priority set to|and give it|give it"),
        new(Terminal.Remind, "remind|reminding|notify|alert|ping|nudge|warn|please remind"),
        new(Terminal.ReminderWord, 0, "with a reminder|with reminder|with reminders|with an alert|with an alarm|with a notification|set a reminder|add a reminder|set an alarm|set an alert"),
        new(Terminal.ReminderWord, 1, "reminder|reminders|alarm|alert|notification"),
        new(Terminal.Me, "me|us"),
        new(Terminal.About, "about|of|regarding|that"),
        new(Terminal.Ahead, "before|earlier|prior|in advance|ahead|beforehand|ahead of time|early|before it|before that|before then|before it's due|before due|before the due date|before the deadline|prior to it|before start|before it starts"),
        new(Terminal.AtTheTime, "on time|at the time|when due|when it's due|when it is due|at due time|at that time|at the due time|at the right time"),
        new(Terminal.PriorityWord, "priority|prio|pri|importance|urgency"),
        new(Terminal.PriorityLevel, Priority.Low, "low|lowest|minor|lower"),
        new(Terminal.PriorityLevel, Priority.Medium, "medium|normal|mid|moderate|med|standard|default"),
        new(Terminal.PriorityLevel, Priority.High, "high|higher|important|hi|major"),
        new(Terminal.PriorityLevel, Priority.Urgent, "urgent|top|highest|critical|max|maximum|utmost"),
        new(Terminal.PriorityAlone, Priority.Urgent, "urgent|urgently|asap|a.s.a.p.|a.s.a.p|as soon as possible|critical|it's urgent|very urgent|this is urgent|right away|immediately"),
        new(Terminal.PriorityAlone, Priority.High, "important|very important|it's important|high priority|this is important"),
        new(Terminal.PriorityAlone, Priority.Low, "low priority|not urgent|no rush|no hurry|whenever"),
        new(Terminal.PriorityOrMore, "important"),
        new(Terminal.WithWord, "with"),
        new(Terminal.DescriptionWord, "description|note|notes|details|comment"),
        new(Terminal.SubtaskWord, "subtask|subtasks|sub task|sub tasks|steps|checklist|sub items|subitems|sub item"),
        new(Terminal.TagWord, "tag|tags|tagged|label|labels|labelled|labeled|tagged as|tagged with|with the tag|with tag|with tags|with the tags|with the label|with label"),
        new(Terminal.ProjectWord, "project"),
    ];

    private static IEnumerable<Entry> Surroundings =>
    [
        new(Terminal.Function, "with|about|for|to|from|and|or|but|because|so|if|when|while|after|before|until|till|at|on|in|of|by|via|per|re|using|without|then|also|as|" +
            "regarding|concerning|since|unless|though|although|please|pls|plz|thanks|thx|not|near|next to|into|onto|through|over|under|between|during|except|than|that|which|who|where|is|are|was|will|would|should|can|could|i|i'm|i'll|i've|we|we'll|you|he|she|they|it|me|us|him|her|them|my|our|your|his|their|the|a|an|this|these|those|instead|too|again|maybe|perhaps|possibly|only|just|w"),
        new(Terminal.Determiner, "the|a|an|my|our|your|his|her|its|their|this|that|these|those|some|any|no|every|each|more|most|much|enough|under|another|new|old|last|first|in the|what"),
        new(Terminal.Counted, "part|parts|step|steps|stage|phase|level|season|section|volume|lesson|lap|laps|size|version|score|rating|exercise|ratio|fraction"),
        new(Terminal.Place, "room|street|avenue|highway|route|gate|chapter|episode|page|psalm|seat|row|terminal|platform|apartment|unit|lane"),
        new(Terminal.Infinitive, "to"),
        new(Terminal.Verb, Verbs),
    ];

    /// <summary>Words that begin a task more often than they end a phrase of time.</summary>
    private const string Verbs =
        "add|answer|apply|arrange|ask|assemble|attend|back|bake|bathe|be|book|borrow|bring|brush|build|buy|call|cancel|change|charge|check|choose|clean|clear|" +
        "close|collect|complete|confirm|contact|cook|create|cut|decide|deliver|deposit|design|do|donate|download|draft|draw|drive|drop|dust|eat|edit|email|" +
        "empty|exchange|exercise|feed|file|fill|find|finish|fix|fold|follow|get|give|go|grab|hang|have|help|hire|invite|iron|join|learn|leave|listen|look|make|" +
        "measure|meditate|meet|mend|message|mop|mow|move|order|organise|organize|pack|paint|pay|phone|pick|plan|plant|play|polish|practice|practise|prepare|" +
        "print|purchase|put|read|register|renew|rent|repair|replace|reply|request|research|reserve|return|review|ring|run|scan|schedule|sell|send|set|ship|shop|" +
        "sign|skype|sort|start|stop|study|submit|sweep|swim|take|talk|tell|test|text|throw|tidy|train|transfer|translate|try|turn|update|upload|vacuum|visit|" +
        "wake|walk|wash|watch|water|wipe|work|wrap|write";
}
