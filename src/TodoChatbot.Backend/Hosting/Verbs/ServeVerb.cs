using Microsoft.Extensions.Options;
using TodoChatbot.Backend.Data;

namespace TodoChatbot.Backend.Hosting.Verbs;

/// <summary>Answers requests until told to stop.</summary>
internal sealed record ServeVerb() : Verb("serve", "", "answer requests (the default)")
{
    public override async Task<int> RunAsync(WebApplication app, IReadOnlyList<string> arguments)
    {
        // Before the host does it, whose log would bury the sentence.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        var migrator = app.Services.GetRequiredService<Migrator>();
        if (migrator.RunsAtStart)
        {
            await migrator.MigrateAsync(CancellationToken.None);
        }

        await app.RunAsync();
        return ExitCodes.Ok;
    }
}
