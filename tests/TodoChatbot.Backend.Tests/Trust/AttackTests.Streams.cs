using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TodoChatbot.Backend.Broadcasting;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;

namespace TodoChatbot.Backend.Tests.Trust;

/// <content>Streams that a user opens without end, or does not read.</content>
public sealed partial class AttackTests
{
    [Fact]
    public async Task A_user_may_have_thirty_streams_and_one_more_is_refused()
    {
        await using var app = await BackendApp.StartAsync(Database.Sqlite);
        var (ann, bob) = (await app.SignUpAsync("ann"), await app.SignUpAsync("bob"));
        var open = new List<StreamReader>();
        for (var number = 0; number < 30; number++)
        {
            open.Add(await OpenEventsAsync(ann));
        }

        using var refused = await ann.Client.TryAsync(HttpMethod.Get, "/api/events");
        await refused.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, ErrorCodes.RateLimited);
        refused.Headers.RetryAfter?.Delta.ShouldNotBeNull();
        using var others = await OpenEventsAsync(bob);

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
        using var events = await OpenEventsAsync(ann);

        var broadcaster = app.Services.GetRequiredService<ChangeBroadcaster>();
        for (var number = 0; number < Published; number++)
        {
            broadcaster.Publish(new ChangeEvent(ChangeKind.Tasks, ann.Id));
        }

        app.Wait(TimeSpan.FromMinutes(15));
        var rest = await events.ReadToEndAsync(TestContext.Current.CancellationToken);
        (rest.Split("event: changed").Length - 1).ShouldBeInRange(1, Published / 2);
    }
}
