using TodoChatbot.Language.Commands.Patterns;

namespace TodoChatbot.Language.Cultures.English;

/// <summary>English for changing tasks: fields, due moments, repetitions, reminders.</summary>
internal static class EnglishChanges
{
    public static IEnumerable<CommandRule> Rules =>
        [.. Reminders, .. Notes, .. Repetition, .. Priorities, .. Tags, .. Projects, .. Labels, .. Stages, .. DueMoments, .. Names, .. Anything];

    private static IEnumerable<CommandRule> Reminders =>
    [
        new(CommandKind.StopReminding, "(don't|do not|never|stop) (remind|reminding|notify|notifying|alert|alerting) me [about|of|for|to] {tasks} [any more|anymore|again]"),
        new(CommandKind.StopReminding, "(don't|do not|never|stop) (remind|reminding|notify|notifying|alert|alerting) me [any more|anymore|again|about (it|that|this)]"),
        new(CommandKind.StopReminding, "(remove|delete|cancel|clear|turn off|disable|drop|no) [the|all|any|all the|all of the|my] (reminder|reminders|alert|alerts|notification|notifications|alarm) (from|for|on|of) {tasks}"),
        new(CommandKind.StopReminding, "(take|turn|switch|remove|delete|cancel|clear|drop) [off] [the|its|that|this|any|all] (reminder|reminders|alert|alerts|notification|notifications|alarm) [off|away|again|too]"),
        new(CommandKind.StopReminding, "(no|without) (reminder|reminders|notification|notifications)"),
        new(CommandKind.Remind, "(remind|notify|alert|ping|nudge) me (about|of|for|on) {tasks} : {value}", OnlyNamed: true),
        new(CommandKind.Remind, "(remind|notify|alert|ping|nudge) me {value} (about|of|for|on) {tasks}", OnlyNamed: true),
        new(CommandKind.Remind, "(remind|notify|alert|ping|nudge) me (about|of|for) {tasks} {value}", OnlyNamed: true),
        new(CommandKind.RemindBefore, "(remind|notify|alert|ping|nudge) me {value} before {tasks}"),
        new(CommandKind.Remind, "(remind|notify|alert|ping|nudge) me {value} [for (it|that)|about (it|that)|again]", OnlyNamed: true),
        new(CommandKind.Remind, "(set|add|create|give me|put|schedule|make|i'd like|i want|i need|can i have) [me] [a|an|another|the] [new] (reminder|alert|alarm|notification) [for|on|to|at|about] {tasks} (for|at|on|to) {value}", OnlyNamed: true),
        new(CommandKind.Remind, "(set|add|create|give me|put|schedule|make|i'd like|i want|i need|can i have) [me] [a|an|another|the] [new] (reminder|alert|alarm|notification) {value} (for|on|to|before|about) {tasks}", OnlyNamed: true),
        new(CommandKind.Remind, "(set|add|create|give me|put|schedule|make|i'd like|i want|i need|can i have) [me] [a|an|another|the] [new] (reminder|alert|alarm|notification) (for|on|to|about) {tasks} {value}", OnlyNamed: true),
        new(CommandKind.Remind, "(set|add|create|give me|put|schedule|make|i'd like|i want|i need|can i have) [me] [a|an|another|the] [new] (reminder|alert|notification) [for] {value}", OnlyNamed: true),
        new(CommandKind.Remind, "(set|add|create|give me|put|schedule|make) [me] [a|an|another|the] {value} (reminder|alert|notification) [(for|to|on) {tasks}]", OnlyNamed: true),
        new(CommandKind.Remind, "(with|and) [a|an|the] (reminder|alert) {value}", OnlyNamed: true),
    ];

    private static IEnumerable<CommandRule> Notes =>
    [
        new(CommandKind.Describe, "(add|put|attach|write|leave|append|make) [a|an|the|this|another] [new] (note|comment|description|details|detail|notes) [to|on|for|about|in] {tasks} : {title}", OnlyNamed: true),
        new(CommandKind.Describe, "(add|put|attach|write|leave|append|make) [a|an|the|this|another] [new] (note|comment|description|details|detail|notes) [to|on|for] {tasks} (saying|that says|that|reading) {title}", OnlyNamed: true),
        new(CommandKind.Describe, "(add|put|attach|write|leave|append) [a|an|the|this] [new] (note|comment|description|details|detail|notes) [:] {title} (to|on|for) {tasks}", OnlyNamed: true),
        new(CommandKind.Describe, "(add|put|attach|write|leave|append) {title} (as|to) (a|the) (note|comment|description|details|notes) (to|on|for|of) {tasks}", OnlyNamed: true),
        new(CommandKind.Describe, "replace [the] (description|notes|note|details|comment) (of|for|on) {tasks} with {title}", OnlyNamed: true),
        new(CommandKind.Describe, "<change> (the|its|my) (description|notes|note|details|comment) (of|for|on) {tasks} (to|as|into) {title}", OnlyNamed: true),
        new(CommandKind.Describe, "<change> {tasks} (description|notes|note|details|comment) (to|as|into) {title}", OnlyNamed: true),
        new(CommandKind.Describe, "(add|append|write) (to|in|into) [the] (note|comment|description|notes) (on|for|to|of) {tasks} : {title}", OnlyNamed: true),
        new(CommandKind.Describe, "(note|comment|description|notes) (on|for|to|of) {tasks} : {title}"),
        new(CommandKind.Describe, "{tasks} (note|notes) : {title}"),
        new(CommandKind.Describe, "(add|attach) [a|the] note {title} to {tasks}"),
        new(CommandKind.Describe, "(for|on) {tasks} [,] note [that|:] {title}"),
        new(CommandKind.RemoveNote, "(remove|delete|clear|erase|drop) [the|its|any|all] (note|notes|description|comment|details) (from|of|on|for) {tasks}"),
        new(CommandKind.Describe, "describe {tasks} as {title}", OnlyNamed: true),
        new(CommandKind.AddSubtasks, "(add|create|put) [a|an|the|some|these|following] [new] (<subtask>) (to|under|for|on|in) {tasks} : {value}"),
        new(CommandKind.AddSubtasks, "(add|create|put) [a|an|the|some|these|following] [new] (<subtask>) [called|named|:] {value} (to|under|for|on|in|of) {tasks}"),
        new(CommandKind.AddSubtasks, "(add|put|make|create) {value} [as] [a|an|the] (<subtask>) (to|under|of|for|on|in) {tasks}"),
        new(CommandKind.AddSubtasks, "(<subtask>) (of|for|under|to) {tasks} : {value}"),
        new(CommandKind.AddSubtasks, "under {tasks} [,] (add|put) [:] {value}"),
        new(CommandKind.AddSubtasks, "to {tasks} [,] add [:] {value}", OnlyNamed: true),
        new(CommandKind.AddSubtasks, "add {value} (under|beneath|below|as part of) {tasks}"),
        new(CommandKind.AddSubtasks, "put {value} (under|beneath|below|as part of) {tasks}", OnlyNamed: true),
        new(CommandKind.Split, "(break|split|divide) {tasks} [down|up] (into|in) {value}"),
        new(CommandKind.Split, "(break|split) (down|up) {tasks} (into|in) {value}"),
    ];

    private static IEnumerable<CommandRule> Repetition =>
    [
        new(CommandKind.RepeatUntil, "(stop|end) [repeating] {tasks} (on|in|by) {value}"),
        new(CommandKind.RepeatUntil, "{tasks} (ends|stops) [repeating] [on|in] {value}"),
        new(CommandKind.StopRepeating, "(stop|quit|end|cease) (repeating|recurring|the repetition of|the recurrence of|the series of) {tasks}"),
        new(CommandKind.StopRepeating, "(stop|end) {tasks} (series|repetition|recurrence)"),
        new(CommandKind.RepeatWithout, "{tasks} (isn't|is not|aren't|are not|doesn't happen|does not happen|won't be|not) {value} (any more|anymore|any longer|<fromnow>)"),
        new(CommandKind.RepeatWithout, "{tasks} (is|are) no longer {value}"),
        new(CommandKind.RepeatWithout, "no more {tasks} {value} [any more|anymore|<fromnow>]"),
        new(CommandKind.RepeatWithout, "no {tasks} {value} (any more|anymore|any longer|<fromnow>)"),
        new(CommandKind.StopRepeating, "{tasks} (no longer|doesn't|does not|shouldn't|should not|don't|do not) [need to|have to] (repeats|repeat|recurs|recur) [any more|anymore|any longer]"),
        new(CommandKind.StopRepeating, "(stop|don't|do not|make) {tasks} (repeating|recurring|from repeating|repeat|recur|stop repeating|not repeat|non recurring|one time|a one time task|one off)"),
        new(CommandKind.StopRepeating, "(remove|delete|cancel|clear|turn off|stop|disable|drop) [the] (repetition|recurrence|repeat|schedule|repeating) (from|for|of|on) {tasks}"),
        new(CommandKind.StopRepeating, "(don't|do not|stop) (repeat|repeating) {tasks} [any more|anymore]"),
        new(CommandKind.Repeat, "<change> [the|its] (repetition|recurrence|frequency|interval|schedule) (of|for|on) {tasks} (to|as|into) {value}"),
        new(CommandKind.Repeat, "<change> how often {tasks} (repeats|recurs|happens|is) (to|as) {value}"),
        new(CommandKind.Repeat, "(make|turn|change|convert|switch) {tasks} [to|into] (a|an) {value} (<task>|habit|routine|thing)"),
        new(CommandKind.Repeat, "(make|set|have|let|get|change|mark) {tasks} [to] (repeat|recur|recurring|repeating|happen|reoccur|be repeated|as recurring) [on|to] [<only>] {value} [instead|<fromnow>]"),
        new(CommandKind.Repeat, "(i|we) (want|need|would like) {tasks} to (repeat|recur|happen|be) [<only>] {value} [instead|<fromnow>]"),
        new(CommandKind.Repeat, "(make|set|have|change|move|switch|keep|do|repeat) {tasks} [to|be] [<only>] {value} (instead|<fromnow>)"),
        new(CommandKind.Repeat, "(make|set|have|change|move|switch|keep|do|repeat) {tasks} [to|be] <only> {value}"),
        new(CommandKind.Repeat, "<fromnow> [:] [make|have|do|let's do] {tasks} [is|are|should be|will be|happens|repeats] [<only>] {value}"),
        new(CommandKind.Repeat, "{tasks} [is|are|should be|will be|happens|repeats] [now] [<only>] {value} (instead|<fromnow>)"),
        new(CommandKind.Repeat, "{tasks} [is|are|should be|will be|happens|repeats] [now] <only> {value}"),
        new(CommandKind.Repeat, "{tasks} [is|are|should be|will be|happens|repeats] [now] {value} <only>"),
        new(CommandKind.Repeat, "{tasks} [is|are|should be|will be] {value} (instead of|rather than) {any}"),
        new(CommandKind.Repeat, "(repeat|recur|schedule) {tasks} {value}", OnlyNamed: true),
        new(CommandKind.Repeat, "(repeat|recur) {value}", OnlyNamed: true),
        new(CommandKind.Repeat, "{tasks} (repeats|recurs|should repeat|should recur|should happen|needs to repeat|must repeat|happens) {value}", OnlyNamed: true),
        new(CommandKind.Repeat, "(make|set|change|switch) {tasks} (to|a|an) {value}", OnlyNamed: true),
        new(CommandKind.RepeatWhole, "(make|set) {tasks} {value}"),
        new(CommandKind.Repeat, "change {tasks} {value}", OnlyNamed: true),
    ];

    private static IEnumerable<CommandRule> Priorities =>
    [
        new(CommandKind.SetPriority, "(set|make|change) [the] (priority|prio|importance|urgency) [to|as] {value} (for|of|on) {tasks}"),
        new(CommandKind.SetPriority, "[the] (priority|prio|importance|urgency) (of|for|on) {tasks} (to|as|at|=|:|is|should be) {value}"),
        new(CommandKind.SetPriority, "(lower|raise|increase|decrease|reduce|drop|bump|boost) [the] (priority|prio|importance|urgency) (of|for|on) {tasks} to {value}"),
        new(CommandKind.SetPriority, "[the] (priority|prio|importance|urgency) (of|for|on) {tasks} {value}", OnlyNamed: true),
        new(CommandKind.SetPriority, "<change> [the|its] (priority|prio|importance|urgency) [to|as] {value}"),
        new(CommandKind.SetPriority, "<change> [the] (priority|importance|urgency) (of|for|on) {tasks} (to|as|at|=) {value}"),
        new(CommandKind.SetPriority, "<change> {tasks} [to|as|at|with|have|to have|to be] [a|an|the] {value} (priority|prio|importance|urgency)"),
        new(CommandKind.SetPriority, "<change> {tasks} (priority|prio|importance|urgency) (to|as|at|=|:) {value}"),
        new(CommandKind.SetPriority, "<change> {tasks} (to|as|at|with) (priority|prio|importance|urgency) {value}"),
        new(CommandKind.SetPriority, "<mark> {tasks} [as|to|to be] {value}", OnlyNamed: true),
        new(CommandKind.SetPriority, "(give|assign|set) {tasks} [a|an|the] {value} (priority|prio|importance|urgency)", OnlyNamed: true),
        new(CommandKind.SetPriority, "(give|assign|set|make) [a|an|the] {value} (priority|prio) (to|for|on) {tasks}", OnlyNamed: true),
        new(CommandKind.SetPriority, "{tasks} (is|are|should be|must be|is now|has) [a|an|of|very|really|super] {value} [priority|importance]", OnlyNamed: true),
        new(CommandKind.RaisePriority, "(prioritise|prioritize|bump up|escalate) {tasks}"),
        new(CommandKind.RaisePriority, "(raise|increase|bump|boost|up|bump up|elevate) [the] (priority|importance|urgency) (of|for|on) {tasks}"),
        new(CommandKind.RaisePriority, "(make|mark|set) {tasks} [as] (more important|more urgent|higher priority|a higher priority|a priority|my priority|priority|top priority|my top priority)"),
        new(CommandKind.LowerPriority, "(deprioritise|deprioritize|de-prioritize|de prioritize|downgrade) {tasks}"),
        new(CommandKind.LowerPriority, "(lower|decrease|reduce|drop) [the] (priority|importance|urgency) (of|for|on) {tasks}"),
        new(CommandKind.LowerPriority, "(make|mark|set) {tasks} [as] (less important|less urgent|lower priority|a lower priority|not urgent|not important)"),
    ];

    private static IEnumerable<CommandRule> Tags =>
    [
        new(CommandKind.Untag, "(remove|delete|drop|take off|clear|take) [the|a] (tag|tags|label|labels) {tags} [off] (from|off|of|on) {tasks}"),
        new(CommandKind.Untag, "(remove|delete|drop|take off|clear|take) [the|a] {tags} (tag|tags|label|labels) [off] (from|off|of|on) {tasks}"),
        new(CommandKind.Untag, "(remove|delete|drop|take) # {tags} (from|off|of|on) {tasks}"),
        new(CommandKind.Untag, "(untag|unlabel) {tasks} from {tags}", OnlyNamed: true),
        new(CommandKind.Untag, "(untag|unlabel) {tags} from {tasks}"),
        new(CommandKind.Untag, "(untag|unlabel) {tasks} [from|as|with] # {tags}"),
        new(CommandKind.Tag, "(tag|label|categorise|categorize) {tasks} (as|with|under|:) {tags}"),
        new(CommandKind.Tag, "(tag|label) {tasks} # {tags}"),
        new(CommandKind.Tag, "(add|put|attach|apply|assign|give|set) [the|a] [new] (tag|tags|label|labels) {tags} (to|on|onto) {tasks}", OnlyNamed: true),
        new(CommandKind.Tag, "(add|put|attach|apply|assign|give|set) [the|a] {tags} (tag|tags|label|labels) (to|on|onto) {tasks}", OnlyNamed: true),
        new(CommandKind.Tag, "(add|put|attach|apply|assign|set) # {tags} (to|on|onto) {tasks}", OnlyNamed: true),
        new(CommandKind.Tag, "(tag|label) {tasks} {tags}", OnlyNamed: true),
        new(CommandKind.Untag, "(untag|unlabel) {tasks} {tags}", OnlyNamed: true),
        new(CommandKind.Tag, "(give|assign) {tasks} [the|a] (tag|tags|label|labels) {tags}", OnlyNamed: true),
        new(CommandKind.Tag, "(give|assign) {tasks} [the|a] {tags} (tag|tags|label|labels)", OnlyNamed: true),
        new(CommandKind.Tag, "(put|file|add|place) {tasks} (in|into|under|to) [the|my] {tags} (tag|label)", OnlyNamed: true),
        new(CommandKind.Tag, "add {tasks} to [the] (tag|label) {tags}"),
    ];

    private static IEnumerable<CommandRule> Projects =>
    [
        new(CommandKind.LeaveProject, "(remove|take|move|pull) {tasks} (from|out of) [the|its|my] (project|{project} project)"),
        new(CommandKind.LeaveProject, "(remove|clear|delete|unset) [the] (project) (of|from|for) {tasks}"),
        new(CommandKind.MoveToProject, "(move|put|add|assign|file|transfer|send|place|shift|drop) {tasks} (to|in|into|under|onto|on) [the|my|our|a] [new] (project|list) [called|named] {project}", OnlyNamed: true),
        new(CommandKind.MoveToProject, "(move|put|add|assign|file|transfer|send|place|shift|drop) {tasks} (to|in|into|under|onto|on) [the|my|our] {project} (project|folder|category|board)", OnlyNamed: true),
        new(CommandKind.MoveToProject, "(move|transfer|shift) {tasks} (to|into|onto|on) [the|my|our] {project} list", OnlyNamed: true),
        new(CommandKind.MoveToProject, "(move|assign|file|transfer) {tasks} (to|in|into|under) + {project}", OnlyNamed: true),
        new(CommandKind.MoveToOwn, "(move|put|assign|file|transfer|send|place|shift|stick) {tasks} (to|in|into|under|onto|on) [the|my|our] {project}", OnlyNamed: true),
        new(CommandKind.MoveToOwn, "{tasks} (belongs|goes|should go|should be|is) (to|in|into|under|with) [the|my|our] {project}", OnlyNamed: true),
        new(CommandKind.MoveToProject, "<change> [the] project (of|for) {tasks} to {project}", OnlyNamed: true),
    ];

    private static IEnumerable<CommandRule> Labels =>
    [
        new(CommandKind.CreateLabel, "<makelabel> [a|the|another] [new] project (called|named|titled|:) {project}"),
        new(CommandKind.CreateLabel, "<makelabel> (project|the project|a new project|new project) {project}"),
        new(CommandKind.CreateLabel, "new project [:|called|named] {project}"),
        new(CommandKind.CreateLabel, "<makelabel> [a|the|another] [new] (tag|label) (called|named|titled|:) {tags}"),
        new(CommandKind.CreateLabel, "<makelabel> (tag|the tag|a new tag|new tag|a new label) {tags}"),
        new(CommandKind.CreateLabel, "new tag [:|called|named] {tags}"),
        new(CommandKind.RenameLabel, "<renamelabel> [the|my] project {project} (to|as|into) {title}"),
        new(CommandKind.RenameLabel, "<renamelabel> [the|my] {project} project (to|as|into) {title}"),
        new(CommandKind.RenameLabel, "<change> the name of [the|my] project {project} (to|into) {title}"),
        new(CommandKind.RenameLabel, "<renamelabel> [the|my] (tag|label) {tags} (to|as|into) {title}"),
        new(CommandKind.RenameLabel, "<renamelabel> [the|my] {tags} (tag|label) (to|as|into) {title}"),
        new(CommandKind.ArchiveLabel, "archive [the|my] project {project}"),
        new(CommandKind.ArchiveLabel, "archive [the|my] {project} project"),
        new(CommandKind.ArchiveLabel, "archive [the|my] (tag|label) {tags}"),
        new(CommandKind.ArchiveLabel, "archive [the|my] {tags} (tag|label)"),
        new(CommandKind.UnarchiveLabel, "unarchive [the|my] project {project}"),
        new(CommandKind.UnarchiveLabel, "unarchive [the|my] {project} project"),
        new(CommandKind.UnarchiveLabel, "unarchive [the|my] (tag|label) {tags}"),
        new(CommandKind.UnarchiveLabel, "unarchive [the|my] {tags} (tag|label)"),
        new(CommandKind.DeleteLabel, "<delete> [the|my] project [called|named] {project}"),
        new(CommandKind.DeleteLabel, "<delete> [the|my] {project} project"),
        new(CommandKind.DeleteLabel, "<delete> [the|my] (tag|label) [called|named] {tags}"),
        new(CommandKind.DeleteLabel, "<delete> [the|my] {tags} (tag|label)"),
    ];

    private static IEnumerable<CommandRule> Stages =>
    [
        new(CommandKind.PutBack, "(set|put|move|bring|change|switch) {tasks} back (to|as) (<undone>)"),
        new(CommandKind.Change, "<change> [the] (status|state) (of|for|on) {tasks} (to|as|=|:) {value}"),
        new(CommandKind.Change, "<change> {tasks} (status|state) (to|as|=|:) {value}"),
        new(CommandKind.Begin, "<mark> {tasks} [as|to|to be] (in progress|in-progress|started|begun|underway|under way|ongoing|doing|being worked on|work in progress|wip|active)", OnlyNamed: true),
        new(CommandKind.Begin, "(move|put) {tasks} (to|in|into) [the] (in progress|progress|doing|started|in-progress) [column|status|state]", OnlyNamed: true),
        new(CommandKind.Begin, "(start|begin|i'm|i am|i've|i have|i|we're) [to|just] [started|begun|starting|beginning] (work on|working on|doing|work|to work on) {tasks} [now|today]", OnlyNamed: true),
        new(CommandKind.Begin, "(i'm|i am|we're|we are) [now|currently|still|already] working on {tasks} [now|today|right now]"),
        new(CommandKind.Begin, "(start|begin|started|i started|i've started|i just started|i began|i've begun) {tasks} [now]", OnlyNamed: true),
        new(CommandKind.Begin, "{tasks} (is|are) [now|currently] (in progress|started|underway|under way|ongoing|being worked on)", OnlyNamed: true),
        new(CommandKind.PutBack, "(stop|pause|i stopped|i paused|i've stopped) (working on|doing) {tasks}", OnlyNamed: true),
        new(CommandKind.StopStated, "stop {tasks}", OnlyNamed: true),
        new(CommandKind.PutBack, "(pause|i stopped|i paused|i've stopped) {tasks}", OnlyNamed: true),
        new(CommandKind.Review, "<mark> {tasks} [as|to|to be|for] [in|under|ready for|needing|needs|waiting for|for] (review|reviewing|approval|a review)", OnlyNamed: true),
        new(CommandKind.Review, "(move|put|send) {tasks} (to|in|into|for|up for) [the] (review|reviewing|in review|approval) [column|status|state]"),
        new(CommandKind.Review, "{tasks} (is|are) [now] (in review|under review|ready for review|waiting for review|being reviewed)"),
        new(CommandKind.Review, "{tasks} (needs|need) (review|a review|reviewing|to be reviewed)"),
    ];

    private static IEnumerable<CommandRule> DueMoments =>
    [
        new(CommandKind.RemoveDue, "(remove|delete|clear|drop|unset|cancel|erase|take away|get rid of) [the|any|its|all] (<due>|due dates|deadlines|dates) (of|from|for|on|off) {tasks}"),
        new(CommandKind.RemoveDue, "(remove|delete|clear|drop|unset|cancel|erase) {tasks} (due date|deadline|due time|due dates|deadlines)"),
        new(CommandKind.RemoveDue, "(unschedule|un schedule) {tasks}"),
        new(CommandKind.RemoveDue, "{tasks} (has|have|needs|need) (no|no specific) (due date|deadline|date)"),
        new(CommandKind.RemoveDue, "no (due date|deadline|date) [for {tasks}]"),
        new(CommandKind.RemoveDue, "<change> {tasks} (to|to have|have) (no due date|no deadline|no date|someday|undated)"),
        new(CommandKind.ClearDay, "(clear|free up|empty) (my|the) (day|diary) [for me]"),
        new(CommandKind.ClearDay, "(clear|free up|free) [my|the|all of] {value} [for me]"),
        new(CommandKind.RescheduleSeries, "<fromnow> [:] {tasks} (is|are|should be|will be|starts|begins) [at|on] {value}"),
        new(CommandKind.RescheduleSeries, "{tasks} (is|are|should be|will be|starts|begins|moves|moved|is moving|has moved|is moved) [now] [to|at|on] {value} <fromnow>"),
        new(CommandKind.RescheduleSeries, "(<change>|<move>) {tasks} [to|at|on] {value} <fromnow>"),
        new(CommandKind.Reschedule, "[the] (<due>) (of|for|on) {tasks} (to|is|should be|must be|:|=) {value}", OnlyNamed: true),
        new(CommandKind.Reschedule, "(<change>|<move>) [the] (<due>) (of|for|on) {tasks} (to|for|as|until|till|back to|from) {value}"),
        new(CommandKind.Reschedule, "(<change>|<move>|assign|give) {tasks} [a|the] (<due>) (to|for|as|of|at|on|=|:) {value}", OnlyNamed: true),
        new(CommandKind.Reschedule, "(add|give|assign|set) [a|the] (<due>) [of|for|at|on] {value} (to|for|on) {tasks}", OnlyNamed: true),
        new(CommandKind.Reschedule, "(add|give|assign|set) [a|the] (<due>) (to|for|on) {tasks} [of|for|at|on|:] {value}", OnlyNamed: true),
        new(CommandKind.Reschedule, "(<change>|<move>) [the|its|my] (<due>) (to|for|as|until|till|back to) {value}"),
        new(CommandKind.Advance, "(bring|move|pull|make|push|shift|schedule|set|start|have|do) {tasks} [by] {value} (earlier|sooner|forward|up|ahead)", OnlyNamed: true),
        new(CommandKind.Postpone, "(push|move|set|put|kick|shift|bump|delay|postpone|make|slide|schedule|reschedule|have|do|bring) {tasks} [by] {value} (later|back|out|on)", OnlyNamed: true),
        new(CommandKind.Reschedule, "<postpone> (to|until|till|for) {value}"),
        new(CommandKind.Postpone, "<postpone> [by|for] {value}"),
        new(CommandKind.Reschedule, "(move|reschedule|shift|change|<later>|<earlier>) {tasks} from {any} (to|until|till) {value}"),
        new(CommandKind.Reschedule, "(<postpone>|move) {tasks} [back|forward|up|out|over|off|ahead] (to|until|till|onto) {value} [instead]"),
        new(CommandKind.Reschedule, "<postpone> {tasks} [back|forward|up|out|over|off|ahead] [for|on|at|by|in|into] {value} [instead]"),
        new(CommandKind.Reschedule, "(<move>|<later>|<earlier>) {tasks} [back|forward|up|out|over|off|ahead] [to|until|till|for|on|at|onto|by|in|into] {value} [instead]", OnlyNamed: true),
        new(CommandKind.Advance, "<earlier> {tasks} [forward|up|ahead|earlier] [by] {value} [earlier|sooner]", OnlyNamed: true),
        new(CommandKind.Advance, "(bring|move|pull|make|push|shift|schedule|set|start|have|do) {tasks} (forward|up|earlier|ahead|sooner) [by] {value}", OnlyNamed: true),
        new(CommandKind.Postpone, "(push|move|set|put|kick|shift|bump|delay|postpone|make|slide|schedule|reschedule|have|do|bring) {tasks} (back|out|later|off|down) [by|for] {value}", OnlyNamed: true),
        new(CommandKind.Postpone, "<postpone> {tasks} [by|for|with|another] {value} [more|later]"),
        new(CommandKind.Postpone, "<postpone> {tasks} [by|for] (another|an extra|one more|an additional) {value}"),
        new(CommandKind.Postpone, "<later> {tasks} [by|for|with|another] {value} [more|later]", OnlyNamed: true),
        new(CommandKind.Postpone, "(give|grant) {tasks} (another|an extra|one more) {value}", OnlyNamed: true),
        new(CommandKind.Postpone, "(snooze|postpone|delay|defer|put off|put off doing) {tasks}"),
        new(CommandKind.Reschedule, "{tasks} (is|are|should be|is now|must be|was|has been|needs to be|will be|got|is actually|is going to be) [now|actually] [due|moved|rescheduled|postponed|scheduled|pushed] [to|on|by|at|for|until|back to] {value} [instead|now]"),
        new(CommandKind.Reschedule, "{tasks} [has|have|just|got|has been|have been|is|was|got] (moved|rescheduled|postponed|pushed|shifted|delayed|brought forward) [back] (to|until|til|till) {value}"),
        new(CommandKind.Reschedule, "{tasks} (can|could|should|will have to|has to|may) (wait|stay|move|be done) [back] (to|until|til|till|by|on|for) {value}", OnlyNamed: true),
        new(CommandKind.Reschedule, "{value} (is enough|will do|is fine|suffices)", OnlyNamed: true),
        new(CommandKind.Reschedule, "(schedule|do|due|plan) {tasks} [for|on|at|by|due|in|to be] {value}", OnlyNamed: true),
        new(CommandKind.Reschedule, "(let's|lets|let us|i'll|i will|can we|could we|shall we|can i|could i|we could|we can|why don't we) (do|have|hold|make) {tasks} [on|at|in|by|for] {value} [instead]", OnlyNamed: true),
        new(CommandKind.Reschedule, "[no|actually|wait|sorry|oh|hmm] (actually|no|make it|make that|make|i mean|i meant|i meant to say|it's|its|let's say|let's do|let's make it|rather|better|change to|wait|sorry|instead|correction|on second thought|how about|move to|until|try) [:] {value} [instead|please|then|rather|better|actually]"),
        new(CommandKind.Reschedule, "{value} (instead of|not|rather than) {any}"),
        new(CommandKind.Reschedule, "not {any} [but|, but] {value}"),
        new(CommandKind.Advance, "{value} (earlier|sooner)"),
        new(CommandKind.Postpone, "{value} later"),
        new(CommandKind.Reschedule, "{value} (instead|rather|is better|works better|would be better|then)"),
    ];

    private static IEnumerable<CommandRule> Names =>
    [
        new(CommandKind.Rename, "<change> [the] (<name>) (of|for|on) {tasks} (to|into|as) [say|read|be] {title}"),
        new(CommandKind.Rename, "<change> {tasks} (<name>) (to|into|as) [say|read|be] {title}"),
        new(CommandKind.Rename, "<change> {tasks} with [the|a] [new] (<name>) [of|as|to|:] {title}"),
        new(CommandKind.Rename, "<change> [the|its] (<name>) (to|into|as) [say|read|be] {title}"),
        new(CommandKind.Rename, "(the|its) (<name>) (is|should be|will be|shall be|must be) {title}"),
        new(CommandKind.Rename, "<rename> {tasks} (to|as|into|:) {title}"),
        new(CommandKind.Rename, "(rename|call|retitle) (it|that|this) [to|as] {title}"),
        new(CommandKind.Rename, "(replace|swap) {tasks} (with|by|for) {title}"),
        new(CommandKind.Rename, "<change> {tasks} (to|so it|so that it) (say|says|read|reads|be called|be named|be titled) {title}"),
        new(CommandKind.Rename, "{tasks} should (say|read|be called|be named|be titled) {title}"),
        new(CommandKind.Rename, "(instead of|not) {tasks} (use|write|say|put|but) {title}"),
        new(CommandKind.Rename, "(rename|retitle) {tasks} {title}", OnlyNamed: true),
    ];

    private static IEnumerable<CommandRule> Anything =>
    [
        new(CommandKind.Change, "<change> {tasks} from {any} (to|into) {value}"),
        new(CommandKind.Change, "<change> {tasks} (to|into|to be|as|so that it is|:) {value}"),
        new(CommandKind.Change, "(add|put|move|assign) {value} (to|on|onto) {tasks}", OnlyNamed: true),
        new(CommandKind.AddSubtasks, "(add|put) {value} to (task|#|number) {tasks}", OnlyNamed: true),
        new(CommandKind.AddSubtasks, "(add|put) {value} to [the|my] {tasks} (task|todo)"),
        new(CommandKind.Change, "(change|update|edit|modify|set|make|put) {tasks} {value}", OnlyNamed: true),
        new(CommandKind.Edit, "(change|update|edit|modify) {tasks}", OnlyNamed: true),
    ];
}
