using Microsoft.Extensions.Localization;
using TodoChatbot.Backend.Chat.Runs;
using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Chat.Conversations;

/// <summary>Finds the one-tap answers to the last message of a conversation.</summary>
internal sealed class MessageChoices(IStringLocalizer<Messages> messages)
{
    /// <summary>The last message with its choices.</summary>
    public MessageItem OfLast(StoredMessage message) => message.ToItem() with { Choices = Of(message) };

    private IReadOnlyList<Choice>? Of(StoredMessage message) =>
        message.AsksYesOrNo || message.ToolCalls.Any(call => ConfirmationMatcher.PreviewIn(call) is not null) ? YesOrNo()
        : message.ToolCalls is [.., { IsError: false } last] && AnswerReview.AnswerOf(last) is { Candidates: { Count: > 0 } candidates } ? [.. candidates.Select(Of)]
        : null;

    private Choice[] YesOrNo() => [new(messages["Chat_Yes"], messages["Chat_Yes"]), new(messages["Chat_No"], messages["Chat_No"])];

    private Choice Of(TaskBrief task) => new($"{task.Number}. {task.Title}", messages["Assistant_TaskNumbers", task.Number]);
}
