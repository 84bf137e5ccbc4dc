using TodoChatbot.Backend.Data;

namespace TodoChatbot.Backend.Hosting;

/// <summary>What the process is started for.</summary>
internal static class Verbs
{
    private const string Serve = "serve";
    private const string Migrate = "migrate";
    private const int UsageError = 2;

    /// <summary>Does what the first argument says; serves when it says nothing.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunVerbAsync(this WebApplication app, string[] args)
    {
        var verb = args.FirstOrDefault(argument => !argument.StartsWith('-')) ?? Serve;
        switch (verb)
        {
            case Serve:
                await ServeAsync(app);
                return 0;
            case Migrate:
                await MigrateAsync(app);
                return 0;
            default:
                await Console.Error.WriteLineAsync($"“{verb}” is not something this program does. Say {Serve} (the default) or {Migrate}.");
                return UsageError;
        }
    }

    private static async Task ServeAsync(WebApplication app)
    {
        var migrator = app.Services.GetRequiredService<Migrator>();
        if (migrator.RunsAtStart)
        {
            await migrator.MigrateAsync(CancellationToken.None);
        }

        await app.RunAsync();
    }

    private static async Task MigrateAsync(WebApplication app)
    {
        var applied = await app.Services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(applied.Count == 0 ? "The database is up to date." : $"Applied {applied.Count}: {string.Join(", ", applied)}");
    }
}
