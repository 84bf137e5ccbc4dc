using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Assistant.BuiltIn;
using TodoChatbot.Backend.Assistant.Models;
using TodoChatbot.Backend.Assistant.Prompts;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Hosting;
using TodoChatbot.Backend.Tasks.Confirmations;
using TodoChatbot.Backend.Tasks.Labels;
using TodoChatbot.Backend.Tasks.Listing;
using TodoChatbot.Backend.Tasks.Reading;
using TodoChatbot.Backend.Tasks.Tools;
using TodoChatbot.Backend.Tasks.Tools.Arguments;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;
using TodoChatbot.Language.Intents;

namespace TodoChatbot.Backend.Assistant;

/// <summary>
/// Answers a conversation through the tools. A model and the built-in assistant are two clients behind the same pipeline, and
/// neither has another way to the data.
/// </summary>
internal sealed class TodoAssistant(
    TaskTools tools,
    ModelClients models,
    ModelCircuitBreaker breaker,
    UsageMeter usage,
    ChangeAllowance allowance,
    CurrentUser user,
    LabelList<Project> projects,
    LabelList<Tag> tags,
    TaskReader listing,
    IOptions<AiOptions> options,
    TodoMetrics metrics,
    TimeProvider clock,
    IStringLocalizer<Messages> sentences,
    ILoggerFactory loggers)
{
    private const string ShareUsedUp = "Your share of the language model is used up for today, so the built-in assistant answered.";

    // Names beyond these need their mark to be understood.
    private const int MaxNames = 200;

    private const string TooManySteps =
        "That took more steps than one answer may have. What was done so far can be seen in the history and undone.";

    private const string TookTooLong =
        "That took too long, so the answer ends here. What was done so far can be seen in the history and undone.";

    /// <summary>Answers the last message.</summary>
    /// <param name="messages">The conversation, with what was already done about the last message.</param>
    /// <param name="callTool">Carries out one tool call and returns what the assistant is told of it.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    public async IAsyncEnumerable<AssistantUpdate> AnswerAsync(
        IReadOnlyList<ChatMessage> messages,
        Func<ToolCall, Func<CancellationToken, Task<JsonElement>>, CancellationToken, Task<JsonElement>> callTool,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var owner = await user.GetAsync(cancellationToken);
        var speech = owner.Speech(clock.Now) with
        {
            Projects = await projects.NamesAsync(MaxNames, cancellationToken),
            Tags = await tags.NamesAsync(MaxNames, cancellationToken),
            Tasks = await listing.TitlesAsync(MaxNames, cancellationToken),
        };

        // The allowance, the built-in assistant and the review of a model use the same intent.
        var dialogue = Dialogue.Of(messages);
        var request = Request.Of(dialogue, speech, cancellationToken);
        allowance.Limit(Request.AllowedBy(request, dialogue));
        var builtIn = new BuiltInChatClient(request, speech, sentences);
        var used = new UsageDetails();
        var model = models.Create();
        if (model is not null && !await usage.HasShareAsync(cancellationToken))
        {
            model.Dispose();
            model = null;
            yield return new AssistantUpdate.Notice(ShareUsedUp);
        }

        using var client = model is null
            ? (IChatClient)builtIn
            : OverModel(model, used, builtIn);
        using var calling = new ToolCallingChatClient(client, loggers)
        {
            ToolNames = ToolCatalog.Names,
            MaximumIterationsPerRequest = options.Value.MaxToolRounds,
            FunctionInvoker = async (context, token) => await callTool(CallOf(context), invoked => InvokeAsync(context, invoked), token),
        };
        var chat = new ChatOptions
        {
            Instructions = SystemPrompt.For(owner, clock.Now),
            Tools = ToolCatalog.Over(tools),
            MaxOutputTokens = options.Value.MaxOutputTokens,
        };
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.AnswerSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await foreach (var update in SpokenAsync(calling.GetStreamingResponseAsync(messages, chat, either.Token), model is null ? null : request, limit.Token, cancellationToken))
            {
                yield return update;
            }
        }
        finally
        {
            // Also when the person stops the answer: what was used is used.
            if (used.InputTokenCount is not null || used.OutputTokenCount is not null)
            {
                await usage.AddAsync(used, CancellationToken.None);
            }
        }
    }

    private PauseChatClient OverModel(ConnectedModel model, UsageDetails used, BuiltInChatClient builtIn)
    {
        var bounded = new BoundedChatClient(
            new PlainAnswerChatClient(new MeteredChatClient(model, used)), BoundedChatClient.CharactersPerToken * options.Value.MaxOutputTokens);
        var fallback = new FallbackChatClient(
            bounded, model.Connection, builtIn, breaker, options, metrics, clock, loggers.CreateLogger<FallbackChatClient>());
        return new PauseChatClient(fallback, clock);
    }

    private async IAsyncEnumerable<AssistantUpdate> SpokenAsync(
        IAsyncEnumerable<ChatResponseUpdate> answer, Intent? ofModel, CancellationToken limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var spoken = new SpokenText();
        var hasOpenCalls = false;
        ChatFinishReason? reason = null;
        await using var updates = answer.GetAsyncEnumerator(CancellationToken.None);
        while (true)
        {
            var isOver = false;
            try
            {
                if (!await updates.MoveNextAsync())
                {
                    break;
                }
            }
            catch (Exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                // Whatever a provider's client throws when it is told to stop.
                isOver = true;
            }

            if (isOver)
            {
                yield return new AssistantUpdate.Text(spoken.IsEmpty ? TookTooLong : $"\n\n{TookTooLong}");
                yield break;
            }

            var update = updates.Current;
            if (PauseChatClient.IsPause(update))
            {
                yield return new AssistantUpdate.Pause();
                continue;
            }

            if (FallbackChatClient.NoticeOf(update) is { } notice)
            {
                spoken = new SpokenText();
                (ofModel, hasOpenCalls) = (null, false);
                yield return new AssistantUpdate.StartOver();
                yield return new AssistantUpdate.Notice(notice);
                continue;
            }

            if (PlainAnswerChatClient.VoidsText(update))
            {
                spoken = new SpokenText();
                yield return new AssistantUpdate.StartOver();
            }

            if (BuiltInChatClient.AsksYesOrNo(update))
            {
                yield return new AssistantUpdate.Question();
            }

            reason = update.FinishReason ?? (update.Role == ChatRole.Tool ? null : reason);
            if (update.Role != ChatRole.Tool && spoken.Add(update.Text) is { Length: > 0 } text)
            {
                yield return new AssistantUpdate.Text(text);
            }

            if (update.Role == ChatRole.Tool || update.Contents.Any(content => content is FunctionCallContent))
            {
                hasOpenCalls = update.Role != ChatRole.Tool;
                if (spoken.EndRound() is { Length: > 0 } rest)
                {
                    yield return new AssistantUpdate.Text(rest);
                }
            }
        }

        if (spoken.EndRound() is { Length: > 0 } last)
        {
            yield return new AssistantUpdate.Text(last);
        }

        // The last round offers no tools, so a model that still calls one has not finished.
        var ending = hasOpenCalls ? TooManySteps
            : reason == ChatFinishReason.ContentFilter ? sentences["Chat_AnswerFiltered"].Value
            : spoken.IsEmpty ? TooManySteps
            : reason == ChatFinishReason.Length ? sentences["Chat_AnswerCutOff"].Value
            : null;
        if (ending is not null)
        {
            yield return new AssistantUpdate.Text(spoken.IsEmpty ? ending : $"\n{ending}");
        }

        if (ofModel is not null)
        {
            yield return new AssistantUpdate.FromModel(ofModel);
        }
    }

    private static ToolCall CallOf(FunctionInvocationContext context) => new(
        context.CallContent.CallId,
        context.Function.Name,
        JsonSerializer.SerializeToElement(context.CallContent.Arguments ?? new Dictionary<string, object?>(), Wire.Json));

    private async Task<JsonElement> InvokeAsync(FunctionInvocationContext context, CancellationToken cancellationToken)
    {
        allowance.IsTyped = BuiltInChatClient.IsTyped(context.CallContent);
        if (context.CallContent.Exception is { } unreadable)
        {
            throw new FormatException("The arguments of the call are not a JSON object.", unreadable);
        }

        var read = ArgumentReader.Read(
            context.Function.Name,
            context.Function.JsonSchema,
            context.Arguments.Select(argument => KeyValuePair.Create(argument.Key, argument.Value is JsonElement json ? json : JsonSerializer.SerializeToElement(argument.Value, Wire.Json))));
        context.Arguments.Clear();
        foreach (var (name, value) in read.Values)
        {
            context.Arguments[name] = value;
        }

        return await context.Function.InvokeAsync(context.Arguments, cancellationToken) is JsonElement result
            ? read.AddNotesTo(result)
            : throw new InvalidOperationException($"The tool {context.Function.Name} answered no JSON.");
    }
}
