using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Frontend.Chat;

/// <summary>The text of a message, without what stands beside it anyway.</summary>
internal static class MessageWords
{
    /// <summary>
    /// Where an answer repeats a tool's list line by line, its headline is enough: the tasks are shown as cards. A question is shown with
    /// its buttons.
    /// </summary>
    public static string Of(MessageItem message)
    {
        var words = message.Content;
        foreach (var result in message.ToolCalls.Select(ToolResult.Of).Where(result => result.IsVisible && result.Text.Length > 0))
        {
            var headline = result.Question is null ? result.Text.Split('\n')[0] : string.Empty;
            words = words.Replace(result.Text, headline, StringComparison.Ordinal);
        }

        return words.Trim();
    }
}
