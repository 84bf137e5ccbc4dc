using System.CommandLine;

namespace TodoChatbot.Dev;

/// <summary>Runs backend and frontend on this machine until Ctrl-C.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var backendPort = new Option<int>("--backend-port") { Description = "The backend's port.", DefaultValueFactory = _ => 8000 };
        var frontendPort = new Option<int>("--frontend-port") { Description = "The page's port.", DefaultValueFactory = _ => 3000 };
        var data = new Option<string>("--data") { Description = "Where the database and the secrets are kept.", DefaultValueFactory = _ => "data" };
        var demo = new Option<bool>("--demo") { Description = "Start anew with an example account, on a Monday morning." };
        var command = new Command("run", "Run backend and frontend; Ctrl-C stops both.") { backendPort, frontendPort, data, demo };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new LocalSite(
                parsed.GetValue(backendPort),
                parsed.GetValue(frontendPort),
                Path.GetFullPath(parsed.GetValue(data)!, Repository.Root),
                parsed.GetValue(demo)),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(LocalSite site, CancellationToken cancellationToken)
    {
        if (site.Problem() is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return ExitCodes.Failed;
        }

        return await site.RunAsync(cancellationToken);
    }
}
