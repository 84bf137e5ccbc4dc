using System.CommandLine;
using TodoChatbot.Dev;

var root = new RootCommand("What the Makefile's run, demo, test, previous and check do.") { RunCommand.Create(), TestCommand.Create(), PreviousCommand.Create(), WorkflowsCommand.Create() };
var parsed = root.Parse(args);

// The programs get their own time to finish after Ctrl-C.
var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(40) });
return parsed.Errors.Count > 0 ? ExitCodes.Usage : exitCode;
