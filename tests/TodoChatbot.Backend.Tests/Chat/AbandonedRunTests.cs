using System.Net;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Tests.Chat;

public sealed class AbandonedRunTests
{
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
