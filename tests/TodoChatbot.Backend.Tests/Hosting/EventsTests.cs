using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TodoChatbot.Backend.Broadcasting;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
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

    [Fact]
    public async Task A_user_may_have_thirty_streams_and_one_more_is_refused()
    {
        await using var app = await BackendApp.StartAsync(Database.Sqlite);
        var (ann, bob) = (await app.SignUpAsync("ann"), await app.SignUpAsync("bob"));
        var open = new List<StreamReader>();
        for (var number = 0; number < 30; number++)
        {
            open.Add(await OpenAsync(ann));
        }

        using var refused = await ann.Client.TryAsync(HttpMethod.Get, "/api/events");
        await refused.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, ErrorCodes.RateLimited);
        refused.Headers.RetryAfter?.Delta.ShouldNotBeNull();
        using var others = await OpenAsync(bob);

        open[0].Dispose();
        await Eventually.TrueAsync(async () =>
        {
            using var response = await ann.Client.SendAsync(
                new HttpRequestMessage(HttpMethod.Get, "/api/events"), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            return response.StatusCode == HttpStatusCode.OK;
        });
        open.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public async Task Whoever_does_not_read_loses_events_instead_of_filling_the_memory()
    {
        const int Published = 20_000;
        await using var app = await BackendApp.StartAsync(Database.Sqlite);
        var ann = await app.SignUpAsync("ann");
        using var events = await OpenAsync(ann);

        var broadcaster = app.Services.GetRequiredService<ChangeBroadcaster>();
        for (var number = 0; number < Published; number++)
        {
            broadcaster.Publish(new ChangeEvent(ChangeKind.Tasks, ann.Id));
        }

        app.Wait(TimeSpan.FromMinutes(15));
        var rest = await events.ReadToEndAsync(TestContext.Current.CancellationToken);
        (rest.Split("event: changed").Length - 1).ShouldBeInRange(1, Published / 2);
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
