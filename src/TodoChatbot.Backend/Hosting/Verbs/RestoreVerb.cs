using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Data.Backups;

namespace TodoChatbot.Backend.Hosting.Verbs;

/// <summary>Reads an export into an empty database.</summary>
internal sealed record RestoreVerb() : Verb("restore", "[file]", "read an export into an empty database, from a file or from the input")
{
    public override async Task<int> RunAsync(WebApplication app, IReadOnlyList<string> arguments)
    {
        await app.Services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        if (arguments is [var file, ..] && !File.Exists(file))
        {
            await Console.Error.WriteLineAsync($"{file} is not there.");
            return ExitCodes.Usage;
        }

        await using var stream = arguments is [var path, ..] ? File.OpenRead(path) : Console.OpenStandardInput();
        var rows = await scope.ServiceProvider.GetRequiredService<Backup>().ReadAsync(stream, CancellationToken.None);
        await Console.Error.WriteLineAsync($"Restored {rows} rows.");
        return ExitCodes.Ok;
    }
}
