using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TodoChatbot.Backend.Chat.Runs;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Accounts;
using TodoChatbot.Contracts.Chat;
using Part = TodoChatbot.Backend.Tests.Fixture.ModelReply.Part;

namespace TodoChatbot.Backend.Tests.Chat;

public sealed class AbandonedRunTests
{
    private const string Interrupted = "The answer was interrupted twice, so it has ended. What was done so far is kept. Send your message again to retry.";

    [Theory, EveryDatabase]
    public async Task A_run_over_which_two_backends_died_ends_with_an_error_for_those_who_follow_it(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        var (conversation, run) = await AbandonAsync(app, ann, interruptions: 1);

        var events = await ann.FollowAsync(run).ToListAsync(TestContext.Current.CancellationToken);

        events[^1].EventType.ShouldBe(RunEventNames.Error);
        events[^1].Data.ShouldContain(Interrupted);
        (await app.CountAsync("runs", "status = 'Failed'")).ShouldBe(1);
        (await ann.Client.GetAsync<Conversation>($"/api/conversations/{conversation}")).ActiveRun.ShouldBeNull();
        (await ann.SayAsync("thanks")).Response.ShouldBe("You're welcome.");
    }

    [Theory, EveryDatabase]
    public async Task A_run_over_which_one_backend_died_is_finished(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        var (_, run) = await AbandonAsync(app, ann, interruptions: 0);

        var events = await ann.FollowAsync(run).ToListAsync(TestContext.Current.CancellationToken);

        events[^1].EventType.ShouldBe(RunEventNames.Done);
        (await app.CountAsync("runs", "status = 'Done' AND interruptions = 1")).ShouldBe(1);
    }

    [Theory, EveryDatabase]
    public async Task A_backend_that_hands_a_run_over_does_not_count_as_dead(Database database)
    {
        var gate = new TaskCompletionSource();
        await using var model = await ModelServer.StartAsync("openai", new ModelReply(new Part.Text("Hm"), new Part.Wait(gate.Task)));
        await using var app = await BackendApp.StartAsync(database, [BackendApp.FlowingTime, .. model.SettingsFor("openai")]);
        var ann = await app.SignUpAsync("ann");
        await foreach (var happened in ann.ListenAsync("tell me"))
        {
            if (happened.EventType == RunEventNames.Delta)
            {
                break;
            }
        }

        using var noTime = new CancellationTokenSource();
        await noTime.CancelAsync();
        await app.Services.GetRequiredService<RunHost>().StopAsync(noTime.Token);
        await model.Abandoned.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        await Eventually.TrueAsync(async () => await app.CountAsync("runs", "status = 'Running' AND interruptions = -1") == 1);
    }

    [Theory, EveryDatabase]
    public async Task Deleting_the_account_stops_the_answer_in_hand(Database database)
    {
        var gate = new TaskCompletionSource();
        await using var model = await ModelServer.StartAsync("openai", new ModelReply(new Part.Text("I begin"), new Part.Wait(gate.Task)));
        await using var app = await BackendApp.StartAsync(database, [BackendApp.FlowingTime, .. model.SettingsFor("openai")]);
        var ann = await app.SignUpAsync("ann");
        await foreach (var happened in ann.ListenAsync("tell me"))
        {
            if (happened.EventType == RunEventNames.Delta)
            {
                break;
            }
        }

        using var deleted = await ann.Client.TryAsync(HttpMethod.Delete, "/api/users/me", new DeleteAccount(Person.Password));

        await model.Abandoned.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        (await app.CountAsync("runs")).ShouldBe(0);
    }

    // As a backend leaves it that is killed: said, begun, and nobody works on it.
    internal static async Task<(Guid Conversation, Guid Run)> AbandonAsync(BackendApp app, Person person, int interruptions)
    {
        var answer = await person.SayAsync("help");
        await app.SqlAsync("DELETE FROM run_events WHERE sequence > 2");
        await app.SqlAsync("DELETE FROM messages WHERE sequence > 1");
        await app.SqlAsync($"UPDATE runs SET status = 'Running', last_event = 2, lease_until = created_at, interruptions = {interruptions}");
        app.Wait(TimeSpan.FromMinutes(1));
        return (answer.ConversationId, answer.RunId);
    }

    [Theory, EveryDatabase]
    public async Task A_conversation_whose_backend_is_gone_answers_again_though_nobody_follows_the_old_run(Database database)
    {
        await using var app = await BackendApp.StartAsync(database);
        var ann = await app.SignUpAsync("ann");
        var conversation = (await ann.SayAsync("help")).ConversationId;
        await app.SqlAsync("DELETE FROM run_events WHERE sequence > 2");
        await app.SqlAsync("DELETE FROM messages WHERE sequence > 1");
        await app.SqlAsync("UPDATE runs SET status = 'Running', last_event = 2, lease_until = created_at");
        app.Wait(TimeSpan.FromMinutes(1));

        await ann.Client.RefusedAsync(HttpStatusCode.Conflict, ErrorCodes.Conflict, HttpMethod.Post, "/api/chat", new SendMessage("thanks", conversation));
        await Eventually.TrueAsync(async () => (await ann.Client.GetAsync<Conversation>($"/api/conversations/{conversation}")).ActiveRun is null);

        (await ann.SayAsync("thanks")).Response.ShouldBe("You're welcome.");
        (await ann.Client.GetAsync<Conversation>($"/api/conversations/{conversation}")).Messages.Count.ShouldBe(4);
    }
}
