using TodoChatbot.Language.Commands.Judging;
using TodoChatbot.Language.Commands.Patterns;

namespace TodoChatbot.Language.Cultures.English;

/// <summary>English phrases that show that a request is not meant to be carried out at once.</summary>
internal static class EnglishManners
{
    public static IReadOnlyList<MannerPhrase> Phrases =>
    [
        new(Manner.Hedged, "(i|we) (might|may|could)"),
        new(Manner.Hedged, "(maybe|perhaps|possibly|probably|hopefully)"),
        new(Manner.Hedged, "(should|shall|ought) (i|we)"),
        new(Manner.Hedged, "(i think|i guess|i suppose|i believe|i feel like|i reckon|i assume) [that] [maybe|perhaps] (i|we|i'll|we'll|i'd|it)"),
        new(Manner.Hedged, "(i|we) [really|probably|maybe|sort of|kind of] (wonder|hope|wish|doubt)"),
        new(Manner.Hedged, "(i'm|i am|im|we're|we are|i was) [still|just|not|kind of|sort of|really|also] (thinking|considering|tempted|inclined|debating|wondering|unsure|undecided|sure|certain|hoping|planning|deciding|torn)"),
        new(Manner.Hedged, "(thinking|considering|debating|wondering|tempted|unsure|undecided|not sure|not certain|no idea|i don't know|dunno|idk) [about|of|to|if|whether]"),
        new(Manner.Hedged, "(what if|what happens if|suppose|imagine|would it be|is it ok|is it okay|is it fine|is it safe|is it wise) [i|we|to]"),
        new(Manner.Hedged, "(or maybe not|or not|i'm not sure|i am not sure|not sure yet|i guess|i suppose|i think|maybe|perhaps|possibly|or should i)", Anywhere: true),
        new(Manner.Negated, "(don't|do not|dont|never|not to) [ever|yet|just|you|dare] [go and] (<delete>|cancel|scrap|clear|wipe|purge|drop|<move>|<change>|<rename>|complete|finish|close|mark|tick|check|skip|reopen|touch|do|let|ignore)"),
        new(Manner.Negated, "(i|we) (don't|do not|dont|didn't|did not|didnt) [really|actually|even] (have|want|need|like) to"),
        new(Manner.Negated, "(i|we) (don't|do not|dont|didn't|did not|didnt) [really|actually|even] (think|plan|intend|wish|mean|ask|say|tell)"),
        new(Manner.Negated, "(i|we) (won't|will not|wont|can't|cannot|cant|couldn't|could not|wouldn't|would not|shouldn't|should not|mustn't|must not|haven't|have not|never|wasn't|weren't)"),
        new(Manner.Negated, "(i'm|i am|im|we're|we are) (not|never)"),
        new(Manner.Negated, "(no need|there's no need|there is no need|no reason|it's not necessary|you don't need|you don't have|you shouldn't|you should not|you must not|you mustn't|you can't) [to]"),
        new(Manner.Negated, "(i|we) (would|will|should|must|could|can) (not|never)"),
        new(Manner.Negated, "(actually no|actually don't|actually dont|actually do not|no don't|wait don't|on second thought|on second thoughts|nvm|no wait|wait no|just kidding|jk|leave it|forget it|or don't)", Anywhere: true),
        new(Manner.Negated, "(but|and|then) (i|i've|i have|we|i'd) [just|then] (changed|change) (my|our) mind", Anywhere: true),
        new(Manner.Negated, "(but|and) changed (my|our) mind", Anywhere: true),
        new(Manner.Hedged, "(is it possible|is there a way|is there any way|one day|some day|someday|sometime|eventually) [to|i]"),
        new(Manner.Retracting, "(no wait|wait no|no no|no|nope|i changed my mind|changed my mind|i've changed my mind|my mistake|oops|wait|hold on|hang on|i mean|i meant|or rather|i didn't mean that|i didn't mean it|i did not mean that|that's wrong|thats wrong|that is wrong|that was wrong|oh no|actually no|actually don't|actually dont|actually do not|no don't|wait don't|scratch that|hm no|sorry no|oh wait|correction|never mind|nevermind|on second thought|on second thoughts)"),
        new(Manner.Negated, "(i'd rather not|i would rather not|i'd prefer not|under no circumstances|by no means|no way|in no case|let's not|lets not)"),
        new(Manner.Negated, "but (i|we) (can't|cannot|won't|shouldn't|couldn't|don't|didn't|mustn't)", Anywhere: true),
        new(Manner.Conditional, "(should|were|had|if|unless|in case|provided|providing|assuming|supposing|once|when|whenever|as soon as|as long as)"),
        new(Manner.NoLonger, "(any more|anymore|any longer|after all|no longer)", Anywhere: true),
        new(Manner.Conditional, "depending on"),
        new(Manner.Conditional, "(if|unless|in case|provided|providing|assuming|supposing|as long as|only when|even if)", Anywhere: true),
        new(Manner.Conditional, "(when|once|whenever|as soon as) (i|we|he|she|they|it|it's|you|i'm|i've|someone|somebody|everyone)", Anywhere: true),
        new(Manner.Reported, "(says|said|thinks|wants|wanted|told|asked|asks|suggested|suggests|recommends|recommended|insists|insisted|claims|reckons|texted|emailed|advised|expects) [that] (i|me|us|we|to|it)", Anywhere: true),
        new(Manner.Reported, "(says|said) [to] (<delete>|<drop>|<move>|<postpone>|<change>|<mark>|complete|finish|close|skip)", Anywhere: true),
        new(Manner.Stating, "(is|isn't|are|aren't|was|wasn't|were|weren't|has|hasn't|haven't|had|didn't|did|does|doesn't|won't|wont|wouldn't|couldn't|can't|cant|shouldn't|shld|should|could|would|might|may|don't|dont)", Anywhere: true),
        new(Manner.Stating, "(instead|ignore|from now on|actually|already|not yet|yet|anymore|any more|as usual|i mean|i meant)", Anywhere: true),
        new(Manner.Stating, "(i|he|she|it|they|we|you|somebody|someone|everybody|everyone|nobody|i'm|it's|that's|thats|there's|he's|she's|they're|you're|we're|i've|we've|u)", Anywhere: true),
        new(Manner.Stating, "(cancelled|canceled|booked|paid|moved|done|finished|sorted|postponed|called off)", Anywhere: true),
        new(Manner.Reported, "(he|she|they|somebody|someone|everyone|everybody) (might|may|will|should|could|would|wants|has|have|is|are)"),
    ];
}
