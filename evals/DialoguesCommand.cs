using System.CommandLine;
using System.Globalization;
using TodoChatbot.Evals.Dialogues;

namespace TodoChatbot.Evals;

/// <summary><c>dialogues --address http://localhost:8000</c></summary>
internal static class DialoguesCommand
{
    public static Command Create(TextWriter output)
    {
        var address = CommonOptions.Address();
        var account = CommonOptions.Account();
        var parallel = CommonOptions.Parallel();
        var cases = new Option<FileInfo>("--cases")
        {
            Description = "The dialogues, a JSON object a line.",
            DefaultValueFactory = _ => new FileInfo("evals/cases/fresh/dialogues.jsonl"),
        };
        var kind = new Option<string?>("--kind") { Description = "Only dialogues of this kind." };
        var command = new Command("dialogues", "Holds dialogues with a running backend and checks what became of the tasks.")
        {
            address, cases, account, kind, parallel,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            using var runner = new DialogueRunner(
                result.GetRequiredValue(address), CommonOptions.ReadAccount(result.GetRequiredValue(account)), Account.OffsetOfMorning());
            var wanted = result.GetValue(kind);
            var dialogues = Read(result.GetRequiredValue(cases)).Where(dialogue => wanted is null || dialogue.Kind == wanted).ToList();
            var verdicts = new Verdict[dialogues.Count];
            var options = new ParallelOptions { MaxDegreeOfParallelism = result.GetValue(parallel), CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(dialogues.Index(), options, async (row, token) => verdicts[row.Index] = await runner.RunAsync(row.Item, token));
            Print(verdicts, output);
            return ExitCode.Done;
        });
        return command;
    }

    private static List<Dialogue> Read(FileInfo file)
    {
        using var reader = file.OpenText();
        return [.. JsonLines.Read<Dialogue>(reader, file.Name)];
    }

    private static void Print(Verdict[] verdicts, TextWriter output)
    {
        foreach (var verdict in verdicts.Where(verdict => verdict.Outcome != Outcome.Right))
        {
            output.WriteLine($"{Name(verdict.Outcome)}  {verdict.Dialogue.Id}: {verdict.Fault}");
            foreach (var (turn, reply) in verdict.Dialogue.Turns.Zip(verdict.Replies))
                output.WriteLine($"    > {turn}\n    < {reply.ReplaceLineEndings(" / ")}");
        }

        output.WriteLine();
        output.WriteLine($"| Kind | Dialogues | {string.Join(" | ", Enum.GetValues<Outcome>().Select(Name))} |");
        output.WriteLine($"|---|---|{string.Concat(Enum.GetValues<Outcome>().Select(_ => "---|"))}");
        foreach (var group in verdicts.GroupBy(verdict => verdict.Dialogue.Kind))
            PrintRow(group.Key, [.. group], output);

        PrintRow("all", verdicts, output);
    }

    private static void PrintRow(string name, Verdict[] verdicts, TextWriter output)
    {
        var counts = Enum.GetValues<Outcome>().Select(outcome => verdicts.Count(verdict => verdict.Outcome == outcome));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {verdicts.Length} | {string.Join(" | ", counts)} |"));
    }

    private static string Name(Outcome outcome) => outcome switch
    {
        Outcome.FalseAnswer => "false answer",
        _ => outcome.ToString().ToLowerInvariant(),
    };
}
