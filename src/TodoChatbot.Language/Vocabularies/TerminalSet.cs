namespace TodoChatbot.Language.Vocabularies;

/// <summary>A set of terminals, small enough to ask thousands of times for a sentence.</summary>
internal struct TerminalSet
{
    private UInt128 _first;
    private UInt128 _second;

    public readonly bool Contains(Terminal terminal)
    {
        var index = (int)terminal;
        return index < 128 ? ((_first >> index) & 1) != 0 : ((_second >> (index - 128)) & 1) != 0;
    }

    public readonly bool Overlaps(in TerminalSet other) => (_first & other._first) != 0 || (_second & other._second) != 0;

    /// <summary>True when nothing is in this set that is not in the other.</summary>
    public readonly bool IsWithin(in TerminalSet other) => (_first & ~other._first) == 0 && (_second & ~other._second) == 0;

    /// <summary>True when nothing is in this set that is not in one of the two.</summary>
    public readonly bool IsWithin(in TerminalSet one, in TerminalSet other) =>
        (_first & ~(one._first | other._first)) == 0 && (_second & ~(one._second | other._second)) == 0;

    public void Add(Terminal terminal)
    {
        var index = (int)terminal;
        if (index < 128)
            _first |= UInt128.One << index;
        else
            _second |= UInt128.One << (index - 128);
    }

    public void Add(in TerminalSet other)
    {
        _first |= other._first;
        _second |= other._second;
    }

    public static TerminalSet Of(params ReadOnlySpan<Terminal> terminals)
    {
        var set = new TerminalSet();
        foreach (var terminal in terminals)
            set.Add(terminal);

        return set;
    }
}
