using TodoChatbot.Backend.Data;

namespace TodoChatbot.Backend.Hosting.Verbs;

/// <summary>Brings the schema up to date.</summary>
internal sealed record MigrateVerb() : Verb("migrate", "", "bring the database's schema up to date; safe to run twice, or twice at once")
{
    public override async Task<int> RunAsync(WebApplication app, IReadOnlyList<string> arguments)
    {
        var applied = await app.Services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
        foreach (var migration in applied)
        {
            await Console.Out.WriteLineAsync($"Applied {migration}");
        }

        await Console.Out.WriteLineAsync("The database is up to date.");
        return ExitCodes.Ok;
    }
}
