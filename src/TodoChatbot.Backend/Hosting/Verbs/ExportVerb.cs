using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Backups;

namespace TodoChatbot.Backend.Hosting.Verbs;

/// <summary>Writes everything of everybody.</summary>
internal sealed record ExportVerb() : Verb("export", "[file]", "write everything of everybody as JSON lines, to a file or to the output")
{
    public override async Task<int> RunAsync(WebApplication app, IReadOnlyList<string> arguments)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var backup = scope.ServiceProvider.GetRequiredService<Backup>();
        if (arguments is [var file, ..] && File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"{file} is there already. Name a new file.");
            return ExitCodes.Usage;
        }

        await using var stream = arguments is [var path, ..] ? PrivateFile.Open(path, FileMode.CreateNew) : Console.OpenStandardOutput();
        var rows = await backup.WriteAsync(stream, CancellationToken.None);
        await Console.Error.WriteLineAsync($"Exported {rows} rows.");
        return ExitCodes.Ok;
    }
}
