using System.Collections.Concurrent;

namespace TodoChatbot.Evals.Dialogues;

/// <summary>Holds dialogues, each with an account that is as the fixture says, and judges them.</summary>
internal sealed class DialogueRunner(Uri address, AccountFixture fixture, TimeSpan offset) : IDisposable
{
    // Dialogues that changed nothing leave an account as good as a new one.
    private readonly ConcurrentBag<Account> _unchanged = [];

    public async Task<Verdict> RunAsync(Dialogue dialogue, CancellationToken cancellationToken)
    {
        var account = _unchanged.TryTake(out var unchanged) ? unchanged : await Account.CreateAsync(address, fixture, offset, cancellationToken);
        var before = await account.ReadTasksAsync(cancellationToken);
        var after = before;
        var beforeLast = before;
        var (changed, everChanged) = (false, false);
        List<string> replies = [];
        string? conversation = null;
        foreach (var (index, turn) in dialogue.Turns.Index())
        {
            beforeLast = after;
            (var reply, conversation) = await account.SayAsync(turn, conversation, cancellationToken);
            replies.Add(reply);
            after = await account.ReadTasksAsync(cancellationToken);
            everChanged |= !EffectJudge.Same(before, after);
            changed |= index + 1 == dialogue.Expect.ChangesAfter && !EffectJudge.Same(before, after);
        }

        if (everChanged)
            account.Dispose();
        else
            _unchanged.Add(account);

        var answers = new ReplyJudge(fixture, account.Today, before, replies[^1]);
        var (outcome, fault) = Judge(dialogue.Expect, before, beforeLast, after, answers, new EffectJudge(fixture, account.Today));
        return outcome == Outcome.Right && dialogue.Expect.ChangesAfter > 0 && !changed
            ? new Verdict(dialogue, Outcome.Missed, $"nothing had changed after turn {dialogue.Expect.ChangesAfter}", replies)
            : new Verdict(dialogue, outcome, fault, replies);
    }

    public void Dispose()
    {
        foreach (var account in _unchanged)
            account.Dispose();
    }

    private static (Outcome Outcome, string Fault) Judge(
        Dialogue.Expectation expect,
        IReadOnlyList<TaskState> before,
        IReadOnlyList<TaskState> beforeLast,
        IReadOnlyList<TaskState> after,
        ReplyJudge reply,
        EffectJudge effects)
    {
        var (outcome, fault) = effects.Judge(expect, before, after);
        if (outcome == Outcome.Right)
            return ClaimsWithoutChange() && expect.IsOfNothing ? (Outcome.FalseAnswer, "claims a change") : reply.Judge(expect);

        // What should have been taken back had been asked for before.
        if (outcome == Outcome.Harmful && expect.ChangesAfter > 0 && EffectJudge.Keeps(beforeLast, after))
            return (beforeLast.Count == after.Count ? Outcome.Missed : Outcome.Junk, fault);

        if (outcome != Outcome.Missed || !EffectJudge.Same(before, after))
            return (outcome, fault);

        if (ClaimsWithoutChange())
            return (Outcome.FalseAnswer, $"claims a change, but {fault}");

        return !reply.IsQuestion ? (outcome, fault) : expect.Reply == "ask" ? (Outcome.Right, "") : (Outcome.Asked, fault);

        bool ClaimsWithoutChange() => reply.ClaimsChange && EffectJudge.Same(beforeLast, after);
    }
}
