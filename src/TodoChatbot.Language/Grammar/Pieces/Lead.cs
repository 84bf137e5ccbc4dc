namespace TodoChatbot.Language.Grammar.Pieces;

/// <summary>What a preposition says about the piece of time behind it.</summary>
internal enum Lead
{
    None,
    On,
    At,
    In,
    By,
    Around,
    From,
    Starting,
    Until,
    For,
    Except,
}
