using TodoChatbot.Language.Commands.Patterns;

namespace TodoChatbot.Language.Cultures.English;

/// <summary>English for looking at tasks: showing, counting, searching, summing up, planning.</summary>
internal static class EnglishQuestions
{
    public static IEnumerable<CommandRule> Rules => [.. Planning, .. SummingUp, .. Counting, .. Showing];

    /// <summary>Questions that look like commands: "what have I done", "did I add milk".</summary>
    public static IEnumerable<CommandRule> Early =>
    [
        new(CommandKind.ListOwn, "(do|did|have|don't|didn't|should|must|am) i [still|already|really] [have|need|got|supposed] [to] (put|add|added|have|write|note|wrote|noted|include|already have|remember to add|remember to put|save|schedule|create|get|enter|set|got|supposed to|need to|have to|need|also have) [a|an|the|any] {filter} [(on|in|to|for|down on|down in|at) <mylist>]"),
        new(CommandKind.ListOwn, "(did|have) i [already|ever|just|yet] (finish|finished|complete|completed|done|do|check off|checked off) {filter} [yet|already]"),
        new(CommandKind.ListOwn, "(did|have) (i|we) [already|ever|just|yet|actually|really|remember to|forget to] {filter} [yet|already]"),
        new(CommandKind.ListOwn, "(check|see|find out|tell me|let me know|look|verify) (if|whether) {filter} (is|are) [already|still|even|also] (on|in|part of) <mylist>"),
        new(CommandKind.ListNamed, "(give|get|read) me (my|the|our) (<list>)"),
        new(CommandKind.ListNamed, "(give|get|read) me (my|the|our) [{filter}] (list|lists)"),
        new(CommandKind.ListAdded, "(what|which|which ones|which tasks|what tasks|what things) [tasks|things|items|todos|stuff] [have|did|has] (i|we) [have|just|recently|already] (add|added|create|created|put in|write down|written down|enter|entered) [{filter}]"),
        new(CommandKind.ListAdded, "<show> [me] [the|all|all the] [things|tasks|items|stuff|ones|todos|what|that|everything] (i|i've|i have|we|we've|ive) [have|just|recently] (added|created|entered|put in|written down) [{filter}]"),
        new(CommandKind.ListMissed, "(what|which|which tasks|what tasks) [tasks|things] (did|have) (i|we) (miss|missed|not do|not done|not finish|not finished|forget|forgotten|fail to do) [{filter}]"),
        new(CommandKind.HistoryOfDeletions, "(what|which|which tasks|what tasks) [tasks|things] (did|have) (i|we) [just|recently|already] (delete|deleted|remove|removed) [{filter}]"),
        new(CommandKind.HistoryOfDeletions, "[<show>] [me] [all] [the|my] (deleted|removed) (<tasks>|ones|stuff)"),
        new(CommandKind.HistoryOfDeletions, "<show> [me] [all] [the|my|what is|what's] (deleted|trash|bin|recycle bin)"),
        new(CommandKind.HistoryOfDeletions, "<show> [me] [the|all the] [<tasks>|things|what|everything] (i|i've|i have) (deleted|removed) [{filter}]"),
        new(CommandKind.History, "[<show>] [me] [the|my] (change history|history of changes|latest changes|last changes|recent changes|activity|history)"),
        new(CommandKind.History, "(what|what all) (did|have) (i|we|you) [just|recently|already] (change|changed|edit|edited) [{filter}]"),
        new(CommandKind.ListDone, "(what|which|which ones|which tasks|what tasks|what things|what all|what have) [tasks|things|items|todos|stuff|have] (have|did|has|had|do) (i|we|been) [already|just|recently|ever|all] (done|completed|complete|finished|finish|accomplished|accomplish|do|get done|got done|gotten done|checked off|check off|achieve|achieved|close|closed|tick off|ticked off|cross off|crossed off|been able to do|been done|been completed|been finished) [already|so far] [{filter}]"),
        new(CommandKind.ListDone, "(what's|what is|what's been|what has been|what was|what were|what got|which are|what are|whats) [already|been|all|the] (done|completed|finished|accomplished|closed|checked off) [already|so far] [{filter}]"),
        new(CommandKind.ListDone, "<show> [the|all|all of|everything|all the] [things|tasks|items|stuff|ones|todos|what|that|everything] (i|i've|i have|we|we've|ive) [have|already|just] (done|completed|finished|accomplished|did|closed|checked off|ticked off|crossed off) [already|so far] [{filter}]"),
    ];

    private static IEnumerable<CommandRule> Planning =>
    [
        new(CommandKind.Plan, "(pick|choose|suggest|find) [me] (something|one|a task|one task|anything) [for me] [to] (do|work on|start with|tackle) [now|next|today]"),
        new(CommandKind.Plan, "(prioritise|prioritize) [things|everything|this|it all|my stuff|it|them|for me]"),
        new(CommandKind.Plan, "(plan|organise|organize|prioritise|prioritize|structure|arrange|sort out|plan out|order|optimise|optimize) [out] [me] (my|the|our|a) (day|today|tomorrow|morning|afternoon|evening|schedule|agenda|work|tasks|to do list|todo list|day ahead) [out] [for me] [{filter}]"),
        new(CommandKind.Plan, "(plan|organise|organize) [out] {filter} [for me]"),
        new(CommandKind.Plan, "(make|create|give|suggest|propose|build|draw up|come up with|generate|draft|i need|i want) [me] (a|the|my) [daily|day] (plan|schedule|agenda) [for|of] {filter}"),
        new(CommandKind.Plan, "(make|create|give|suggest|propose|build|draw up|come up with) [me] (a|the|my) [daily|day] (plan|schedule|agenda)"),
        new(CommandKind.Plan, "(what|which one|which|which task|what task|where) (should|do|shall|can|must|ought) (i|we) [to] (do|start|work on|tackle|start with|begin with|begin|focus on|prioritise|prioritize|do first|start on|attack) [first|next|now|right now|today|tomorrow|first today|first thing|first thing tomorrow|with] [with (all this|this|all of this|everything|all of it)]"),
        new(CommandKind.Plan, "(what|which) (task|one|item) (should|do|shall|can) (i|we) (do|start|work on|tackle|start with|begin with|focus on) [first|next|now|right now|today|tomorrow]"),
        new(CommandKind.Plan, "what's (the plan|my plan|the best order|my priority|the priority|most important) [for|of] [{filter}]"),
        new(CommandKind.Plan, "what (is|are) (the plan|my plan|the best order|my priority|my priorities|the priorities|most important|my top priorities) [for|of] [{filter}]"),
    ];

    private static IEnumerable<CommandRule> SummingUp =>
    [
        new(CommandKind.Summarise, "(how|what) (does|do|will|is|did) [the|my|our|this|rest of] [rest of] [the|my|this] {filter} [going to] <look> [like] [for me]"),
        new(CommandKind.Summarise, "what's [the|my|our|this] [rest of] [the|my|this] {filter} <look> [like] [for me]"),
        new(CommandKind.Summarise, "what's [the|my|our] {filter} like"),
        new(CommandKind.Summarise, "(how's|how is|how are|how was) [the|my|our] {filter} [<look>] [like]"),
        new(CommandKind.Summarise, "how (do|does) (things|it|stuff|everything) <look> [like] [for|on|in] {filter}"),
        new(CommandKind.Summarise, "(how am i doing|how are things going|how's it looking|where do i stand|how far along am i|how's my progress|what's my progress|what's my status|status report|progress report|status update|progress) [on|with|for] [my tasks] [{filter}]"),
        new(CommandKind.Summarise, "(summarise|summarize|sum up|recap|wrap up|review|brief me on|overview of|summary of|rundown of|run down|run through|walk me through|give me the lowdown on|catch me up on|debrief) [the|my|our|all] {filter} [for me]"),
        new(CommandKind.Summarise, "(give|show|get|tell|send|i want|i need|i'd like|make|write|prepare) [me] [a|an|the|my] [quick|short|brief|daily|weekly|full] (summary|overview|recap|rundown|briefing|brief|digest|breakdown|outlook|status report|picture) [of|for|on|about] [{filter}]"),
        new(CommandKind.Summarise, "(give|show|get|tell|send) [me] [a|an|the|my] [quick|short|brief|full] (summary|overview|recap|rundown|briefing|idea|picture) of (where i stand|where i am|how i'm doing|how i am doing|how things are going|everything)"),
        new(CommandKind.Summarise, "(give|show|get|tell|send|i want|i need|i'd like|make|write|prepare) [me] [a|an|the|my] [quick|short|brief|daily|weekly|full] report [(of|for|on|about) {filter}]"),
        new(CommandKind.Summarise, "[a|an|the|my] [quick|short|brief] (daily|weekly|week|day|morning|today|tomorrow) (summary|overview|recap|rundown|briefing|brief|digest|report|outlook|review)"),
        new(CommandKind.Summarise, "(summary|overview|recap|rundown|briefing|digest|brief me|weekly review|catch me up) [of|for|on] [the|my] [{filter}]"),
        new(CommandKind.Summarise, "(is|am|are) (my|the|i) {filter} (busy|full|packed|free|light|heavy|crowded|hectic)"),
        new(CommandKind.Summarise, "how (busy|full|packed|free|hectic) (is|am|are|will) (my|the|i) [{filter}] [be] [{any}]"),
        new(CommandKind.Summarise, "how (busy|free) am i [{filter}]"),
        new(CommandKind.Summarise, "am i (busy|free|available|booked) [on|for|in|at|this|next] [{filter}]"),
    ];

    private static IEnumerable<CommandRule> Counting =>
    [
        new(CommandKind.Show, "(<show>|what are|what's|which are) [the|all|all the] (<subtask>) (of|for|in|under) {tasks}"),
        new(CommandKind.Show, "(what|which) (<subtask>) (does|do) {tasks} have"),
        new(CommandKind.Show, "(<show>|what is|what's|what are) [the|my] (note|notes|description) (of|for|on|in) {tasks}"),
        new(CommandKind.ListLabels, "(show|list|display|see|what|which|how many|name|view) [me|are|is] [all] [the|my|our|of my] (projects|tags|labels|project|lists and tags|projects and tags|tags and projects) [do i have|have i got|are there|i have|exist|is there|do i have now]"),
        new(CommandKind.ListLabels, "[my|all my|all] (projects|tags|labels)"),
        new(CommandKind.Count, "(how many|number of|count|count up|what's the number of|what is the number of|total number of|the number of|how much) [of] [my|the|all|all my|other|more] {filter}"),
        new(CommandKind.Count, "(tell|show|give) me (how many|the number of|how much) {filter}"),
        new(CommandKind.Count, "(what's|what is) (the|my) (count|total) [of|number of] {filter}"),
        new(CommandKind.Count, "(do|have|did) i [got|have] (many|a lot of|lots of|much|too many|how many) {filter}"),
    ];

    private static IEnumerable<CommandRule> Showing =>
    [
        new(CommandKind.Show, "(what's|whats|what is|tell me|show me) (its|it's|the) (due date|deadline|priority|project|status|tags|details)"),
        new(CommandKind.Show, "(when|at what time|what day) (is|was) (it|that|that one) [due]"),
        new(CommandKind.ListOwn, "(when|what time|what day) (is|are|was) {filter} (due|scheduled|planned|set for)"),
        new(CommandKind.ListOwn, "(when|what time|what day|which day|on what day|at what time|what date|how soon|until when|by when) (am|do|did|should|must|will|are|were|was) (i|we) [have|need|supposed|going|due|meant] [to] {filter}"),
        new(CommandKind.ListDueOf, "(when|what time|what day|which day|on what day|at what time|what date|how soon|until when|by when) (is|are|was|were|do|does|did|should|must|will|'s|am) [i|we] [have|need|supposed] [to] [be] {filter}"),
        new(CommandKind.ListDueOf, "(when's|whens) {filter}"),
        new(CommandKind.Show, "(what's|whats|what is|tell me|say|show|show me|open|give me) [more|all|everything|details|the details] (about|of|on) {tasks}", OnlyNamed: true),
        new(CommandKind.Show, "(what's|whats|what is) {tasks} about", OnlyNamed: true),
        new(CommandKind.ListOwn, "(what's|what is|show me|tell me) the (due date|deadline|status|priority|details|progress) (of|for|on) {filter}"),
        new(CommandKind.ListDueOf, "(what's|what is) the (date|time|day) (of|for|on) {filter}"),
        new(CommandKind.ListOwn, "(details|more|info|information|status) (of|about|on|for) {filter}"),
        new(CommandKind.ListOwn, "(is|are|was|were|isn't) {filter} [already|still|even|also] (on|in|part of) <mylist>"),
        new(CommandKind.ListOwn, "(is|are) there [already] [a|an|any|some|anything|something|any mention of] [about] {filter} (on|in|for) <mylist>"),
        new(CommandKind.ListOwn, "does <mylist> (have|include|contain|say|mention) {filter}"),
        new(CommandKind.ListOwn, "(is|are|was) {filter} (done|finished|completed|complete|due|overdue|pending|late|open|still open|still pending|done yet|finished yet|completed yet)"),
        new(CommandKind.ListOwn, "(what|which|who|whom) [things|stuff|tasks|items|people] (do|should|must) (i|we) [still|also] [need|have] [to] {filter}"),
        new(CommandKind.List, "(search|look|find|filter|check|sort) [for|by|through|up|in] [my|the|all] [tasks|todos|list|items|notes|everything] [for|with|about|containing|that contain|mentioning|related to|that mention|named|called|by] {filter}"),
        new(CommandKind.ListOwn, "(hide|leave out|exclude) [the|all|all the|my|any] (completed|done|finished|checked|closed) [<tasks>|ones]"),
        new(CommandKind.ListOwn, "[<show>] (anything|everything) (about|regarding|mentioning|related to) {filter}"),
        new(CommandKind.ListOwn, "(sort|order|arrange|rank) [them|it|these|those|all|everything|all of them|<mylist>|<tasks>|the <tasks>|my <tasks>|all my <tasks>] by [the|their] (due date|due dates|date|dates|deadline|priority|title|name|importance|urgency|due|time)"),
        new(CommandKind.ListOwn, "[<show>] (what|what's|whats|which ones) [is|are] due [{filter}]"),
        new(CommandKind.ListOwn, "[<show>] what (i've|i have|i|have i|we've|we have|have we) [got|have] (planned|got|scheduled|lined up|left|coming up) [to do] [{filter}]"),
        new(CommandKind.List, "(<show>) {filter}"),
        new(CommandKind.List, "(did|are|is|were|was) {filter}"),
        new(CommandKind.ListAsked, "(do|have|got|will) {filter}"),
        new(CommandKind.List, "(what|wat|wht|what's|whats|what're|which|where's|where|where are|any|anything|something|everything|nothing|are there|is there|remaining|all|my) {filter}"),
        new(CommandKind.ListNarrowed, "{filter} only"),
        new(CommandKind.ListAgain, "[and] (which ones|which|which are they|what are they|what are those|which ones are they|which tasks|name them|list them|show them|show me)"),
        new(CommandKind.CountAgain, "how many (is that|are that|are they|are there|are those|was that)"),
        new(CommandKind.PickNamed, "[the|that] one (with|about|for|called|named|in|from|on) [the] {title}"),
        new(CommandKind.ListNarrowed, "(only|just) [<show>] [the|those|show|show me] {filter}"),
        new(CommandKind.ListNamed, "{filter} (list|lists)"),
        new(CommandKind.ListNamed, "[my|the|our|all] [my] (<list>)"),
        new(CommandKind.OutOfScope, "(tell|show|give|teach|send|inform|find) me {any}"),
        new(CommandKind.OutOfScope, "[let me|do you|does anyone|any idea|i wonder|i'd like to] [know] (how|why|where|who|whether|if) (far|old|big|tall|long|much|many|high|deep|fast|heavy|hot|cold|often|late|early|the|is|are|was|were|do|does|did) {any}"),
    ];
}
