using System.CommandLine;

namespace TodoChatbot.Evals;

/// <summary><c>predict &lt; cases.jsonl &gt; predictions.jsonl</c></summary>
internal static class PredictCommand
{
    public static Command Create(TextReader input, TextWriter output)
    {
        var explain = new Option<bool>("--explain") { Description = "Adds what decided the intent: manners, features and their weights." };
        var command = new Command("predict", "Reads cases from standard input and prints a prediction for each.") { explain };
        command.SetAction(result =>
        {
            foreach (var row in JsonLines.Read<Case>(input, "standard input"))
                output.WriteLine(JsonLines.Write(Predictor.Predict(row, result.GetValue(explain), CancellationToken.None)));

            return ExitCode.Done;
        });
        return command;
    }
}
