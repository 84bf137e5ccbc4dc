using TodoChatbot.Language.Commands.Patterns;
using TodoChatbot.Language.Resolution;
using TodoChatbot.Language.Vocabularies;

namespace TodoChatbot.Language.Cultures;

/// <summary>What differs between languages: words, and how to say things back. All of it is data.</summary>
internal sealed record Culture
{
    /// <summary>Two letters of ISO 639.</summary>
    public required string Language { get; init; }

    /// <summary>The words and what they stand for.</summary>
    public required Vocabulary Vocabulary { get; init; }

    /// <summary>The sentences that command something.</summary>
    public required CommandBook Commands { get; init; }

    /// <summary>How to say things back.</summary>
    public required Wording Wording { get; init; }

    /// <summary>A sentence for each rule of the policy.</summary>
    public required IReadOnlyDictionary<PolicyRule, string> Reasons { get; init; }

    /// <summary>Endings of plurals and of their singulars, the longest first. Words are searched by their beginnings, so a little less will do.</summary>
    public required IReadOnlyList<(string Plural, string Singular)> Plurals { get; init; }

    /// <summary>True where minutes follow the hour with "and": "las 5 y 20".</summary>
    public bool MinutesFollowAnd { get; init; }

    /// <summary>True where postpositions follow what prepositions stand before elsewhere, and verbs end the sentence: "jumme ko".</summary>
    public bool IsHeadFinal { get; init; }

    /// <summary>Endings of verbs before what makes something to do of them: "karna" before "hai".</summary>
    public IReadOnlyList<string> VerbEndings { get; init; } = [];

    /// <summary>True where the days of a month are counted one, two, three: "el 15".</summary>
    public bool DaysAreCardinal { get; init; }
}
