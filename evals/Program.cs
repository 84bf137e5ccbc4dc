using System.CommandLine;
using TodoChatbot.Evals;

var root = new RootCommand("Measures how well the language engine understands sentences.")
{
    PredictCommand.Create(Console.In, Console.Out),
    ScoreCommand.Create(Console.Out),
    DialoguesCommand.Create(Console.Out),
    SafetyCommand.Create(Console.Out),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        Console.Error.WriteLine(error.Message);

    Console.Error.WriteLine("Try --help.");
    return ExitCode.Usage;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception exception) when (exception is IOException or InvalidDataException or FormatException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(exception.Message);
    return ExitCode.Failed;
}
catch (HttpRequestException exception)
{
    Console.Error.WriteLine(exception.Message);
    return ExitCode.Unreachable;
}
catch (OperationCanceledException)
{
    return ExitCode.Cancelled;
}
