using Microsoft.AspNetCore.Mvc;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Frontend.Tasks;

namespace TodoChatbot.Frontend.Chat;

/// <summary>What the chat's form sends.</summary>
/// <param name="Message">What was typed.</param>
/// <param name="Say">What a button says in the person's place.</param>
/// <param name="Conversation">The conversation it belongs to; empty for a new one.</param>
/// <param name="Key">Makes it count once when it is sent twice.</param>
/// <param name="Return">Where the form stands.</param>
internal sealed record MessageForm(
    [FromForm(Name = "message")] string? Message,
    [FromForm(Name = "say")] string? Say,
    [FromForm(Name = "conversation")] string? Conversation,
    [FromForm(Name = "key")] string? Key,
    [FromForm(Name = PageAnswer.ReturnField)] string? Return)
{
    public string Text => Say ?? Message ?? string.Empty;

    public SendMessage ToMessage() => new(Text, Guid.TryParse(Conversation, out var id) ? id : null);
}
