using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Data;

namespace TodoChatbot.Backend.Hosting.Verbs;

/// <summary>Says whether the configuration holds and the database answers.</summary>
internal sealed record CheckVerb() : Verb("check", "", "check the configuration and the database")
{
    public override async Task<int> RunAsync(WebApplication app, IReadOnlyList<string> arguments)
    {
        var isGood = await StepAsync(app, "The configuration is complete.", () =>
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return Task.FromResult<string?>(null);
        });

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var clock = Stopwatch.StartNew();
        isGood &= await StepAsync(app, $"The database answers ({(db.Database.IsNpgsql() ? "PostgreSQL" : "SQLite")}).", async () =>
        {
            await db.Database.OpenConnectionAsync();
            await Console.Out.WriteLineAsync($"      after {clock.ElapsedMilliseconds} ms");
            return null;
        });
        isGood = isGood && await StepAsync(app, "The schema is up to date.", async () =>
            (await db.Database.GetPendingMigrationsAsync()).ToList() is { Count: > 0 } missing
                ? $"{missing.Count} migrations are missing ({string.Join(", ", missing)}). Run: todo-backend migrate"
                : null);
        return isGood ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static async Task<bool> StepAsync(WebApplication app, string claim, Func<Task<string?>> check)
    {
        var problem = await ProblemAsync(app, check);
        await Console.Out.WriteLineAsync(problem is null ? $"ok    {claim}" : $"fail  {problem}");
        return problem is null;
    }

    private static async Task<string?> ProblemAsync(WebApplication app, Func<Task<string?>> check)
    {
        try
        {
            return await check();
        }
        catch (Exception exception) when (WrongSettings.Of(exception) is { } sentences)
        {
            return string.Join("\nfail  ", sentences);
        }
        catch (Exception exception) when (VerbList.DatabaseSentenceFor(app, exception) is { } sentence)
        {
            return sentence;
        }
    }
}
