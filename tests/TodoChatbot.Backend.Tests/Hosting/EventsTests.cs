using System.Net;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts.Accounts;

namespace TodoChatbot.Backend.Tests.Hosting;

/// <summary>An open page's stream of events holds as long as the token that opened it.</summary>
public sealed class EventsTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Fact]
    public async Task The_stream_ends_when_the_session_s_token_does()
    {
        var app = await BackendApp.StartAsync(Database.Sqlite);
        await using var disposed = app;
        var ann = await app.SignUpAsync("ann");
        using var events = await OpenAsync(ann);

        app.Wait(TimeSpan.FromMinutes(15));

        await EndsAsync(events);
    }

    [Fact]
    public async Task The_stream_ends_when_the_personal_access_token_is_revoked()
    {
        var ann = await (await apps.OnAsync(Database.Sqlite)).SignUpAsync("ann");
        var token = await ann.CreateTokenAsync(TokenScope.Read);
        var other = await ann.CreateTokenAsync(TokenScope.Read, "another");
        using var events = await OpenAsync(ann.WithToken(token.Token));
        using var stays = await OpenAsync(ann.WithToken(other.Token));

        using var deleted = await ann.Client.TryAsync(HttpMethod.Delete, $"/api/tokens/{token.Item.Id}");

        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await EndsAsync(events);
        await ann.AddAsync("Buy milk");
        var line = "";
        while (!line.Contains("changed", StringComparison.Ordinal))
        {
            line = (await stays.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull();
        }
    }

    // Ready once the first event has come.
    private static async Task<StreamReader> OpenAsync(Person person)
    {
        var reader = new StreamReader(await person.Client.GetStreamAsync("/api/events", TestContext.Current.CancellationToken));
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { Length: > 0 })
        {
            // The lines of the first event.
        }

        return reader;
    }

    private static async Task EndsAsync(StreamReader events) =>
        await events.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
}
