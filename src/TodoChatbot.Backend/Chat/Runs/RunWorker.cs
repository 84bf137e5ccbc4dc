using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TodoChatbot.Backend.Accounts;
using TodoChatbot.Backend.Accounts.Profile;
using TodoChatbot.Backend.Assistant;
using TodoChatbot.Backend.Broadcasting;
using TodoChatbot.Backend.Chat.Conversations;
using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Outages;
using TodoChatbot.Backend.Data.Owners;
using TodoChatbot.Backend.Hosting;
using TodoChatbot.Backend.Rules;
using TodoChatbot.Backend.Tasks.Tools;
using TodoChatbot.Backend.Tasks.Tools.Answers;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Activity;
using TodoChatbot.Contracts.Chat;
using Intent = TodoChatbot.Language.Intents.Intent;

namespace TodoChatbot.Backend.Chat.Runs;

/// <summary>
/// Answers one message. All that it has done is in the run's events, so that another process can go on from there: a tool's result
/// is written in the transaction of what the tool did.
/// </summary>
internal sealed partial class RunWorker(
    AppDbContext db,
    Caller caller,
    ConversationLog conversations,
    ConfirmationMatcher consent,
    AnswerReview review,
    MessageChoices choices,
    TodoAssistant assistant,
    ChangeBroadcaster notices,
    TodoMetrics metrics,
    TimeProvider clock,
    ILogger<RunWorker> logger)
{
    public async Task WorkAsync(LocalRun local)
    {
        var run = await db.Set<Run>().AsNoTracking().FirstAsync(r => r.Id == local.Id && r.Epoch == local.Epoch, local.Stopping);
        caller.Authenticate(new Caller.Identity(run.OwnerId, ChangeSource.Chat, run.Client, run.TokenId) { AgreedTo = [] });
        var asked = await conversations.AskedAsync(run, local.Stopping);
        caller.Agree(await consent.OfAsync(asked, local.Stopping));
        var log = new RunLog(db, run.Id, run.OwnerId, run.Epoch, local);
        var turn = new Turn(run, asked, log, await LoadEventsAsync(run.Id, local), clock);
        try
        {
            if (run.CancelRequested)
            {
                throw new RunCancelledException();
            }

            await AnswerAsync(turn, local.Stopping);
            await FinishAsync(turn, RunStatus.Done);
        }
        catch (RunLostException)
        {
            Lost(run.Id);
        }
        catch (OperationCanceledException) when (local.Stopping.IsCancellationRequested && !local.IsCancelledByPerson)
        {
            await HandOverAsync(run);
        }
        catch (Exception exception)
        {
            await EndAsync(turn, exception);
        }
    }

    private async Task EndAsync(Turn turn, Exception exception)
    {
        try
        {
            await (exception is RunCancelledException or OperationCanceledException ? FinishAsync(turn, RunStatus.Cancelled) : FailAsync(turn, exception));
        }
        catch (RunLostException)
        {
            // The account was deleted while the assistant worked.
            Lost(turn.Run.Id);
        }
    }

    private async Task<IReadOnlyList<RunEvent>> LoadEventsAsync(Guid runId, LocalRun local)
    {
        var events = await db.Set<RunEvent>().AsNoTracking().Where(e => e.RunId == runId).OrderBy(e => e.Sequence).ToListAsync(local.Stopping);
        local.Add(events);
        return events;
    }

    private async Task AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        var messages = await conversations.MessagesForAsync(turn.Asked, turn.ToolCalls, cancellationToken);
        await foreach (var update in assistant.AnswerAsync(messages, (call, invoke, token) => CallToolAsync(turn, call, invoke, token), cancellationToken))
        {
            switch (update)
            {
                case AssistantUpdate.Text text:
                    turn.Add(text.Value);
                    if (turn.IsDeltaDue)
                    {
                        await WriteDeltaAsync(turn, cancellationToken);
                    }

                    break;
                case AssistantUpdate.Question:
                    turn.AsksYesOrNo = true;
                    break;
                case AssistantUpdate.Pause:
                    await WriteDeltaAsync(turn, cancellationToken);
                    break;
                case AssistantUpdate.StartOver:
                    turn.StartOver();
                    break;
                case AssistantUpdate.FromModel model:
                    turn.AskedOfModel = model.Request;
                    break;
                case AssistantUpdate.Notice notice:
                    turn.Notice = notice.Sentence;
                    break;
            }
        }

        AddUntold(turn);
    }

    /// <summary>Whatever the assistant said of it, a person reads what was done, what failed and what a yes would do.</summary>
    private void AddUntold(Turn turn)
    {
        foreach (var sentence in review.Untold(turn.Said, turn.ToolCalls))
        {
            turn.AddLine(sentence);
        }

        turn.AddUntoldPreviews();
        if (turn.AskedOfModel is { } request && review.NothingChanged(request, turn.Said, turn.ToolCalls) is { } nothing)
        {
            turn.AddLine(nothing);
        }
    }

    private static async Task WriteDeltaAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.TakeDelta() is { } delta)
        {
            await turn.Log.AppendAsync(RunEventNames.Delta, delta, cancellationToken);
        }
    }

    private async Task<JsonElement> CallToolAsync(
        Turn turn, ToolCall call, Func<CancellationToken, Task<JsonElement>> invoke, CancellationToken cancellationToken)
    {
        await WriteDeltaAsync(turn, cancellationToken);
        await turn.Log.AppendAsync(RunEventNames.ToolCall, call, cancellationToken);
        var answered = await InvokeAsync(turn, call, invoke, cancellationToken);
        turn.ToolCalls.Add(answered);
        metrics.ToolCalled(answered.Name, answered.IsError);
        return answered.Result!.Value;
    }

    private async Task<ToolCall> InvokeAsync(
        Turn turn, ToolCall call, Func<CancellationToken, Task<JsonElement>> invoke, CancellationToken cancellationToken)
    {
        try
        {
            return await db.InTransactionAsync(
                async token =>
                {
                    var done = call with { Result = await invoke(token) };
                    if (ConfirmationMatcher.PreviewIn(done) is not null && turn.Asks)
                    {
                        done = done with { Result = JsonSerializer.SerializeToElement(review.Postponed, Wire.Json) };
                    }

                    await turn.Log.AppendAsync(RunEventNames.ToolResult, done, token);
                    return done;
                },
                cancellationToken);
        }
        catch (Exception exception) when (ToolErrors.SentenceFor(exception) is { } sentence)
        {
            // What the tool had begun was rolled back with its transaction.
            var refused = call with { Result = JsonSerializer.SerializeToElement(new TaskAnswer(sentence) { IsError = true }, Wire.Json), IsError = true };
            await turn.Log.AppendAsync(RunEventNames.ToolResult, refused, cancellationToken);
            return refused;
        }
    }

    private async Task FinishAsync(Turn turn, RunStatus status)
    {
        var last = turn.TakeDelta();
        await db.InTransactionAsync(
            async token =>
            {
                _ = await db.LockOwnerAsync(turn.Run.OwnerId, token) ?? throw new RunLostException();
                var stored = await conversations.AddAnswerAsync(turn.Asked, turn.Content(status), turn.ToolCalls, turn.AsksYesOrNo && status == RunStatus.Done, token);
                var message = choices.OfLast(stored);
                var answer = new ChatAnswer(
                    stored.ConversationId, turn.Run.Id, stored.Content, stored.ToolCalls, message, turn.Asked.ToItem(), turn.Notice);
                var events = new List<(string, object)>
                {
                    (RunEventNames.Message, message),
                    (RunEventNames.Done, new RunDone(answer, status == RunStatus.Cancelled)),
                };
                if (last is not null)
                {
                    events.Insert(0, (RunEventNames.Delta, last));
                }

                await turn.Log.CloseAsync(status, events, token);
                return stored;
            },
            CancellationToken.None);
        notices.Publish(new ChangeEvent(ChangeKind.Conversations, turn.Run.OwnerId, turn.Run.Id));
        var duration = clock.Now - turn.Run.CreatedAt;
        metrics.TurnEnded(duration, status.ToString().ToLowerInvariant());
        Finished(turn.Run.Id, status, turn.ToolCalls.Count, (int)duration.TotalMilliseconds);
    }

    private async Task FailAsync(Turn turn, Exception exception)
    {
        if (exception is AccountGoneException || exception.IsForeignKeyViolation)
        {
            throw new RunLostException();
        }

        Failed(turn.Run.Id, exception);
        metrics.TurnEnded(clock.Now - turn.Run.CreatedAt, "failed");
        var code = DatabaseOutage.CauseOf(exception) is not null ? ErrorCodes.ServiceUnavailable : ErrorCodes.InternalError;
        var problem = Problem.Of(code, "The answer could not be finished. What was done so far is kept; try again.").ProblemDetails;
        try
        {
            await turn.Log.CloseAsync(RunStatus.Failed, [(RunEventNames.Error, problem)], CancellationToken.None);
        }
        catch (RunLostException)
        {
            Lost(turn.Run.Id);
        }
    }

    private async Task HandOverAsync(Run run)
    {
        // A takeover counts as an interruption; a graceful handover does not.
        var now = clock.Now.AddTicks(-1);
        var handedOver = await db.Set<Run>().Where(r => r.Id == run.Id && r.Epoch == run.Epoch)
            .ExecuteUpdateAsync(
                set => set.SetProperty(r => r.LeaseUntil, now).SetProperty(r => r.Interruptions, r => r.Interruptions - 1),
                CancellationToken.None);
        if (handedOver > 0)
        {
            HandedOver(run.Id);
        }
        else
        {
            Lost(run.Id);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {RunId} ended {Status} with {ToolCalls} tool calls after {Milliseconds} ms")]
    private partial void Finished(Guid runId, RunStatus status, int toolCalls, int milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Run {RunId} failed")]
    private partial void Failed(Guid runId, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Run {RunId} is worked on by another process, or was deleted")]
    private partial void Lost(Guid runId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Run {RunId} is left to another process")]
    private partial void HandedOver(Guid runId);

    /// <summary>What has been said and done so far.</summary>
    private sealed class Turn(Run run, StoredMessage asked, RunLog log, IReadOnlyList<RunEvent> events, TimeProvider clock)
    {
        // Fine enough to read along, coarse enough not to write a row for each word.
        private static readonly TimeSpan DeltaInterval = TimeSpan.FromMilliseconds(150);

        // A message has a length that its contract allows; the previews of an answer come last and must still fit.
        private const int MaxSaidLength = Limits.MessageLength - 3000;

        // The question comes after the other lines that are added.
        private const int MaxPreviewLength = 1500;

        // For " … (stopped)" and a line break.
        private const int ReservedLength = 50;

        private readonly StringBuilder _content = new();
        private int _written;
        private DateTimeOffset _lastDelta = clock.GetUtcNow();

        // What another process had streamed before it was gone is said again from the start.
        private bool _startsOver = events.Any(e => e.Name == RunEventNames.Delta);

        public Run Run => run;

        public StoredMessage Asked => asked;

        public RunLog Log => log;

        public string? Notice { get; set; }

        public List<ToolCall> ToolCalls { get; } =
            [.. events.Where(e => e.Name == RunEventNames.ToolResult).Select(e => JsonSerializer.Deserialize<ToolCall>(e.Data, Wire.Json)!)];

        public void Add(string text)
        {
            var room = MaxSaidLength - _content.Length;
            if (room > 0)
            {
                _content.Append(text.Length <= room ? text : $"{text.Cut(room)} …");
            }
        }

        public string Said => _content.ToString();

        /// <summary>The user's request, if a model answered it; otherwise null.</summary>
        public Intent? AskedOfModel { get; set; }

        /// <summary>True if the text asks a yes-or-no question.</summary>
        public bool AsksYesOrNo { get; set; }

        /// <summary>True once a change waits for the person's yes or no.</summary>
        public bool Asks => ToolCalls.Any(call => ConfirmationMatcher.PreviewIn(call) is not null);

        /// <summary>Adds a line as far as there is room for it.</summary>
        public void AddLine(string sentence)
        {
            var room = Limits.MessageLength - ReservedLength - MaxPreviewLength - _content.Length;
            if (room > 0)
            {
                _content.Append(_content.Length > 0 && _content[^1] != '\n' ? "\n" : "").Append(sentence.Length <= room ? sentence : $"{sentence.Cut(room)} …");
            }
        }

        public void AddUntoldPreviews()
        {
            var said = _content.ToString();
            foreach (var preview in ToolCalls.Select(ConfirmationMatcher.PreviewIn).OfType<Preview>().Where(preview => !said.Contains(preview.Text, StringComparison.Ordinal)))
            {
                _content.Append(_content.Length > 0 ? "\n" : "").Append(preview.TextWithin(Limits.MessageLength - ReservedLength - _content.Length));
            }
        }

        public void StartOver()
        {
            _content.Clear();
            _written = 0;
            AsksYesOrNo = false;
            _startsOver = true;
        }

        public bool IsDeltaDue => clock.GetUtcNow() - _lastDelta >= DeltaInterval;

        public Delta? TakeDelta()
        {
            if (_content.Length == _written && !_startsOver)
            {
                return null;
            }

            var delta = new Delta(_content.ToString(_written, _content.Length - _written), _startsOver);
            _written = _content.Length;
            _lastDelta = clock.GetUtcNow();
            _startsOver = false;
            return delta;
        }

        public string Content(RunStatus status) =>
            status == RunStatus.Cancelled ? $"{_content}{(_content.Length > 0 ? " … " : "")}(stopped)" : _content.ToString();
    }
}
