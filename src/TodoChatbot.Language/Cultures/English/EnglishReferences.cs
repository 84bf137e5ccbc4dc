using TodoChatbot.Language.Intents;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Cultures.English;

/// <summary>English words by which tasks are named and picked.</summary>
internal static class EnglishReferences
{
    public static IEnumerable<Entry> Entries =>
    [
        new(Terminal.TaskNoun, "task|todo|to do|item|list item|reminder|entry|chore|thing|errand|assignment|action item|to do item|todo item|todo task"),
        new(Terminal.TaskNouns, "tasks|taks|tsaks|todos|to dos|items|reminders|entries|chores|things|errands|assignments|action items|to do items|todo items|stuff|ones|deadlines|duties|responsibilities|obligations|work items|things to do|stuff to do|plans|commitments|due dates|priorities|jobs|activities"),
        new(Terminal.ListNoun, "list|lists|to do list|todo list|task list|tasks list|agenda|backlog|plate|calendar|schedule|planner|board|list of tasks|list of todos|list of things"),
        new(Terminal.EventNoun, "meeting|appointment|call|event|interview|session|class|lesson|lunch|dinner|breakfast|brunch|party|flight|exam|test|presentation|review|standup|stand up|sync|checkup|check up|visit|date|workout|training|lecture|reservation|booking|game|match|concert|conference|demo|dentist|doctor|gym|catch up|webinar|rehearsal|practice|haircut|birthday|one on one|1 1"),
        new(Terminal.EventNouns, "meetings|appointments|calls|events|interviews|sessions|classes|lessons|lunches|dinners|parties|flights|exams|tests|presentations|reviews|standups|syncs|checkups|visits|dates|workouts|trainings|lectures|reservations|bookings|games|matches|concerts|conferences|demos|webinars|rehearsals|birthdays"),
        Of(Status.Done, "done|completed|complete|finished|finish|closed|accomplished|checked off|ticked off|crossed off|checked"),
        Of(Status.InProgress, "in progress|started|working on|ongoing|underway|under way|doing|wip|being worked on|active"),
        Of(Status.Review, "in review|under review|reviewing|waiting for review|ready for review"),
        Of(Status.Todo, "not started|unstarted|not begun|untouched"),
        new(Terminal.PendingWord, "pending|open|incomplete|unfinished|outstanding|remaining|left|undone|not done|not completed|not complete|not finished|uncompleted|unresolved|still open|yet to do|to do still|left to do|still to do|left over|unchecked|current|to be done|upcoming tasks"),
        new(Terminal.Overdue, "overdue|past due|late|behind|delayed|past deadline|past their deadline|past the due date|missed|expired|over due|behind schedule|past their due date|slipped"),
        new(Terminal.Upcoming, "coming up|upcoming|coming|up next|ahead"),
        new(Terminal.Undated, "don't have a date|don't have a due date|dont have a date|have no date|have no due date|that have no date|that don't have a date|without any date|undated|unscheduled|without a date|without due date|without a due date|without a deadline|without dates|no date|no due date|no deadline|with no date|with no due date|with no deadline|not scheduled|that have no due date|without deadline|without due dates|someday"),
        new(Terminal.Unfiled, "without a project|without any project|without project|with no project|no project|not in a project|not in any project|in no project|outside any project|that have no project|that don't have a project|have no project|don't have a project|unfiled|not assigned to a project|not assigned to any project"),
        new(Terminal.WithReminder, "with reminders|with a reminder|with any reminder|with any reminders|with alerts|with an alert|with an alarm|that have reminders|that have a reminder|which have reminders|which have a reminder|have reminders|have a reminder|have a reminder set|have reminders set|has a reminder|has reminders|that remind me|will remind me"),
        new(Terminal.Added, "added|created|i added|i've added|i have added|i just added|i created|i've created|have i added|did i add|i put in|i entered|i wrote down|i've put in"),
        Of(TaskOrder.Oldest, "oldest|the longest ago|longest ago|first task i added|first one i added"),
        Of(TaskOrder.Newest, "newest|most recent|most recently added|last added|latest added|recently added|last task i added|last one i added|last thing i added"),
        Of(TaskOrder.DueLast, "due last|is due last|are due last|comes last|last due|latest due|due the latest|furthest away|furthest in the future|due furthest out"),
        new(Terminal.Repeating, "recurring|repeating|repeats|recurs|come back regularly|come back|regularly|repeated|repetitive|that repeat|which repeat|that recur|regular"),
        new(Terminal.All, "all|everything|every|each|anything|all of|any|every single|each of|all of my|all the|each and every|the whole|whole|entire|every one of"),
        new(Terminal.ListHeading, "list|lists|to do list|todo list|todo|todos|to do|to dos|tasks|groceries|grocery list|shopping|shopping list|to buy|buy|errands|chores|packing|packing list|to pack"),
        new(Terminal.GeneralList, "todo|to do|todos|to dos|task|tasks|reminder|reminders|main|whole|entire|full|new|things to do"),
        new(Terminal.Mine, "my|our|mine|my own"),
        new(Terminal.OneMentioned, "it|that|this|it's|that's|the task|the item|the reminder|the todo|the entry|my task|that one|this one|the one|that task|this task|that item|this item|the same|the same one|the last one you added|the one i just added|the one you just added|what i just added|what i just typed|the thing i just added|the task i just added|the one above|what you just added|the latest one|the latest|the last task i added|the last one i added|said task|the current task|the current one"),
        new(Terminal.AllMentioned, "them|those|these|they're|these are|those are|they are|the tasks|the items|all of them|all of those|all of these|them all|they|all those|all these|every one of them|each of them|those ones|these ones|those tasks|these tasks|all of it|it all|the lot|the whole lot|those items|these items|all of the above|everything above"),
        new(Terminal.AllMentioned, 2, "both|both of them|the both of them|the two of them|both of those|both of these|these two|those two"),
        new(Terminal.AllMentioned, 3, "all three|all three of them|the three of them"),
        new(Terminal.OthersMentioned, "the others|the rest|the other ones|the rest of them|the rest of those|the rest of these|the remaining ones|the remaining|all the others|all others|the other tasks|the remaining tasks|the rest of the list|the other"),
        new(Terminal.Only, "just|only|simply|specifically"),
        new(Terminal.Meant, "meant|mean"),
        new(Terminal.Keep, "keep|keep only|keep just|leave|leave only|spare|only keep"),
        new(Terminal.Excluding, "except|except for|but|but not|excluding|apart from|aside from|other than|besides|save for|with the exception of|leaving out|not|that aren't|that are not|which aren't|which are not|that isn't|aren't|isn't|that don't have"),
        new(Terminal.Excluding, 1, "without|with no|without the"),
        new(Terminal.OneWord, "one|ones|task|item|todo|to do|entry|option|reminder|choice"),
        new(Terminal.NumberSign, "number|no|nr|num|no.|#|№|numbers|task number|item number|id|numero"),
        new(Terminal.Named, "called|named|titled|labeled|labelled|that says|saying|that reads|about|that is called|with the title|with the name|with title|entitled|which says"),
        new(Terminal.Filler,
            "r|ur|pls|plz|thx|at the moment|in total|total|altogether|overall|mention|mentions|mentioning|contain|contains|thats|that's|most|rn|atm|ever|again|stuff|is|are|was|were|be|been|being|am|do|does|did|have|has|had|having|i|me|we|you|us|i've|i'm|we've|i'd|there|got|get|gotten|hav|need|needs|needed|want|should|must|can|could|will|would|shall|what|which|who|how|when|where|so|far|due|left|now|right|currently|please|still|yet|just|also|only|the|a|an|my|our|your|of|on|in|at|for|to|with|and|or|that|by|from|up|off|about|as|what's|who's|when's|where's|which's|show|list|see|view|display|give|tell|assigned|scheduled|planned|set|remaining|happening|happen|going|available|existing|here|exist|exists|contain|contains|containing|include|includes|including|related|involving|mentioning|named|called|titled|tagged|labeled|labelled|marked|priority|status|tag|label|project|number|numbers|many|much|some|any|else|more|other|another|next|first|ones|one|plate|anything|something|nothing|full|complete list|if|then|these|those|this|supposed|ahead|me to|work on|remember|details|detail|info|information|sorted|order|ordered|it|already|added|created|made|put|on it|all of|not|don't|didn't|haven't|no|every|each|entire|whole|since|before|after|between|until|during|within|over|under|into|per|week|day|month|them|they|their|task's|recently|recent|latest|newest|new|old|oldest|page|out|loud|aloud|again|myself|mine|everyone|can i|saved|stored|recorded|written|down|except|like|look|looks|looking|kind|type|types|sort|time|times|date|dates|deadline"),
        new(Terminal.Subject, "i|we|you|he|she|they|i've|i'm|i'll|we've|we're|i'd"),
        new(Terminal.ShowVerb, "show|list|display|search|filter"),
        new(Terminal.SearchVerb, "find|look for|look up|search for"),
        new(Terminal.QuestionWord, "wat|who|what|when|where|why|how|which|whose|whom|is|are|was|were|am|what's|who's|where's|when's|how's|why's|isn't|aren't|don't|doesn't|didn't|whats|whos|wheres|whens|hows|does|did|has|had|could|would|might"),
        new(Terminal.QuestionWord, 1, "do|can|will|should|shall|may|have"),
        new(Terminal.MayDescribe, "first|next|great|cool|thanks|right|well|so|just|now|then|finally|quickly|actually"),
        new(Terminal.World,
            "weather|temperature|forecast|rain|raining|snow|sunny|capital|president|population|news|score|stock|stocks|price|joke|meaning|definition|recipe|distance|age|old is|tall|height|movie|movies|song|songs|music|artist|actor|restaurant|restaurants|hotel|hotels|currency|exchange|bitcoin|planet|planets|world|universe|country|countries|history|war|language|languages|food|calories|traffic|translate|translation|president's|king|queen|minister|government|election|elections|football|soccer|basketball|superbowl|olympics|god|life|love|moon|sun rise|sunrise|sunset|ocean|square root|plus|times table|equation|math|formula|chemical|element|speed|light year|author|book by|inventor|invented|discovered|founded|born|died|famous|celebrity|netflix|twitter|facebook|instagram|google|wikipedia|python|javascript|java|code|programming|algorithm|sql|html|server|database|computer|phone number|address|zip code|flight status|balance|bank|credit|account|transfer|salary|tax rate|interest|loan|insurance|visa|vaccine|virus|symptoms|disease|medicine|vitamin|gas|oil|tire|car|battery|restaurant's|nearest|nearby|directions|route|map|time zone|timezone"),
    ];

    private static Entry Of(TaskOrder order, string forms) => new(Terminal.OrderWord, (int)order, forms);

    private static Entry Of(Status status, string forms) => new(Terminal.StatusWord, (int)status, forms);
}
