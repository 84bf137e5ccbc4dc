namespace TodoChatbot.Backend;

/// <summary>
/// Names the resource file <c>Messages.resx</c>: the sentences that replies and errors of the backend show to people. Inject
/// <c>IStringLocalizer&lt;Messages&gt;</c> to read one by its key.
/// </summary>
internal sealed class Messages;
