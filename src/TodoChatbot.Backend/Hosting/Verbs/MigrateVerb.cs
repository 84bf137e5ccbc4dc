using TodoChatbot.Backend.Data;
using TodoChatbot.Backend.Tasks.Searching;

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

        var indexed = await app.Services.GetRequiredService<SearchBackfill>().RunAsync(int.MaxValue, CancellationToken.None);
        if (indexed > 0)
        {
            await Console.Out.WriteLineAsync($"Indexed {indexed} tasks for search");
        }

        await Console.Out.WriteLineAsync("The database is up to date.");
        return ExitCodes.Ok;
    }
}
