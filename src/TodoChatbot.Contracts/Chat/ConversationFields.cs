using System.ComponentModel.DataAnnotations;

namespace TodoChatbot.Contracts.Chat;

/// <summary>What a person decides about a conversation.</summary>
/// <param name="Title">1 to 100 characters.</param>
public sealed record ConversationFields(
    [property: Required(ErrorMessage = "A conversation needs a title."), StringLength(Limits.ConversationTitleLength, MinimumLength = 1)]
    string Title);
