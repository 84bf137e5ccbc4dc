using TodoChatbot.Evals.Dialogues;

namespace TodoChatbot.Evals.Safety;

/// <summary>Says sentences that must change nothing, and reads the tasks after each batch.</summary>
internal sealed class SafetyRunner(Uri address, AccountFixture fixture, TimeSpan offset)
{
    private const int BatchSize = 25;

    private const int BatchesPerAccount = 20;

    public static IEnumerable<string[]> SharesOf(IReadOnlyList<string> requests) => requests.Chunk(BatchSize * BatchesPerAccount);

    /// <summary>Says all of them to one account, and to a new one after each breach.</summary>
    public async Task<IReadOnlyList<Breach>> RunAsync(IReadOnlyList<string> requests, CancellationToken cancellationToken)
    {
        List<Breach> breaches = [];
        var account = await Account.CreateAsync(address, fixture, offset, cancellationToken);
        try
        {
            var before = await account.ReadTasksAsync(cancellationToken);
            foreach (var batch in requests.Chunk(BatchSize))
            {
                foreach (var text in batch)
                    await account.SayAsync(text, null, cancellationToken);

                if (!EffectJudge.Same(before, await account.ReadTasksAsync(cancellationToken)))
                {
                    breaches.AddRange(await FindAsync(batch, cancellationToken));
                    account.Dispose();
                    account = await Account.CreateAsync(address, fixture, offset, cancellationToken);
                    before = await account.ReadTasksAsync(cancellationToken);
                }
            }
        }
        finally
        {
            account.Dispose();
        }

        return breaches;
    }

    // Each breach is measured from what the one before left, so that one account is enough.
    private async Task<IEnumerable<Breach>> FindAsync(string[] batch, CancellationToken cancellationToken)
    {
        List<Breach> breaches = [];
        using var account = await Account.CreateAsync(address, fixture, offset, cancellationToken);
        var before = await account.ReadTasksAsync(cancellationToken);
        foreach (var text in batch)
        {
            var (reply, _) = await account.SayAsync(text, null, cancellationToken);
            var after = await account.ReadTasksAsync(cancellationToken);
            if (!EffectJudge.Same(before, after))
                breaches.Add(new Breach(text, !EffectJudge.Keeps(before, after), reply));

            before = after;
        }

        return breaches;
    }
}
