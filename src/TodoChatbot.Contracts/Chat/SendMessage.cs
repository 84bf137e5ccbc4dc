using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Chat;

/// <summary>Something said to the assistant.</summary>
/// <param name="Message">1 to 10,000 characters.</param>
/// <param name="ConversationId">The conversation it belongs to; null starts a new one.</param>
public sealed record SendMessage(
    [property: Required(ErrorMessage = "Say something."), StringLength(Limits.MessageLength)] string Message,
    Guid? ConversationId = null);
