namespace TodoChatbot.Language.Vocabularies;

/// <summary>How sure a word is to mean time and not something else.</summary>
internal enum Certainty : byte
{
    /// <summary>Only inside a phrase that needs it: "may" in "5 may".</summary>
    Contextual,

    /// <summary>An ordinary word as well: "sun", "sat".</summary>
    Weak,

    /// <summary>Nearly always time, but also a name or an attribute: "friday meeting notes".</summary>
    Fair,

    /// <summary>Always time: "tomorrow", "17:00".</summary>
    Sure,
}
