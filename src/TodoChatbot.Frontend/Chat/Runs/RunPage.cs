using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Frontend.Backend;

namespace TodoChatbot.Frontend.Chat.Runs;

/// <summary>
/// Turns the events of a run into events for the page: what is to be put in place as HTML, rendered by the components that render the
/// history too; the text of the answer as it grows.
/// </summary>
internal sealed class RunPage(Fragments fragments)
{
    // The names that the module knows.
    private const string Started = "run";
    private const string Html = "html";
    private const string Text = "text";
    private const string Changed = "changed";
    private const string Ended = "end";

    // Passed on, so that no proxy closes the page's stream while the assistant thinks.
    private const string Heartbeat = "heartbeat";

    private Guid _run;
    private string _said = string.Empty;

    public async IAsyncEnumerable<SseItem<string>> ShowAsync(RunStream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using (stream)
        {
            await foreach (var happened in stream.ReadAsync(cancellationToken))
            {
                foreach (var item in await ShowAsync(happened))
                {
                    // The id of what the backend sent: a page that lost the stream asks for what comes after it.
                    yield return new SseItem<string>(item.Data, item.Name) { EventId = happened.EventId };
                }
            }
        }
    }

    private async Task<IReadOnlyList<(string Name, string Data)>> ShowAsync(SseItem<string> happened) => happened.EventType switch
    {
        RunEventNames.Run => await BeginAsync(happened.Data),
        RunEventNames.Message => [(Html, await MessageAsync(Read<MessageItem>(happened.Data)))],
        RunEventNames.ToolCall => [(Html, await StepAsync(Read<ToolCall>(happened.Data)))],
        RunEventNames.ToolResult => await ResultAsync(Read<ToolCall>(happened.Data)),
        RunEventNames.Delta => [(Text, happened.Data)],
        RunEventNames.Heartbeat => [(Heartbeat, "{}")],
        RunEventNames.Done => await EndAsync(Read<RunDone>(happened.Data)),
        RunEventNames.Error => [(Html, await ProblemAsync(BackendProblem.Parse(Read<JsonElement>(happened.Data)))), (Ended, "{}")],
        _ => [],
    };

    // What is said next belongs to the same conversation and counts anew; browsers make keys on secure pages only.
    private async Task<IReadOnlyList<(string Name, string Data)>> BeginAsync(string data)
    {
        var started = Read<RunStarted>(data);
        _run = started.RunId;
        return [(Started, data), (Html, await fragments.RenderAsync<ChatKey>(new() { [nameof(ChatKey.ConversationId)] = started.ConversationId }))];
    }

    private async Task<string> MessageAsync(MessageItem message)
    {
        if (message.Role == MessageRole.Assistant)
        {
            return await fragments.RenderAsync<ChatMessage>(new() { [nameof(ChatMessage.Message)] = message });
        }

        // The answer's place comes with what it answers.
        _said = message.Content;
        return await fragments.RenderAsync<ChatMessage>(new() { [nameof(ChatMessage.Message)] = message })
            + await fragments.RenderAsync<PendingAnswer>(new() { [nameof(PendingAnswer.RunId)] = _run });
    }

    private Task<string> StepAsync(ToolCall call) =>
        fragments.RenderAsync<ToolStep>(new() { [nameof(ToolStep.RunId)] = _run, [nameof(ToolStep.Call)] = call });

    private async Task<IReadOnlyList<(string Name, string Data)>> ResultAsync(ToolCall call)
    {
        var outcome = await fragments.RenderAsync<ToolOutcome>(new() { [nameof(ToolOutcome.RunId)] = _run, [nameof(ToolOutcome.Call)] = call });
        var html = (Html, await StepAsync(call) + outcome);
        return ToolResult.Of(call).ChangeSet is { } change ? [html, (Changed, JsonSerializer.Serialize(new ChangedEvent(["tasks"], change), Wire.Json))] : [html];
    }

    private async Task<IReadOnlyList<(string Name, string Data)>> EndAsync(RunDone done)
    {
        (string, string) end = (Ended, "{}");
        return done.Answer.Notice is { } notice
            ? [(Html, await fragments.RenderAsync<ChatNotice>(new() { [nameof(ChatNotice.RunId)] = _run, [nameof(ChatNotice.Text)] = notice })), end]
            : [end];
    }

    private Task<string> ProblemAsync(BackendProblem problem) => fragments.RenderAsync<ChatProblem>(new()
    {
        [nameof(ChatProblem.RunId)] = _run,
        [nameof(ChatProblem.Problem)] = problem,
        [nameof(ChatProblem.Said)] = _said,
    });

    private static T Read<T>(string data) =>
        JsonSerializer.Deserialize<T>(data, Wire.Json) ?? throw new InvalidDataException("The backend sent an event without data.");
}
