namespace TodoChatbot.Language.Tokens;

internal enum TokenKind : byte
{
    /// <summary>Letters, with the apostrophes inside them: <c>mother's</c>, <c>p.m.</c></summary>
    Word,

    /// <summary>The "'s" of "tomorrow's".</summary>
    Possessive,

    /// <summary>A run of at most nine digits.</summary>
    Number,

    /// <summary>Digits, a point and one or two digits: <c>1.5</c>, <c>3.30</c>.</summary>
    Decimal,

    /// <summary>One character of punctuation.</summary>
    Symbol,

    /// <summary>Quoted text with its quotation marks.</summary>
    Quote,

    /// <summary>A URL, an address, a price, a file name: text that says nothing about time.</summary>
    Opaque,

    /// <summary>A RECUR value of RFC 5545: <c>FREQ=WEEKLY;BYDAY=FR</c>.</summary>
    Rule,

    /// <summary>The end of a line inside the text.</summary>
    Break,
}
