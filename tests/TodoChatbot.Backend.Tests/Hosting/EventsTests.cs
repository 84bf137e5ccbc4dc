using System.Net;
using System.Text.Json;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Activity;

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

    [Theory, EveryDatabase]
    public async Task A_change_carries_the_id_of_its_request_or_of_its_change_set(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        using var events = await OpenAsync(ann);
        var own = Guid.CreateVersion7();

        using var named = await ann.Client.TryAsync(HttpMethod.Post, "/api/tasks", new { title = "Buy milk" }, (Headers.ChangeId, own.ToString()));
        var first = await ChangeOfAsync(events);
        var added = await ann.AddAsync("Buy bread");
        var second = await ChangeOfAsync(events);

        named.StatusCode.ShouldBe(HttpStatusCode.Created);
        first.Id.ShouldBe(own);
        second.Id.ShouldNotBeNull().ShouldBe(added.ChangeSet.ShouldNotBeNull());
    }

    // Ready once the first event has come.
    private static async Task<ChangedEvent> ChangeOfAsync(StreamReader events)
    {
        while (true)
        {
            var line = (await events.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull();
            if (line.StartsWith("data:", StringComparison.Ordinal) && line.Contains("tasks", StringComparison.Ordinal))
            {
                return JsonSerializer.Deserialize<ChangedEvent>(line["data:".Length..], Wire.Json).ShouldNotBeNull();
            }
        }
    }

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
