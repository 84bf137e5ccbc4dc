using System.Net;
using System.Text.Json;
using TodoChatbot.Backend.Tests.Fixture;
using TodoChatbot.Contracts;
using TodoChatbot.Contracts.Chat;

namespace TodoChatbot.Backend.Tests.Chat;

/// <summary>The forms in which an answer comes.</summary>
public sealed class ChatWireTests(BackendApps apps) : IClassFixture<BackendApps>
{
    [Theory, EveryDatabase]
    public async Task An_answer_comes_whole_as_json(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");

        using var response = await ann.Client.TryAsync(HttpMethod.Post, "/api/chat", """{"message": "add buy milk tomorrow"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/json");
        var answer = await response.ReadAsync<JsonElement>();
        answer.GetProperty("response").GetString().ShouldBe("Added task 1 “Buy milk”, due Tue, Nov 24, 2026.");
        answer.GetProperty("message").GetProperty("role").GetString().ShouldBe("assistant");
        answer.GetProperty("user_message").GetProperty("content").GetString().ShouldBe("add buy milk tomorrow");
        var call = answer.GetProperty("tool_calls").EnumerateArray().ShouldHaveSingleItem();
        call.GetProperty("name").GetString().ShouldBe("add_task");
        call.GetProperty("arguments").GetProperty("title").GetString().ShouldBe("Buy milk");
        call.GetProperty("result").GetProperty("tasks")[0].GetProperty("number").GetInt32().ShouldBe(1);
        var conversation = await ann.Client.GetAsync<Conversation>($"/api/conversations/{answer.GetProperty("conversation_id").GetGuid()}");
        conversation.Messages.Select(message => message.Role).ShouldBe([MessageRole.User, MessageRole.Assistant]);
    }

    [Theory, EveryDatabase]
    public async Task An_answer_comes_as_events_that_are_numbered_without_a_gap(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");

        var events = await ann.ListenAsync("add buy milk tomorrow").ToListAsync(TestContext.Current.CancellationToken);

        events.Select(happened => happened.EventType).ShouldBe(["run", "message", "tool_call", "tool_result", "delta", "message", "done"]);
        events.Select(happened => happened.EventId).ShouldBe(Enumerable.Range(1, events.Count).Select(id => $"{id}"));
        var answer = events[^1].Read<RunDone>().Answer;
        answer.Response.ShouldBe("Added task 1 “Buy milk”, due Tue, Nov 24, 2026.");
        events[0].Read<RunStarted>().ShouldBe(new RunStarted(answer.RunId, answer.ConversationId));
        events[4].Read<Delta>().Text.ShouldBe(answer.Response);
        events[5].Read<MessageItem>().Id.ShouldBe(answer.Message.Id);
    }

    [Theory, EveryDatabase]
    public async Task A_run_is_told_again_after_any_of_its_events(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");
        var first = await ann.ListenAsync("add buy milk tomorrow").ToListAsync(TestContext.Current.CancellationToken);
        var run = first[0].Read<RunStarted>().RunId;

        for (var seen = 0; seen <= first.Count; seen++)
        {
            var rest = await ann.FollowAsync(run, $"{seen}").ToListAsync(TestContext.Current.CancellationToken);
            rest.Select(happened => (happened.EventId, happened.EventType, happened.Data))
                .ShouldBe(first.Skip(seen).Select(happened => (happened.EventId, happened.EventType, happened.Data)));
        }
    }

    [Theory, EveryDatabase]
    public async Task A_run_of_somebody_else_is_not_there(Database database)
    {
        var app = await apps.OnAsync(database);
        var (ann, bob) = (await app.SignUpAsync("ann"), await app.SignUpAsync("bob"));
        var answer = await ann.SayAsync("add buy milk");

        await bob.Client.RefusedAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound, HttpMethod.Get, $"/api/chat/runs/{answer.RunId}/events");
        await bob.Client.RefusedAsync(HttpStatusCode.NotFound, ErrorCodes.NotFound, HttpMethod.Post, $"/api/chat/runs/{answer.RunId}/cancel");
        await bob.Client.RefusedAsync(
            HttpStatusCode.NotFound, ErrorCodes.NotFound, HttpMethod.Post, "/api/chat", new SendMessage("hello", answer.ConversationId));
    }

    [Theory, EveryDatabase]
    public async Task A_message_that_is_empty_or_too_long_is_refused(Database database)
    {
        var ann = await (await apps.OnAsync(database)).SignUpAsync("ann");

        foreach (var message in new[] { "", "   ", new string('a', 10_001) })
        {
            await ann.Client.RefusedAsync(HttpStatusCode.BadRequest, ErrorCodes.ValidationError, HttpMethod.Post, "/api/chat", new SendMessage(message));
        }
    }
}
