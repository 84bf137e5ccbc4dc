using TodoChatbot.Language.Readings;

namespace TodoChatbot.Language.Vocabularies;

/// <summary>A line of a culture's data: words and phrases that stand for the same thing.</summary>
/// <param name="Terminal">What they stand for.</param>
/// <param name="Value">Which of the kind.</param>
/// <param name="Forms">The words, separated by bars.</param>
/// <param name="Certainty">How sure the words alone are to mean it.</param>
internal sealed record Entry(Terminal Terminal, int Value, string Forms, Certainty Certainty = Certainty.Sure)
{
    public Entry(Terminal terminal, string forms)
        : this(terminal, 0, forms)
    {
    }

    public Entry(TimeUnit unit, string forms)
        : this(Terminal.Unit, (int)unit, forms)
    {
    }

    public Entry(DayPart part, string forms)
        : this(Terminal.Part, (int)part, forms)
    {
    }

    public Entry(Holiday holiday, string forms, Certainty certainty = Certainty.Fair)
        : this(Terminal.Holiday, (int)holiday, forms, certainty)
    {
    }

    public Entry(Terminal terminal, Priority priority, string forms)
        : this(terminal, (int)priority, forms)
    {
    }
}
