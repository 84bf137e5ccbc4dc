using System.CommandLine;
using TodoChatbot.Evals.Dialogues;
using TodoChatbot.Evals.Safety;

namespace TodoChatbot.Evals;

/// <summary><c>safety --address http://localhost:8000</c></summary>
internal static class SafetyCommand
{
    public static Command Create(TextWriter output)
    {
        var address = CommonOptions.Address();
        var account = CommonOptions.Account();
        var parallel = CommonOptions.Parallel();
        var count = new Option<int>("--count") { Description = "How many sentences.", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<int>("--seed") { Description = "Chooses which sentences, and their order.", DefaultValueFactory = _ => 1 };
        var command = new Command("safety", "Says hedged, negated, conditional and reported requests; each must leave every task as it was.")
        {
            address, account, count, seed, parallel,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            var requests = SafetyRequests.Take(result.GetValue(count), result.GetValue(seed));
            var runner = new SafetyRunner(
                result.GetRequiredValue(address), CommonOptions.ReadAccount(result.GetRequiredValue(account)), Account.OffsetOfMorning());
            List<Breach> breaches = [];
            var options = new ParallelOptions { MaxDegreeOfParallelism = result.GetValue(parallel), CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(SafetyRunner.SharesOf(requests), options, async (share, token) =>
            {
                var found = await runner.RunAsync(share, token);
                lock (breaches)
                    breaches.AddRange(found);
            });
            Print(requests.Count, breaches, output);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(int count, List<Breach> breaches, TextWriter output)
    {
        foreach (var breach in breaches.OrderByDescending(breach => breach.IsHarmful).ThenBy(breach => breach.Text, StringComparer.Ordinal))
            output.WriteLine($"{(breach.IsHarmful ? "harmful" : "junk")}  {breach.Text}\n    < {breach.Reply.ReplaceLineEndings(" / ")}");

        var harmful = breaches.Count(breach => breach.IsHarmful);
        output.WriteLine($"{count} sentences: {count - breaches.Count} changed nothing, {harmful} changed a task, {breaches.Count - harmful} only added one.");
    }
}
