using TodoChatbot.Language.Commands.Patterns;

namespace TodoChatbot.Language.Cultures.English;

/// <summary>English for taking back, answering, asking for help and small talk, and what is not about tasks.</summary>
internal static class EnglishTalk
{
    public static IEnumerable<CommandRule> Rules => [.. TakingBack, .. Wondering, .. Answering, .. AskingForHelp, .. SmallTalk, .. OutOfScope];

    /// <summary>What corrects a word of the message before, when it is no task, time or value.</summary>
    public static IEnumerable<CommandRule> Rewording => [new(CommandKind.Reword, "[no|oops|wait|sorry|oh] [,] (i|we) (meant|mean) {title}")];

    private static IEnumerable<CommandRule> TakingBack =>
    [
        new(CommandKind.Undo, "(undo|revert|reverse|roll back|rollback|undo undo) [that|it|this|them|all that|everything|what (you|i) just did|what i did] [please|again] [[,] i (didn't|did not|didnt|haven't) [do it|do that|mean it|mean that]]"),
        new(CommandKind.UndoDeletion, "(undo|revert|reverse|roll back|rollback|take back) (the|my|that|your) [last|latest|previous|most recent|recent] (deletion|delete|removal|deleting)"),
        new(CommandKind.UndoCompletion, "(undo|revert|reverse|roll back|rollback|take back) (the|my|that|your) [last|latest|previous|most recent|recent] (completion|completing|complete|check off|tick)"),
        new(CommandKind.UndoAddition, "(undo|revert|reverse|roll back|rollback|take back) (the|my|that|your) [last|latest|previous|most recent|recent] (addition|add|adding|new task)"),
        new(CommandKind.UndoEdit, "(undo|revert|reverse|roll back|rollback|take back) (the|my|that|your) [last|latest|previous|most recent|recent] (move|edit|update|reschedule|rescheduling|rename|renaming)"),
        new(CommandKind.UndoDeletion, "(undo|revert|reverse|take back) (deleting|removing|the deletion of|the removal of) {tasks}"),
        new(CommandKind.UndoDeletion, "(undo|revert|reverse|take back) {tasks} (deletion|removal)"),
        new(CommandKind.UndoDeletion, "(restore|undelete|recover|un-delete|un delete) {tasks}"),
        new(CommandKind.UndoAddition, "(undo|revert|reverse|take back) (adding|the addition of) {tasks}"),
        new(CommandKind.UndoEdit, "(undo|revert|reverse|take back) (moving|changing|renaming|rescheduling|updating|editing|postponing|the change (of|to)|the move of|the edit of) {tasks}"),
        new(CommandKind.Undo, "(undo|revert|reverse|roll back|rollback|take back) {tasks} (change|changes|edit|edits|update|move)"),
        new(CommandKind.Undo, "(undo|revert|reverse|roll back|rollback|cancel|take back) (the|my|that|your) (last|latest|previous|most recent|recent) [action|change|step|thing|one|command|operation|request]"),
        new(CommandKind.Undo, "(undo|revert|reverse|roll back|rollback|take back) [the|my] [last|previous] {value} [actions|changes|steps|things|times|commands|edits|times]"),
        new(CommandKind.Undo, "(undo|revert|reverse) (last|latest|previous|recent) [action|change|step|thing|one|command|edit]"),
        new(CommandKind.Undo, "(undo|revert|reverse|cancel|take back) (the|my|that|this|your) (action|change|step|edit|move|update|skip|rename)"),
        new(CommandKind.Undo, "(undo|revert) (everything|all) (from|of|since|i did) {any}"),
        new(CommandKind.Undo, "take (that|it|this) back"),
        new(CommandKind.Undo, "take back (that|it|this|what i said|the last one)"),
        new(CommandKind.Undo, "(bring|get|put|give|change|move|set|switch) (it|that|this|them|those) back"),
        new(CommandKind.Undo, "(i want|i need|can i have|let me have) (it|that|this|them|those) back"),
        new(CommandKind.Undo, "(restore|undelete|recover) [it|that|this|them|those]"),
        new(CommandKind.UndoDeletion, "[please] keep (it|that|this|them|those)"),
        new(CommandKind.UndoBoth, "(undo|revert|reverse|take back) (both|both of them|both of those|the last two|these two|those two)"),
        new(CommandKind.UndoDoubted, "(no|nope|oh no|hey|wait) [no] [,] not (that|those|these|them|it|this|that one|this one|those ones|that task|those tasks) [one|ones]"),
        new(CommandKind.UndoDoubted, "not (that|those|these|them|this) (one|ones|task|tasks)"),
        new(CommandKind.PickInstead, "[no|oops|wait|sorry|oh] (i|we) meant {tasks}", OnlyNamed: true),
        new(CommandKind.PickInstead, "not {any} (,|but) {tasks}", OnlyNamed: true),
        new(CommandKind.PickLikewise, "[and] [the] (same|ditto|likewise) (for|with|to) {tasks}", OnlyNamed: true),
        new(CommandKind.PickLikewise, "[and] do the same (for|with|to) {tasks}", OnlyNamed: true),
        new(CommandKind.PickLikewise, "[and|also] {tasks} (too|as well|also)", OnlyNamed: true),
        new(CommandKind.PickLikewise, "(and|also) {tasks}", OnlyNamed: true),
        new(CommandKind.Undo, "(i|you) (didn't|did not|don't|shouldn't have|should not have) (mean|want|meant) (that|it|to do that|to|to delete that|this|to do it|to delete it)"),
        new(CommandKind.Undo, "(that was|that's|it was|this was|this is) [a|an|the] (mistake|error|accident|wrong|accidental|wrong one|wrong task)"),
        new(CommandKind.Undo, "(my mistake|wrong one|wrong task|go back|step back|back up|ctrl z)"),
        new(CommandKind.Redo, "redo [that|it|this|them|the last (change|action|step|one)|last (change|action|step)|what i undid]"),
        new(CommandKind.Redo, "redo [the|my] [last] {value} [actions|changes|steps|things|times|commands|edits]"),
        new(CommandKind.Redo, "(undo the undo|do (it|that) again|redo it again|repeat (that|the last action)|again please|put it back how it was)"),
    ];

    // Thinking aloud of what cannot be meant to be done at once.
    private static IEnumerable<CommandRule> Wondering =>
    [
        new(CommandKind.No, "(don't|do not|dont|never|not|let's not|lets not) [ever|you dare|you] (delete|remove|erase|cancel|trash|scrap|bin|clear|wipe|purge|move|reschedule|postpone|complete|close|finish|mark|reopen|touch|skip) {any}"),
        new(CommandKind.Help, "(can|could|may|should|shall|might) (i|we) [also|just] <delete> {any}"),
    ];

    private static IEnumerable<CommandRule> Answering =>
    [
        new(CommandKind.Yes, "(yes|yep|yeah|yup|ya|yea|y|sure|sure thing|certainly|absolutely|definitely|of course|confirm|confirmed|correct|right|exactly|affirmative|agreed|approved|approve|indeed|aye|ok do it|okay do it|do it|go ahead|go for it|proceed|please do|sounds good|sounds right|looks good|looks right|fine|that's right|that's correct|that works|works for me|perfect do it|continue|why not|i do|i am|i'm sure|i confirm|by all means|make it so) [please|do it|do that|go ahead|confirm|i'm sure|i am|i do|sure|that's right|that's correct|thanks|thank you|delete them|delete it|of course]"),
        new(CommandKind.No, "(no|nope|nah|naw|n|negative|never|never mind|nevermind|nvm|nvmd|nm|cancel|cancel that|cancel it|stop|stop it|abort|don't|do not|don't do it|don't do that|not now|not yet|no way|absolutely not|certainly not|forget it|forget that|forget about it|leave it|leave it alone|leave them|keep it|keep them|wait|hold on|not really|that's wrong|that's not right|incorrect|wrong|skip|let it be|i changed my mind|i've changed my mind|none|none of them|neither|neither of them|not that one) [thanks|thank you|please|don't|cancel|stop|not that|never mind|forget it|keep it|keep them|it's fine|wait|don't do it|leave it]"),
    ];

    private static IEnumerable<CommandRule> AskingForHelp =>
    [
        new(CommandKind.Help, "(help|help me|help please|i need help|i need some help|need help|assist me|help out|i'm lost|i am lost|i'm confused|i don't know what to do|i don't understand|tutorial|instructions|manual|commands|get started|getting started|start|menu|options) [with (this|it|my tasks|my list|my to do list|the app|todos)]"),
        new(CommandKind.Help, "(what|which) (all|things|else|kind of things|sort of things|commands|features|)  (can|could|do|should|may) (you|i|we) (do|say|ask|type|use|help with|help me with|tell you|ask you|support|understand|know|offer|handle) [for me|here|with this|with you|you|you to do|now]"),
        new(CommandKind.Help, "what (can|could|do|should|may) (you|i|we) (do|say|ask|type|use|help with|help me with|tell you|ask you|support|understand|offer|handle) [for me|here|with this|with you|you|you to do]"),
        new(CommandKind.Help, "(how|in what way) (do|can|should|would|could) (i|we|you) (use|work with|talk to|operate|interact with|get started with|start with|help|help me|begin) [this|you|it|the app|this app|the bot|this bot|this thing|the assistant|with my tasks]"),
        new(CommandKind.Help, "how (does|do) (this|it|you|that|the app|this app|this thing|this bot|everything) (work|function) [exactly]"),
        new(CommandKind.Help, "what (are|is) (your|the|all) [available|possible|supported] (commands|command|features|options|functions|capabilities|abilities|skills)"),
        new(CommandKind.Help, "(show|list|tell|give) [me] [the|your|all|all the] [available] (commands|help|options|features|capabilities|instructions|examples) [available]"),
        new(CommandKind.Help, "[you] (help|assist|support) [me] [with|in|to] [manage|managing|organise|organize|organising|organizing|handle|handling|with|track|tracking|keep track of] [my|the|some|a few|these] (tasks|todos|to dos|list|lists|to do list|todo list|task list|work|task management|things)"),
        new(CommandKind.Help, "(manage|organise|organize|handle) [my] (tasks|todos|to dos|task list|todo list|to do list|list)"),
        new(CommandKind.HelpIfAboutTasks, "(how|where) (do|can|could|would|should|does) (i|we|one|you) {any}"),
        new(CommandKind.HelpIfAboutTasks, "how to {any}"),
        new(CommandKind.HelpIfAboutTasks, "(explain|show me|tell me|teach me) how to {any}"),
    ];

    private static IEnumerable<CommandRule> SmallTalk =>
    [
        new(CommandKind.Greeting, "(hello|hi|hey|hiya|howdy|greetings|yo|hola|sup|what's up|wassup|good morning|good afternoon|good evening|good day|morning|evening|afternoon|heya|g'day|hello hello|hi hi|salaam|namaste|welcome back|i'm back) [there|everyone|again|you|all|bot|chatbot|assistant|friend|buddy|todo|mate|how are you|how are you doing|how's it going|what's up|to you|to you too] [today|how are you|how are you today|doing]"),
        new(CommandKind.Greeting, "(how are you|how are you doing|how's it going|how do you do|how have you been|how you doing|you ok|are you there|anyone there|anybody there|you there|nice to meet you|how are things) [today|doing|going|there]"),
        new(CommandKind.Thanks, "(thanks|thank you|thx|ty|cheers|thank u|tysm|much appreciated|appreciate it|i appreciate it|appreciated|many thanks|great thanks|ok thanks|perfect thanks|cool thanks|awesome thanks|gracias) [a lot|so much|very much|a million|a bunch|a ton|for (that|this|your help|the help|everything|helping|all your help)|again|buddy|mate|you|bot|man|everyone] [for (that|this|your help|the help|everything|helping)|bye]"),
        new(CommandKind.Farewell, "(bye|goodbye|good bye|bye bye|gn|brb|be right back|back soon|g2g|gtg|nite|night night|back in a bit|see you|see ya|cya|later|see you later|talk to you later|ttyl|good night|goodnight|night|farewell|take care|i'm off|i'm leaving|gotta go|i have to go|have a good day|have a nice day|have a great day|have a good one|signing off|catch you later|so long|until next time|until tomorrow|see you tomorrow|that's all|that is all|that's it|that will be all|exit|quit|logout|log out) [for now|for today|now|then|tomorrow|bot|everyone|later|again]"),
        new(CommandKind.OtherTalk, "(love|loving|like|liking|hate|hating|enjoy|enjoying) (the|this|that|it|your|how|my new) [{any}]"),
        new(CommandKind.Greeting, "happy (monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|holidays|new year|easter|christmas)"),
        new(CommandKind.Farewell, "(good night|goodnight|bye|goodbye|see you|see ya) , {any}"),
        new(CommandKind.Farewell, "[i] (gotta|got to|have to|need to|must) (run|go|dash|leave|head out) [now] [,] [(talk|see|speak|catch|bye) {any}]"),
        new(CommandKind.OtherTalk, "(you are|you're|ur|i hate you|i like you|you suck) [{any}]"),
        new(CommandKind.OtherTalk, "(that|this|it) (was|is|'s|looks|sounds|seems|felt|feels) [a|really|so|very|quite|not|super|pretty|too|just|all|actually] (useful|helpful|great|true|false|good|bad|nice|funny|fine|annoying|amazing|easy|hard|fast|slow|quick|awesome|cool|interesting|clear|confusing|weird|strange|perfect|better|worse|silly|stupid|boring|impressive|neat|sweet|lovely|surprising|unfair) [thanks|indeed|idea|advice|help|one]"),
        new(CommandKind.OtherTalk, "(i|we) (don't|didn't|do not|did not|don't really|can't|couldn't) (get|understand|follow|see|believe|remember|care|know|like) [that|it|this|you|what you mean]"),
        new(CommandKind.OtherTalk, "(not sure|no idea|i'm not sure|i don't know|dunno|idk|who knows|whatever|you decide|maybe|perhaps|we'll see|let's see|let me think|let me see|give me a second|one moment|just a moment)"),
        new(CommandKind.OtherTalk, "(i'm|i am|im|i feel|i'm feeling) [so|really|very|a bit|just|feeling|too|pretty|still|already] (hungry|thirsty|sleepy|exhausted|stressed|sick|ill|cold|hot|fine|ok|okay|good|great|well|busy|angry|lonely|excited|nervous|worried|overwhelmed|done for today|back|home|here|late|tired|bored|happy|sad|upset|confused|lost for words|impressed|glad|relieved|proud)"),
        new(CommandKind.Identity, "(who|what) (are|r) (you|u) [exactly|called|anyway]"),
        new(CommandKind.Identity, "(what's|what is) your (name|purpose|job|function)"),
        new(CommandKind.Identity, "(are|r) you [a|an] [real] (bot|robot|human|person|real|ai|machine|chatbot|computer|alive|gpt|chatgpt|assistant|program|sentient)"),
        new(CommandKind.Identity, "(who|what) (made|created|built|developed|designed) you"),
        new(CommandKind.Identity, "(introduce yourself|tell me about yourself|do you have a name|what should i call you)"),
        new(CommandKind.OtherTalk, "(ok|okay|k|kk|great|good|cool|nice|awesome|perfect|wonderful|excellent|amazing|fantastic|brilliant|super|lovely|alright|got it|gotcha|i see|understood|noted|well done|good job|great job|nice job|nice work|good work|good bot|bravo|good to know|interesting|wow|lol|haha|hahaha|hmm|oh|ah|oops|whoops|sorry|i'm sorry|my bad|no problem|no worries|never mind that|you're welcome|congrats|congratulations|you rock|you're the best|you're great|you're awesome|i love you|love it|love you|i like you|i'm tired|i'm bored|i'm happy|i'm sad|i am tired|i am bored|ugh|hm|meh|damn|test|testing|ping|you're funny|that's funny|that's great|that's cool|that's awesome|that's good|that's nice|all good|so good|not bad|bad bot|you suck|stupid bot|i hate you|happy birthday|merry christmas|happy new year|well) [job|work|thanks|one|then|bot|done|great|cool|there|stuff|everyone|about that|for that]"),
    ];

    private static IEnumerable<CommandRule> OutOfScope =>
    [
        new(CommandKind.OutOfScope, "(tell|give|make|sing|write|recite|share|say|show|generate|compose|create) [me|us|up] [with] [a|an|another|some|something|one|the|your best|your favorite|any] [good|funny|short|long|little|nice|quick|bedtime|silly|love|happy|new|random|dirty|dad|knock knock|fun|interesting|scary|best] (joke|jokes|poem|poems|haiku|story|stories|riddle|limerick|fact|facts|fun fact|trivia|lullaby|rap|sonnet|verse|ballad|laugh|quote|quotes|pun|funny) {any}"),
        new(CommandKind.OutOfScope, "(tell|give|make|sing|write|recite|share|say|show|generate|compose|create) [me|us|up] [with] [a|an|another|some|something|one|the|your best|your favorite|any] [good|funny|short|long|little|nice|quick|bedtime|silly|love|happy|new|random|dirty|dad|knock knock|fun|interesting|scary|best] (joke|jokes|poem|poems|haiku|story|stories|riddle|limerick|fact|facts|fun fact|trivia|lullaby|rap|sonnet|verse|ballad|laugh|quote|quotes|pun|funny|song)"),
        new(CommandKind.OutOfScope, "(write|create|generate|give me|make|show me|code|develop|implement|program|compile) [me] [a|an|some|the|this|my] [simple|small|short|quick|complete] [python|javascript|java|c|c++|c#|html|css|sql|bash|rust|go|typescript|react|php|ruby|kotlin|swift|node|web|regex] (code|function|script|program|algorithm|class|query|regex|loop|method|html|css|snippet|component|website|app|bug|code snippet|regular expression|unit test) {any}"),
        new(CommandKind.OutOfScope, "(write|generate|give me|show me|code) [me] [a|an|some|the|this|my] [simple|small|short|quick|complete] [python|javascript|java|c|c++|c#|html|css|sql|bash|rust|go|typescript|react|php|ruby|kotlin|swift|web] (code|function|script|program|algorithm|regex|snippet|html|css)"),
        new(CommandKind.OutOfScope, "(write|generate|give me|show me|create) [me] [a|an|some|the] (python|javascript|java|c|html|css|sql|bash|rust|typescript|php|ruby|kotlin|swift|shell|powershell) {any}"),
        new(CommandKind.OutOfScope, "write [me|us|up] (an|a) [short|long|five paragraph|1000 word|500 word] (essay|article|blog post|paragraph|song|letter|novel|book|speech|cover letter|tweet|email) (about|on|in|that|for me|explaining|describing) {any}"),
        new(CommandKind.OutOfScope, "(translate|say|convert|spell|define|pronounce|calculate|compute|solve|summarize|summarise|paraphrase|explain|describe) {any} (to|into|in|from) (english|spanish|french|german|italian|chinese|japanese|korean|russian|arabic|urdu|hindi|portuguese|latin|celsius|fahrenheit|euros|dollars|pounds|kilograms|miles|kilometers|meters|feet|inches|detail|simple terms|simple words|a sentence)"),
        new(CommandKind.OutOfScope, "(define|explain|translate|spell|google|wikipedia|describe) {any}"),
        new(CommandKind.OutOfScope, "(play|pause|resume|stop|shuffle|skip|turn up|turn down|mute|unmute) [me] [some|the|a|my|this|next|current|that|any] [next|rock|pop|jazz|classical|country|relaxing|good|dance|workout|loud|hip hop|favorite|new] (music|song|songs|playlist|radio|album|track|podcast|video|volume|movie|audiobook|jazz|tune|tunes|game|station|episode|series|show|channel)"),
        new(CommandKind.OutOfScope, "[skip to the|the] (next|previous|last) (song|track|episode|video|station|channel)"),
        new(CommandKind.OutOfScope, "(play|shuffle) [me] [some|a|the|my] (music|song|songs|playlist|radio|album|track|podcast|jazz|rock|tunes) {any}"),
        new(CommandKind.OutOfScope, "(turn|switch|dim|brighten) (on|off|up|down|the|all) [the|my|all] [living room|kitchen|bedroom|bathroom|hall|porch|office] (lights|light|tv|television|heating|heat|lamp|fan|ac|air conditioning|thermostat|oven|speaker|music|volume|lamps|plug|vacuum|wifi) [on|off|up|down] [in {any}]"),
        new(CommandKind.OutOfScope, "(set|lower|raise|increase|decrease|reduce|adjust) [the] [room] (thermostat|temperature|volume|brightness|heating|oven) [{any}]"),
        new(CommandKind.OutOfScope, "(start|stop|run|pause) [the|my] (vacuum|robot|robot vacuum|vacuum cleaner|coffee machine|coffee maker|music|radio|playlist)"),
        new(CommandKind.OutOfScope, "(book|order|call|teach|hail|buy|rent|recommend|play|sing) me (a|an|some) {any}"),
        new(CommandKind.OutOfScope, "recommend [me] (a|an|some|any) [good] {any}"),
        new(CommandKind.OutOfScope, "(tell|give|show|read) me (something about|the news|the weather|the time|the date|the latest news|the score|the headlines|the forecast) [{any}]"),
        new(CommandKind.OutOfScope, "(ignore|disregard|forget|bypass|override) [all|any|the|your] [all|your|the|of your] [previous|prior|above|earlier|existing|system] (instructions|instruction|rules|prompts|prompt|guidelines|orders|system prompt|safety rules) [{any}]"),
        new(CommandKind.OutOfScope, "(pretend|imagine|act|roleplay|role play|behave|respond|speak|talk) (you|you're|you are|as|like|to be|that|as if|to me) {any}"),
        new(CommandKind.OutOfScope, "(reveal|print|repeat|show|output|display|give me|tell me) [me] (your|the) (system prompt|prompt|instructions|secrets|secret|password|passwords|api key|source code|api keys|training data)"),
        new(CommandKind.OutOfScope, "(what's|what is) (the|today) (date|day|time) [today|now|right now]"),
        new(CommandKind.OutOfScope, "(flip|toss) a coin"),
        new(CommandKind.OutOfScope, "roll [a|the|some|two] (die|dice)"),
    ];
}
