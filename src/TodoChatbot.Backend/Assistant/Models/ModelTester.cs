using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Tasks.Tools;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>Asks the configured model once, with the tools, and says what is wrong. No tool is carried out.</summary>
internal sealed partial class ModelTester(
    ModelClients models, ModelCircuitBreaker breaker, TaskTools tools, IOptions<AiOptions> options, IOptionsMonitor<ModelKeys> keys, TimeProvider clock,
    ILogger<ModelTester> logger)
{
    private const string Instructions = "You keep a todo list and act only through the tools.";
    private const string Question = $"Call the tool {Operations.ListTasks} once, with limit 1. Say nothing else.";

    /// <summary>What the latest test has to say to the operator alone; null when there is nothing.</summary>
    public string? Detail { get; private set; }

    /// <param name="used">Counts the tokens.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ModelTest> RunAsync(UsageDetails used, CancellationToken cancellationToken)
    {
        using var model = models.Create();
        if (model is null)
        {
            return ModelDiagnosis.NotConfigured;
        }

        var diagnosis = new ModelDiagnosis(options.Value, keys.CurrentValue, model.Connection);
        var test = await AskAsync(model, used, diagnosis, cancellationToken);
        if (test.Works)
        {
            // What the operator has just fixed is used at once.
            breaker.Succeed();
            return test;
        }

        Detail = diagnosis.Detail;
        Failed(test.Problem, test.Value, Detail);
        return test;
    }

    private async Task<ModelTest> AskAsync(ConnectedModel model, UsageDetails used, ModelDiagnosis diagnosis, CancellationToken cancellationToken)
    {
        var hasBegun = false;
        using var silence = new CancellationTokenSource(options.Value.FirstTokenTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        using var listening = model.Connection.Listen(() =>
        {
            hasBegun = true;
            silence.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        });
        try
        {
            using var asked = new PlainAnswerChatClient(new MeteredChatClient(model, used));
            var request = new ChatOptions { Instructions = Instructions, Tools = ToolCatalog.Over(tools), MaxOutputTokens = options.Value.MaxOutputTokens };
            var updates = asked.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, Question)], request, either.Token);
            return diagnosis.Of(await updates.ToChatResponseAsync(either.Token));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return silence.IsCancellationRequested ? diagnosis.OfSilence(hasBegun) : diagnosis.Of(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The test of the language model failed: {Problem} {Value}. {Detail}")]
    private partial void Failed(string problem, string? value, string? detail);
}
