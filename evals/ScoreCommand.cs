using System.CommandLine;
using System.Globalization;

namespace TodoChatbot.Evals;

/// <summary><c>score CASES PREDICTIONS</c></summary>
internal static class ScoreCommand
{
    public static Command Create(TextWriter output)
    {
        var cases = new Argument<FileInfo>("cases") { Description = "The cases, a JSON object a line." };
        var predictions = new Argument<FileInfo>("predictions") { Description = "What \"predict\" printed for them." };
        var command = new Command("score", "Compares predictions with cases: accuracy by set and group, and each miss.") { cases, predictions };
        command.SetAction(result =>
        {
            Score(result.GetRequiredValue(cases), result.GetRequiredValue(predictions), output);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Score(FileInfo casesFile, FileInfo predictionsFile, TextWriter output)
    {
        var cases = Read<Case>(casesFile);
        var predictions = Read<Prediction>(predictionsFile).DistinctBy(prediction => prediction.Id).ToDictionary(prediction => prediction.Id);
        var judged = cases.Select(row => (Row: row, Fault: Judge.Fault(row, predictions.GetValueOrDefault(row.Id)))).ToList();

        foreach (var (row, fault) in judged.Where(verdict => verdict.Fault is not null))
            output.WriteLine($"miss  {row.Id}  \"{row.Text}\": {fault}");

        foreach (var group in judged.GroupBy(verdict => (verdict.Row.Set, verdict.Row.Group)).OrderBy(group => group.Key))
            Print(output, $"{group.Key.Set} / {group.Key.Group}", [.. group.Select(verdict => verdict.Fault)]);

        foreach (var group in judged.GroupBy(verdict => verdict.Row.Group).OrderBy(group => group.Key, StringComparer.Ordinal))
            Print(output, $"all / {group.Key}", [.. group.Select(verdict => verdict.Fault)]);

        Print(output, "all", [.. judged.Select(verdict => verdict.Fault)]);
    }

    private static List<T> Read<T>(FileInfo file)
    {
        if (!file.Exists)
            throw new FileNotFoundException($"There is no file {file.FullName}.");

        using var reader = file.OpenText();
        return [.. JsonLines.Read<T>(reader, file.Name)];
    }

    private static void Print(TextWriter output, string name, IReadOnlyList<string?> faults)
    {
        var right = faults.Count(fault => fault is null);
        var share = faults.Count == 0 ? 0 : 100.0 * right / faults.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-28} {right,5} / {faults.Count,-5} {share,6:F1} %"));
    }
}
