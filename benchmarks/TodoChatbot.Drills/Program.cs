using System.CommandLine;
using TodoChatbot.Drills;

var root = new RootCommand("Rehearses what may happen in production, and measures it.")
{
    HealthCommand.Create(), KillCommand.Create(), LoadCommand.Create(), SoakCommand.Create(), FuzzCommand.Create(), ChatFuzzCommand.Create(),
};
var parsed = root.Parse(args);
var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
return parsed.Errors.Count > 0 ? 2 : exitCode;
