using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace TodoChatbot.Backend.Assistant.Models;

/// <summary>
/// Counts what a model uses, also of an answer that is stopped or breaks off: what the provider reports, or an estimate where it
/// reports nothing.
/// </summary>
internal sealed class MeteredChatClient(ConnectedModel model, UsageDetails used) : DelegatingChatClient(model.Client)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var told = messages.ToList();
        var said = new List<AIContent>();
        try
        {
            await foreach (var update in base.GetStreamingResponseAsync(told, options, cancellationToken))
            {
                said.AddRange(update.Contents);
                yield return update;
            }

            // Some clients end quietly when they are told to stop, as if the model had been cut off.
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            // A provider that refuses, or has not begun to answer, has used nothing.
            if (said.Count > 0 || (cancellationToken.IsCancellationRequested && model.Connection.HasAnswered))
            {
                used.Add(Reported(said) ?? new UsageDetails
                {
                    InputTokenCount = HistoryCut.Estimate(told),
                    OutputTokenCount = HistoryCut.Estimate([new ChatMessage(ChatRole.Assistant, said)]),
                });
            }
        }
    }

    private static UsageDetails? Reported(IEnumerable<AIContent> said)
    {
        var reports = said.OfType<UsageContent>().Select(report => report.Details).Where(report => report.InputTokenCount + report.OutputTokenCount > 0).ToList();
        if (reports.Count == 0)
        {
            return null;
        }

        var sum = new UsageDetails();
        reports.ForEach(sum.Add);
        return sum;
    }
}
