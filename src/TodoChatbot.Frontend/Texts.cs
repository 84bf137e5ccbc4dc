namespace TodoChatbot.Frontend;

/// <summary>
/// Names the resource file <c>Texts.resx</c>: the sentences that the pages show to people. Inject <c>IStringLocalizer&lt;Texts&gt;</c> to read
/// one by its key.
/// </summary>
internal sealed class Texts;
