using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Tests.Hosting;

/// <summary>Logs tell an operator what happened, and nothing that a person wrote.</summary>
public sealed class LogTests
{
    // In every name, address, title and message of the scenario.
    private const string Mark = "zanzibar";

    [Theory]
    [InlineData(Database.Sqlite, "Information")]
    [InlineData(Database.Sqlite, "Debug")]
    [InlineData(Database.Postgres, "Debug")]
    public async Task Nothing_personal_is_in_the_logs(Database database, string level)
    {
        Assert.SkipWhen(database == Database.Postgres && PostgresServer.Reason is not null, PostgresServer.Reason ?? "");
        await using var app = await BackendApp.StartAsync(database, ("Logging:LogLevel:Default", level));

        var secrets = await LiveAsync(app);

        var lines = string.Join('\n', app.Logs.Lines);
        lines.ShouldContain("signed up");
        lines.ShouldContain("sign-in is paused");
        lines.ShouldContain("An old refresh token");
        lines.ShouldContain("ended Done");
        lines.ShouldNotContain(Mark, Case.Insensitive);
        foreach (var secret in secrets)
        {
            lines.ShouldNotContain(secret);
        }
    }

    // Everything that goes well and everything that does not.
    private static async Task<IReadOnlyList<string>> LiveAsync(BackendApp app)
    {
        var ann = await app.SignUpAsync($"{Mark}-ann");
        using var anybody = app.CreateClient();
        await ann.LiveAsync($"{Mark} ");
        await ann.ListAsync($"?q={Mark}&tag={Mark}");
        await ann.QuickAddAsync($"{Mark} tomorrow at 5pm #{Mark} +{Mark}");
        await ann.SayAsync($"add a task: {Mark} is far away");
        await ann.SayAsync($"delete {Mark}");
        await ann.SayAsync($"tell me a story about {Mark}");
        var token = (await ann.CreateTokenAsync(TokenScope.Write, Mark)).Token;
        await using (var mcp = await ann.WithToken(token).McpAsync())
        {
            await mcp.CallAsync("add_task", new() { ["title"] = $"From {Mark}" });
            await mcp.TryAsync("update_task", new() { ["task"] = $"no {Mark}", ["title"] = "" });
        }

        await ann.Client.TryAsync(HttpMethod.Post, "/api/tasks", $$"""{"title": "{{Mark}}""");
        await ann.Client.TryAsync(HttpMethod.Post, "/api/tasks", $$$"""{"title": "x", "priority": "{{{Mark}}}", "due": {"date": "{{{Mark}}}"}}""");
        await ann.Client.TryAsync(HttpMethod.Get, $"/api/tasks/{Mark}");
        await ann.Client.TryAsync(HttpMethod.Get, $"/api/activity?cursor={Mark}");
        await ann.Client.TryAsync(HttpMethod.Get, $"/{Mark}");
        await ann.Client.TryAsync(HttpMethod.Get, "/api/users/me/export");

        var twice = new Register($"{Mark}.{Guid.CreateVersion7():n}@example.com", Person.Password);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => anybody.TryAsync(HttpMethod.Post, "/api/auth/register", twice)));
        for (var attempt = 0; attempt < 6; attempt++)
        {
            await anybody.TryAsync(HttpMethod.Post, "/api/auth/login", new Login(ann.Email, $"{Mark} is not it"));
        }

        var renewed = await anybody.PostAsync<Session>("/api/auth/refresh", new RefreshSession(ann.Session.RefreshToken));
        app.Wait(TimeSpan.FromMinutes(5));
        await anybody.TryAsync(HttpMethod.Post, "/api/auth/refresh", new RefreshSession(ann.Session.RefreshToken));
        await ann.Client.TryAsync(HttpMethod.Delete, "/api/users/me", new DeleteAccount(Person.Password));
        return [Person.Password, ann.Session.AccessToken, ann.Session.RefreshToken, renewed.AccessToken, renewed.RefreshToken, token];
    }
}
