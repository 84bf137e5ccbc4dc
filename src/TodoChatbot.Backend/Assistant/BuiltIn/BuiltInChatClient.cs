using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Localization;
using TodoChatbot.Language;
using TodoChatbot.Language.Intents;

namespace TodoChatbot.Backend.Assistant.BuiltIn;

/// <summary>
/// The assistant that needs no model: reads the last message with the language engine and answers with tool calls and sentences,
/// as a model would. It keeps nothing; where it stands follows from the messages alone.
/// </summary>
/// <param name="request">What the last message asks for.</param>
/// <param name="speech">The moment and the speaker.</param>
/// <param name="sentences">What it says.</param>
internal sealed class BuiltInChatClient(Intent request, SpeechContext speech, IStringLocalizer<Messages> sentences) : IChatClient
{
    private const string ModelName = "built-in";
    private const string TypedKey = "todo.typed";
    private const string QuestionKey = "todo.question";

    /// <summary>True for a call of this assistant, whose arguments are what the person typed.</summary>
    public static bool IsTyped(FunctionCallContent call) => call.AdditionalProperties?.ContainsKey(TypedKey) == true;

    /// <summary>True for the end of a text that asks a yes-or-no question.</summary>
    public static bool AsksYesOrNo(ChatResponseUpdate update) => update.AdditionalProperties?.ContainsKey(QuestionKey) == true;

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (Planner.Next(request, Dialogue.Of(messages), speech, sentences, cancellationToken))
        {
            case Step.Call call:
                yield return Update(new FunctionCallContent(call.Id, call.Tool, call.Arguments) { AdditionalProperties = new() { [TypedKey] = true } }, ChatFinishReason.ToolCalls);
                break;
            case Step.Say say:
                foreach (var piece in Pieces(say.Text))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return Update(new TextContent(piece), finish: null);
                    await Task.Yield();
                }

                var end = Update(content: null, ChatFinishReason.Stop);
                end.AdditionalProperties = say.AsksYesOrNo ? new() { [QuestionKey] = true } : null;
                yield return end;
                break;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
        // Holds nothing.
    }

    private static ChatResponseUpdate Update(AIContent? content, ChatFinishReason? finish) =>
        new(ChatRole.Assistant, content is null ? [] : [content]) { ModelId = ModelName, FinishReason = finish };

    // Line by line, so that a long list can be read while it comes.
    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', start))
        {
            yield return text[start..(end + 1)];
            start = end + 1;
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }
}
