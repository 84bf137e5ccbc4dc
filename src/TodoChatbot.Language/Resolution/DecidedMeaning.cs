using TodoChatbot.Language.Phrases;

namespace TodoChatbot.Language.Resolution;

/// <summary>A meaning, the rule of the policy that decided it, and what it could have been instead.</summary>
/// <param name="Meaning">What the words mean.</param>
/// <param name="Why">The rule that decided.</param>
/// <param name="Turnable">The same rule where it could have gone another way.</param>
internal sealed record DecidedMeaning(WhenMeaning Meaning, PolicyRule Why, PolicyRule? Turnable)
{
    /// <summary>Decides what a phrase means; null when its words fit together to nothing.</summary>
    public static DecidedMeaning? Of(WhenPhrase phrase, SpeechContext context)
    {
        var policy = new Policy(context);
        return WhenResolver.Resolve(phrase, policy) is { } meaning ? new DecidedMeaning(meaning, policy.Why, policy.Decided) : null;
    }

    /// <summary>The meaning with the deciding rule turned; null when there is none, or no other.</summary>
    public WhenMeaning? RunnerUp(WhenPhrase phrase, SpeechContext context)
    {
        if (Turnable is not { } rule)
            return null;

        var other = WhenResolver.Resolve(phrase, new Policy(context, rule));
        return other is null || other.SaysTheSameAs(Meaning) ? null : other;
    }
}
